//! The kiosk's first screen on a slow tablet: a browser whose processor is made slower opens it again and again.
use std::fs;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use serde::Deserialize;
use serde_json::json;

use crate::bench::daleel::Installation;
use crate::bench::daleel::Serving;

/// The processor is made so many times slower.
pub const SLOWER: u32 = 6;
/// So often the screen is opened.
const TIMES: usize = 20;

/// What was seen at one opening, in milliseconds since the navigation began.
#[derive(Deserialize)]
pub struct Opening {
    /// Until something was painted.
    pub painted: f64,
    /// Until the largest part was painted.
    pub largest: f64,
    /// Until the scripts had run.
    pub ready: f64,
}

/// All openings.
#[derive(Deserialize)]
pub struct Openings {
    /// By a browser that had nothing of it.
    pub first: Vec<Opening>,
    /// By one that had seen it.
    pub again: Vec<Opening>,
}

/// Fills a demonstration, pairs a kiosk and opens its first screen.
pub fn measure(binary: &Path, folder: &Path) -> Result<Openings> {
    let data = folder.join("slow-tablet");
    if data.exists() {
        fs::remove_dir_all(&data)?;
    }
    let installation = Installation { binary: binary.to_owned(), data, database_url: None };
    let serving = Serving::start_demonstration(&installation)?;
    let password = fs::read_to_string(installation.data.join("demo-password")).context("the demonstration's password")?;
    let told = json!({ "address": format!("http://{}", serving.http), "password": password.trim(), "times": TIMES, "slower": SLOWER });
    let script = std::path::absolute("bench/kiosk/first-screen.mjs")?;
    let mut looking = Command::new("node");
    looking.arg(script).current_dir(packages()?).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut looking = looking.spawn().context("starting node")?;
    looking.stdin.take().context("its standard input")?.write_all(told.to_string().as_bytes())?;
    let seen = looking.wait_with_output()?;
    ensure!(seen.status.success(), "the browser could not look");
    Ok(serde_json::from_slice(&seen.stdout)?)
}

/// The folder with what drives the browser, the same as in the tests.
fn packages() -> Result<PathBuf> {
    let folder = Path::new("target/bench-browser");
    fs::create_dir_all(folder)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(Path::new("crates/daleel/tests/browser").join(file), folder.join(file))?;
    }
    let done = Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder).status()?;
    ensure!(done.success(), "npm could not install what drives the browser");
    Ok(folder.to_owned())
}

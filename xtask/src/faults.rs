//! `cargo xtask faults --rounds 200`: kills and power cuts under mail load, with a ledger of what was acknowledged.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use clap::Parser;
use testkit::Fault;
use testkit::Installation;
use testkit::Plan;

/// The arguments after `cargo xtask faults`.
#[derive(Parser)]
#[command(name = "cargo xtask faults", no_binary_name = true)]
struct Arguments {
    /// How often the process is killed.
    #[arg(long, default_value_t = 200)]
    rounds: usize,
    /// How often the power is cut, on a disk that forgets what was not synced; takes root and FUSE.
    #[arg(long, default_value_t = 100)]
    power_cuts: usize,
    /// A PostgreSQL database, empty, in place of SQLite; the power is not cut then.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// A program that is built already, in place of building one.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// An empty folder for the data, the ledger and the disks.
    #[arg(long, default_value = "target/faults")]
    folder: PathBuf,
}

/// Builds the program, plays the rounds and prints what the ledger says of them.
pub fn run(args: &[String]) -> Result<()> {
    let asked = Arguments::try_parse_from(args).unwrap_or_else(|refused| refused.exit());
    let program = asked.program.clone().map_or_else(build, Ok)?;
    let mut installation = Installation::new(std::path::absolute(program)?, "");
    if let Some(url) = &asked.database {
        installation = installation.with("database_url", url);
    }
    play(&asked, &installation, Fault::Kill, asked.rounds)?;
    if asked.database.is_none() {
        play(&asked, &installation, Fault::PowerCut, asked.power_cuts)?;
    }
    Ok(())
}

fn build() -> Result<PathBuf> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let built = Command::new(cargo).args(["build", "--release", "-p", "daleel"]).status().context("starting cargo")?;
    ensure!(built.success(), "the program was not built");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    Ok(target.join("release/daleel"))
}

fn play(asked: &Arguments, installation: &Installation, fault: Fault, rounds: usize) -> Result<()> {
    let name = if fault == Fault::Kill { "kills" } else { "power cuts" };
    let folder = std::path::absolute(&asked.folder)?.join(name.replace(' ', "-"));
    ensure!(!folder.exists(), "{} is there already: name another folder, or remove it", folder.display());
    std::fs::create_dir_all(&folder)?;
    let report = testkit::rounds(&Plan { installation: installation.clone(), folder, fault, rounds })?;
    writeln!(std::io::stdout(), "{name}: {report}")?;
    ensure!(report.verdict.is_clean(), "something acknowledged was lost or doubled");
    Ok(())
}

//! Daleel itself: started on a data folder or a PostgreSQL database, loaded, and asked through its interface for programs.
pub mod desk;
pub mod intake;
pub mod people;
pub mod replies;

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;

use super::http::Client;
use super::http::Request;
use super::workload;

/// What one program may ask in a minute and a day, as much as the settings allow: the driver is one program.
const UNLIMITED: [(&str, &str); 4] = [
    ("DALEEL_LIMITS__API_PER_MINUTE", "1000000"),
    ("DALEEL_LIMITS__SEARCHES_PER_MINUTE", "100000"),
    ("DALEEL_QUOTA__API_CALLS_PER_DAY", "1000000000"),
    ("DALEEL_QUOTA__STORED_BYTES", "1125899906842624"),
];

/// The program, its data and its database.
#[derive(Clone)]
pub struct Installation {
    /// The binary.
    pub binary: PathBuf,
    /// Its data folder.
    pub data: PathBuf,
    /// A PostgreSQL address instead of SQLite in the folder.
    pub database_url: Option<String>,
}

impl Installation {
    /// A command of the program on this data; where it can be reached for mail stands in its environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.arg(arguments[0]).args(&arguments[1..]).stdin(Stdio::null()).env("DALEEL_DATA_DIR", &self.data);
        if let Some(url) = &self.database_url {
            command.env("DALEEL_DATABASE_URL", url);
        }
        command
    }

    /// Fills an empty installation with an invented government and the workload's first cases, unless that was done before.
    pub fn load(&self, cases: u64, seed: u64) -> Result<()> {
        let (mark, file) = (self.data.join("bench-loaded"), self.data.with_extension("jsonl"));
        if mark.exists() {
            return Ok(());
        }
        // What an interrupted load left behind would be counted twice.
        if self.data.exists() {
            fs::remove_dir_all(&self.data)?;
        }
        fs::create_dir_all(&self.data)?;
        workload::write_cases(&file, seed, cases)?;
        let path = file.to_str().context("a folder with a plain name")?;
        let done = self.command(&["demo", "load", "--from", path]).status().context("starting the loader")?;
        ensure!(done.success(), "the loader failed");
        fs::remove_file(&file)?;
        Ok(fs::write(mark, cases.to_string())?)
    }

    /// A token of the demonstration's employee.
    pub fn token(&self) -> Result<String> {
        self.token_of("demo")
    }

    /// A token of an employee.
    pub fn token_of(&self, employee: &str) -> Result<String> {
        let said = self.command(&["token", "create", "--employee", employee]).output()?;
        ensure!(said.status.success(), "no token: {}", String::from_utf8_lossy(&said.stderr));
        let text = String::from_utf8(said.stdout)?;
        Ok(text.split_whitespace().last().context("a token")?.to_owned())
    }

    /// The version it names.
    pub fn version(&self) -> Result<String> {
        let said = Command::new(&self.binary).arg("--version").output()?;
        Ok(String::from_utf8_lossy(&said.stdout).trim().trim_start_matches("daleel ").to_owned())
    }
}

/// The program while it serves; it is ended when this is dropped.
pub struct Serving {
    child: Child,
    /// Where it answers HTTP.
    pub http: SocketAddr,
    /// Where it takes mail over SMTP.
    pub smtp: SocketAddr,
    /// Where it takes mail over LMTP.
    pub lmtp: SocketAddr,
    /// From starting the program until it said that it is ready.
    pub start: Duration,
}

impl Serving {
    /// Starts the program on free ports and waits until `/readyz` says yes.
    pub fn start(installation: &Installation) -> Result<Self> {
        Self::start_with(installation, &[])
    }

    /// The same with more settings, each by its variable of the environment.
    pub fn start_with(installation: &Installation, settings: &[(&str, String)]) -> Result<Self> {
        Self::start_as(installation, &["serve", "--listen", "127.0.0.1:0"], settings)
    }

    /// Starts the program on an empty folder, which it fills as a demonstration.
    pub fn start_demonstration(installation: &Installation) -> Result<Self> {
        Self::start_as(installation, &["serve", "--demo", "--listen", "127.0.0.1:0"], &[])
    }

    fn start_as(installation: &Installation, arguments: &[&str], settings: &[(&str, String)]) -> Result<Self> {
        let (smtp, lmtp) = (free_port()?, free_port()?);
        let began = Instant::now();
        let mut child = installation
            .command(arguments)
            .env("DALEEL_MAIL__SMTP_LISTEN", smtp.to_string())
            .env("DALEEL_MAIL__LMTP_LISTEN", lmtp.to_string())
            .envs(UNLIMITED)
            .envs(settings.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .stderr(log(&installation.data)?)
            .spawn()
            .with_context(|| format!("starting {}", installation.binary.display()))?;
        let said = child.stdout.take().context("its standard output")?;
        let http = address(BufReader::new(said)).inspect_err(|_| drop(child.kill()))?;
        let mut serving = Self { child, http, smtp, lmtp, start: Duration::ZERO };
        serving.wait_until_ready()?;
        serving.start = began.elapsed();
        Ok(serving)
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    fn wait_until_ready(&self) -> Result<()> {
        for _ in 0..60_000 {
            let ready = Client::new(self.http, false).ask(&Request::get("/readyz", &[]));
            if ready.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(2));
        }
        bail!("it did not become ready within two minutes")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // SIGTERM lets it close its database; the shell's kill is the only way to send it without unsafe code.
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        if asked.is_err() {
            drop(self.child.kill());
        }
        drop(self.child.wait());
    }
}

/// Reads until the program names the address it listens on, then keeps reading so that it never waits for us.
fn address(mut said: BufReader<ChildStdout>) -> Result<SocketAddr> {
    loop {
        let mut line = String::new();
        ensure!(said.read_line(&mut line)? > 0, "it ended without naming its address");
        let named = line.split_once("http://").map(|(_, rest)| rest.trim_end().trim_end_matches('/'));
        let host = named.and_then(|rest| rest.split(['/', ' ', '"']).next()).and_then(|host| host.parse().ok());
        if let Some(found) = host {
            thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
            return Ok(found);
        }
    }
}

fn free_port() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

fn log(data: &Path) -> Result<fs::File> {
    fs::create_dir_all(data)?;
    Ok(fs::File::create(data.join("bench-server.log"))?)
}

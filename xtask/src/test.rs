//! `cargo xtask test`: everything that the tests need, then every test. Servers are started and stopped by the tests themselves.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

/// What the tests need beside the servers: a browser with Arabic letters, scripts for it, a file system that loses power, a program for
/// spreadsheets, another for documents, a clock that jumps, and those who see what a program may do and does.
const MORE: [&str; 13] = [
    "chromium",
    "fonts-noto-core",
    "fuse3",
    "gnumeric",
    "libfaketime",
    "nodejs",
    "npm",
    "poppler-utils",
    "python3",
    "python3-fusepy",
    "python3-venv",
    "strace",
    "systemd",
];
/// What others wrote in Python, with which the product must get on: an implementation of Standard Webhooks, an object store that speaks S3 with
/// what its server needs, and the encryption of notices to browsers.
const PYTHON: [&str; 5] = ["standardwebhooks==1.0.0", "moto==5.2.5", "flask==3.1.3", "flask-cors==6.0.5", "http-ece==1.2.1"];
/// The device of file systems that are programs: the disks of stories that lose their power are some.
const FUSE: &str = "/dev/fuse";
/// A package is there when one of its programs is; a machine may bring the program without the package.
const PROGRAMS: [(&str, &str); 4] = [("nodejs", "node"), ("npm", "npm"), ("python3", "python3"), ("chromium", "chromium")];

/// Installs what is missing and runs every test; `rest` are filters for the test runner.
pub fn run(rest: &[String]) -> Result<()> {
    install()?;
    make_fuse();
    let python = python();
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut tests = Command::new(cargo);
    tests.args(["test", "--workspace", "--no-fail-fast"]).args(rest);
    // A story says where it failed and why; a trace of every thread would push that out of a log that is cut.
    tests.env("RUST_BACKTRACE", "0");
    if let Some(python) = python {
        tests.env("DALEEL_PYTHON", python);
    }
    let mut running = tests.stdout(Stdio::piped()).spawn().context("starting cargo")?;
    let failures = pass_on(running.stdout.take().context("reading what the tests say")?)?;
    let done = running.wait()?;
    ensure!(done.success(), "some tests failed\n{failures}");
    Ok(())
}

/// Passes on what the tests say, as they say it, and keeps what the failed ones said, to be said once more where a log is looked at: at its end.
fn pass_on(said: impl Read) -> Result<String> {
    let mut failures = String::new();
    let mut is_failure = false;
    for line in BufReader::new(said).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        if line.starts_with("---- ") {
            is_failure = true;
        } else if line == "failures:" {
            is_failure = false;
        }
        if is_failure {
            failures.extend([line.as_str(), "\n"]);
        }
    }
    Ok(failures)
}

/// Installs missing packages by `apt-get`, where there is one and the user may; the tests say what is still missing.
fn install() -> Result<()> {
    let wanted = peers::packages().iter().chain(&MORE);
    let missing: Vec<&str> = wanted.copied().filter(|package| !is_there(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("installing {}", missing.join(" "));
    let apt = |arguments: &[&str]| Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").status();
    let updated = apt(&["update", "-qq"]);
    if updated.is_err() {
        println!("there is no apt-get here: install {} by hand", missing.join(" "));
        return Ok(());
    }
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(&missing);
    let installed = apt(&arguments).context("starting apt-get")?;
    ensure!(installed.success(), "apt-get could not install {}", missing.join(" "));
    stop_services();
    Ok(())
}

/// Makes the device of file systems that are programs where nobody has, as in a small container; the stories say what is still missing.
fn make_fuse() {
    if !Path::new(FUSE).exists() {
        drop(Command::new("mknod").args(["-m", "666", FUSE, "c", "10", "229"]).output());
    }
}

/// A Python of the project's own with what the tests compare with; none where it cannot be made, which the tests then say.
fn python() -> Option<PathBuf> {
    let folder = std::path::absolute("target/python").ok()?;
    let python = folder.join("bin/python");
    let works = || {
        Command::new(&python)
            .args(["-c", "import standardwebhooks, boto3, moto.server, http_ece"])
            .output()
            .is_ok_and(|answer| answer.status.success())
    };
    if !works() {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).status();
        made.ok().filter(std::process::ExitStatus::success)?;
        let filled = Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PYTHON).status();
        filled.ok().filter(std::process::ExitStatus::success)?;
    }
    works().then_some(python)
}

/// The packages start their servers; the tests want their own.
fn stop_services() {
    for service in ["postgresql", "dovecot", "exim4", "nsd", "clamav-daemon", "clamav-freshclam", "kannel"] {
        // Without a service manager nothing was started.
        drop(Command::new("service").args([service, "stop"]).output());
    }
}

fn is_there(package: &str) -> bool {
    let program = PROGRAMS.iter().find(|(named, _)| *named == package).map(|(_, program)| *program);
    if program.is_some_and(on_path) {
        return true;
    }
    let asked = Command::new("dpkg-query").args(["-W", "-f=${Status}", package]).output();
    asked.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).contains("install ok installed"))
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| Path::new(&folder).join(program).is_file()))
}

//! A push service with its browsers, by another implementation (http_ece and cryptography, from PyPI): reads what it is sent and checks who sent it.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;

use kernel::Error;
use kernel::Result;
use kernel::broken;

/// A running service; it ends when dropped.
pub struct PushService {
    process: Child,
    words: BufReader<ChildStdout>,
}

impl PushService {
    /// Starts it, with the Python that `DALEEL_PYTHON` names, as `cargo xtask test` does, or with `python3`.
    ///
    /// # Errors
    /// `NotFound` when that Python has no http_ece, `Broken` when it does not start.
    pub fn start() -> Result<Self> {
        let python = std::env::var("DALEEL_PYTHON").unwrap_or_else(|_| "python3".into());
        let known = Command::new(&python).args(["-c", "import http_ece"]).output();
        known.ok().filter(|output| output.status.success()).ok_or(Error::NotFound("http_ece of PyPI, which cargo xtask test installs,"))?;
        let mut started = Command::new(&python);
        started.args(["-c", include_str!("push_service.py")]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = started.spawn().map_err(broken("starting a push service"))?;
        let words = process.stdout.take().ok_or(Error::NotFound("the words of a push service"))?;
        let mut service = Self { process, words: BufReader::new(words) };
        // Its port.
        service.line()?;
        Ok(service)
    }

    /// A browser that takes only what this public key signs: its `endpoint`, `p256dh`, `auth` and `path`, in JSON.
    ///
    /// # Errors
    /// `Broken` when it has ended.
    pub fn browser(&mut self, key: &str) -> Result<String> {
        self.ask(&format!("browser {key}"))
    }

    /// What it answers from now on.
    ///
    /// # Errors
    /// `Broken` when it has ended.
    pub fn answers(&mut self, status: u16) -> Result<()> {
        self.ask(&format!("answer {status}")).map(drop)
    }

    /// All that has come, in JSON: what was `said`, to which `browser`, with which `status` it was answered, or what was `wrong` with it.
    ///
    /// # Errors
    /// `Broken` when it has ended.
    pub fn shown(&mut self) -> Result<String> {
        self.ask("shown")
    }

    fn ask(&mut self, line: &str) -> Result<String> {
        let input = self.process.stdin.as_mut().ok_or(Error::NotFound("the ear of a push service"))?;
        writeln!(input, "{line}").map_err(broken("asking a push service"))?;
        self.line()
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.words.read_line(&mut line).map_err(broken("asking a push service"))?;
        if line.is_empty() { Err(broken("asking a push service")("it has ended")) } else { Ok(line) }
    }
}

impl Drop for PushService {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

//! An object store that speaks S3 and checks the signature of each call (moto's server, from PyPI), with one bucket.

use std::io::BufRead;
use std::io::BufReader;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use kernel::Error;
use kernel::Result;
use kernel::broken;

/// A running server; it ends when dropped.
pub struct S3 {
    process: Child,
    /// Its address: `http://127.0.0.1:PORT`.
    pub endpoint: String,
    /// The id of the one key that it knows.
    pub key: String,
    /// That key.
    pub secret: String,
}

impl S3 {
    /// The one bucket.
    pub const BUCKET: &'static str = "attachments";
    /// Where it says it is.
    pub const REGION: &'static str = "me-south-1";

    /// Starts it, with the Python that `DALEEL_PYTHON` names, as `cargo xtask test` does, or with `python3`.
    ///
    /// # Errors
    /// `NotFound` when that Python has no moto, `Broken` when it does not start.
    pub fn start() -> Result<Self> {
        let python = std::env::var("DALEEL_PYTHON").unwrap_or_else(|_| "python3".into());
        let known = Command::new(&python).args(["-c", "import boto3, moto.server"]).output();
        known.ok().filter(|output| output.status.success()).ok_or(Error::NotFound("moto of PyPI, which cargo xtask test installs,"))?;
        let mut started = Command::new(&python);
        started.args(["-c", include_str!("s3.py")]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = started.spawn().map_err(broken("starting a server"))?;
        let mut line = String::new();
        let read = process.stdout.take().map(|words| BufReader::new(words).read_line(&mut line));
        read.transpose().map_err(broken("starting a server"))?;
        let mut server = Self { process, endpoint: String::new(), key: String::new(), secret: String::new() };
        let [port, key, secret] = line.split_whitespace().collect::<Vec<_>>()[..] else {
            return Err(Error::Broken("starting a server".into(), "it does not say where it is".into()));
        };
        server.endpoint = format!("http://127.0.0.1:{port}");
        (server.key, server.secret) = (key.into(), secret.into());
        Ok(server)
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

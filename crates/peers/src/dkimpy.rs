//! DKIM and ARC by another implementation (dkimpy): signs messages for us to check, and checks what we signed.

use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use kernel::Error;
use kernel::Result;
use kernel::broken;

use crate::dns::Dns;
use crate::install::find;
use crate::scratch;
use crate::scratch::Account;
use crate::scratch::Folder;

/// The Python for which Debian's packages are.
const PYTHON: &str = "/usr/bin/python3";

/// Another implementation with keys of its own.
pub struct Dkimpy {
    /// The text of the DNS record of its RSA key.
    pub rsa: String,
    /// The text of the DNS record of its Ed25519 key.
    pub ed25519: String,
    folder: Folder,
}

impl Dkimpy {
    /// Makes its keys.
    ///
    /// # Errors
    /// `NotFound` when it is not installed.
    pub fn new() -> Result<Self> {
        let works = Command::new(PYTHON).args(["-c", "import authres, dkim, dns.resolver, nacl.signing"]).output();
        works.ok().filter(|output| output.status.success()).ok_or(Error::NotFound("python3-dkim"))?;
        let folder = scratch::folder("dkimpy", &Account::own()?)?;
        std::fs::write(folder.path().join("program.py"), include_str!("dkimpy.py")).map_err(broken("writing a program"))?;
        let openssl = find("openssl")?;
        let rsa = folder.path().join("rsa.pem").display().to_string();
        answer(&openssl, &["genrsa", "-traditional", "-out", &rsa, "2048"], b"")?;
        let public = answer(&openssl, &["rsa", "-in", &rsa, "-pubout"], b"")?;
        let public: String = String::from_utf8_lossy(&public).lines().filter(|line| !line.starts_with('-')).collect();
        let mut made = Self { rsa: format!("v=DKIM1; k=rsa; p={public}"), ed25519: String::new(), folder };
        let public = made.run(&["fresh", &made.key("ed25519")], b"")?;
        made.ed25519 = format!("v=DKIM1; k=ed25519; p={}", String::from_utf8_lossy(&public).trim());
        Ok(made)
    }

    /// Signs a message with its RSA key, or the other one, simply canonicalised as we never do.
    ///
    /// # Errors
    /// With its words.
    pub fn sign(&self, kind: &str, selector: &str, domain: &str, message: &[u8]) -> Result<Vec<u8>> {
        self.run(&["sign", kind, selector, domain, &self.key(kind)], message)
    }

    /// Seals a message (ARC) with its RSA key; the message must bear `Authentication-Results` of that domain.
    ///
    /// # Errors
    /// With its words.
    pub fn seal(&self, selector: &str, domain: &str, message: &[u8]) -> Result<Vec<u8>> {
        self.run(&["seal", selector, domain, &self.key("rsa")], message)
    }

    /// What it says of each signature of a message, by asking a DNS server: `pass`, `fail`, `error` and why.
    ///
    /// # Errors
    /// With its words.
    pub fn verify(&self, dns: &Dns, message: &[u8]) -> Result<Vec<String>> {
        let said = self.run(&["verify", &dns.address.port().to_string()], message)?;
        Ok(String::from_utf8_lossy(&said).lines().map(str::to_owned).collect())
    }

    fn key(&self, kind: &str) -> String {
        let name = if kind == "rsa" { "rsa.pem" } else { "ed25519" };
        self.folder.path().join(name).display().to_string()
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>> {
        let program = self.folder.path().join("program.py").display().to_string();
        answer(&PathBuf::from(PYTHON), &[&[program.as_str()], arguments].concat(), input)
    }
}

/// Runs a program to its end, with something to read, and gives what it printed.
fn answer(program: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>> {
    let piped = || Stdio::piped();
    let started = Command::new(program).args(arguments).stdin(piped()).stdout(piped()).stderr(piped()).spawn();
    let mut child = started.map_err(broken("starting a program"))?;
    if let Some(mut reading) = child.stdin.take() {
        reading.write_all(input).map_err(broken("writing to a program"))?;
    }
    let output = child.wait_with_output().map_err(broken("running a program"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Error::Broken(format!("running {}", program.display()), String::from_utf8_lossy(&output.stderr).into_owned().into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::or_skip;

    #[test]
    fn what_it_signs_it_verifies() {
        let Some(dkimpy) = or_skip(Dkimpy::new()) else { return };
        let records = [("r._domainkey.a.example", dkimpy.rsa.as_str()), ("e._domainkey.a.example", dkimpy.ed25519.as_str())];
        let Some(dns) = or_skip(Dns::start(&records, &[])) else { return };
        let message = b"From: a@a.example\r\nSubject: x\r\n\r\nHello\r\n";
        let signed = dkimpy.sign("rsa", "r", "a.example", message).unwrap();
        let signed = dkimpy.sign("ed25519", "e", "a.example", &signed).unwrap();
        assert_eq!(dkimpy.verify(&dns, &signed).unwrap(), ["pass", "pass"]);
        let changed = String::from_utf8(signed).unwrap().replace("Hello", "Hallo");
        assert!(!dkimpy.verify(&dns, changed.as_bytes()).unwrap().contains(&"pass".to_owned()));
    }
}

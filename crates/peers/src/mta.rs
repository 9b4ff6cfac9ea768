//! A mail server of a test's own (Exim): takes mail by SMTP and hands it on by LMTP, retrying within seconds.

use std::net::TcpStream;
use std::path::Path;

use kernel::Result;
use kernel::broken;
use rustix::process::Signal;

use crate::certificate;
use crate::install::find;
use crate::process::Process;
use crate::scratch;
use crate::scratch::Account;
use crate::scratch::Folder;

/// A running mail server. It refuses `nobody@…` for good and `later@…` for now, takes messages to 1 MiB, and offers STARTTLS and a sign-in.
pub struct Mta {
    /// The port of SMTP on 127.0.0.1.
    pub smtp: u16,
    /// The certificate of `localhost` in PEM, to be trusted.
    pub certificate: String,
    _process: Process,
    _folder: Folder,
}

impl Mta {
    /// The user of the sign-in.
    pub const USER: &'static str = "daleel";
    /// The password of the sign-in.
    pub const PASSWORD: &'static str = "open-sesame";

    /// Starts a server that hands all mail to this LMTP port of 127.0.0.1: a Dovecot's, or the one under test.
    ///
    /// # Errors
    /// `NotFound` when Exim is not installed; `Broken` with its words when it does not start.
    pub fn start(lmtp: u16) -> Result<Self> {
        let server = find("exim4")?;
        let (own, mail) = (Account::own()?, Account::without_root(&["nobody"])?);
        let folder = scratch::folder("mta", &own)?;
        scratch::open(folder.path())?;
        for name in ["spool", "log"] {
            let path = folder.path().join(name);
            std::fs::create_dir(&path).map_err(broken("making a folder"))?;
            scratch::give(&path, &mail)?;
        }
        let certificate = certificate::make(folder.path(), &own)?;
        for name in ["cert.pem", "key.pem"] {
            scratch::give(&folder.path().join(name), &mail)?;
        }
        let smtp = scratch::free_port()?;
        let file = folder.path().join("exim.conf");
        scratch::write(&file, &settings(folder.path(), &mail, smtp, lmtp), &own)?;
        let log = folder.path().join("out");
        let arguments = ["-C".into(), file.display().to_string(), "-bdf".into(), "-q1s".into()];
        let process = Process::start(&own, &server, &arguments, &log, Signal::TERM)?;
        process.wait_until(&log, || TcpStream::connect(("127.0.0.1", smtp)).is_ok())?;
        Ok(Self { smtp, certificate, _process: process, _folder: folder })
    }
}

fn settings(folder: &Path, mail: &Account, smtp: u16, lmtp: u16) -> String {
    let values = [
        ("@folder@", folder.display().to_string()),
        ("@uid@", mail.uid.to_string()),
        ("@gid@", mail.gid.to_string()),
        ("@user@", Mta::USER.to_owned()),
        ("@password@", Mta::PASSWORD.to_owned()),
        ("@smtp@", smtp.to_string()),
        ("@lmtp@", lmtp.to_string()),
    ];
    values.iter().fold(include_str!("exim.conf").to_owned(), |text, (name, value)| text.replace(name, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::or_skip;

    #[test]
    fn the_mail_server_starts_and_is_gone_when_dropped() {
        let Some(mta) = or_skip(Mta::start(1)) else { return };
        let port = mta.smtp;
        drop(mta);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}

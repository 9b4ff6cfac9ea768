//! A Dovecot server of a test's own: IMAP plain and encrypted, and LMTP to put mail in.

use std::net::TcpStream;
use std::path::PathBuf;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use rustix::process::Signal;

use crate::certificate;
use crate::install::find;
use crate::process::Process;
use crate::provider::Provider;
use crate::scratch;
use crate::scratch::Account;
use crate::scratch::Folder;

/// A running Dovecot. Every address is a mailbox; it begins empty.
pub struct Dovecot {
    /// The port of IMAP on 127.0.0.1, plain and with STARTTLS.
    pub imap: u16,
    /// The port of IMAP on 127.0.0.1, encrypted from the first byte.
    pub imaps: u16,
    /// The port of LMTP on 127.0.0.1.
    pub lmtp: u16,
    /// The certificate of `localhost` in PEM, to be trusted.
    pub certificate: String,
    program: PathBuf,
    account: Account,
    process: Option<Process>,
    folder: Folder,
}

impl Dovecot {
    /// The password of every mailbox.
    pub const PASSWORD: &'static str = "open-sesame";

    /// Starts a server with empty mailboxes.
    ///
    /// # Errors
    /// `NotFound` when Dovecot is not installed; `Broken` with its words when it does not start.
    pub fn start() -> Result<Self> {
        Self::start_with("")
    }

    /// The same for a server that also takes tokens (XOAUTH2 or OAUTHBEARER, as `way` says), and asks the provider what each is worth.
    ///
    /// # Errors
    /// As `start`.
    pub fn start_with_tokens(provider: &Provider, way: &str) -> Result<Self> {
        let host = provider.issuer.trim_start_matches("http://");
        let secret = Provider::MAIL_SECRET.replace(' ', "%20");
        let place = format!("http://{}:{secret}@{host}/token/introspection", Provider::MAIL_CLIENT);
        Self::start_with(&TOKENS.replace("@way@", &way.to_lowercase()).replace("@place@", &place))
    }

    /// The same for a server that cannot tell of mail by itself.
    ///
    /// # Errors
    /// As `start`.
    pub fn start_without_idle() -> Result<Self> {
        Self::start_with("imap_capability = IMAP4rev1 SASL-IR LITERAL+ UIDPLUS MOVE ENABLE\n===\n")
    }

    /// The same for a server whose owners of mailboxes are all away: to whatever a person writes, as the script says that its package brings
    /// (Sieve, RFC 5230), each answers every time, and hands that to the mail server at this port.
    ///
    /// # Errors
    /// As `start`; `NotFound` when the package for such scripts is not installed.
    pub fn start_away(handing_to: u16, says: &str) -> Result<Self> {
        find("sieve-test")?;
        let script = VACATION.replace("@says@", says);
        let dovecot = Self::start_with(&(AWAY.replace("@port@", &handing_to.to_string()) + "===\n" + &script))?;
        // It is read as whose mailbox it is, when a message comes.
        scratch::give(&dovecot.folder.path().join(BESIDE), &Account::without_root(&["nobody"])?)?;
        Ok(dovecot)
    }

    /// The messages that an address has got.
    ///
    /// # Errors
    /// `Broken` when they cannot be read.
    pub fn mail_of(&self, address: &str) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for part in ["new", "cur"] {
            let Ok(files) = self.mail_folder(address).join(part).read_dir() else { continue };
            for file in files.flatten() {
                let bytes = std::fs::read(file.path()).map_err(broken("reading a message"))?;
                found.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(found)
    }

    /// Stops it: nobody is at its place, and what it holds stays.
    pub fn stop(&mut self) {
        self.process = None;
    }

    /// Starts it at the same place after it was stopped.
    ///
    /// # Errors
    /// `Broken` with its words when it does not start.
    pub fn start_again(&mut self) -> Result<()> {
        let (folder, ports) = (self.folder.path(), [self.imap, self.imaps, self.lmtp]);
        let arguments = ["-F".to_owned(), "-c".into(), folder.join("dovecot.conf").display().to_string()];
        let process = Process::start(&self.account, &self.program, &arguments, &folder.join("out"), Signal::TERM)?;
        process.wait_until(&folder.join("log"), || ports.iter().all(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok()))?;
        self.process = Some(process);
        Ok(())
    }

    /// Numbers the messages of an address anew, as a server does that was rebuilt.
    ///
    /// # Errors
    /// `Broken` when its numbers cannot be read or written.
    pub fn renumber(&self, address: &str) -> Result<()> {
        let folder = self.mail_folder(address);
        let list = folder.join("dovecot-uidlist");
        let known = std::fs::read_to_string(&list).map_err(broken("reading the numbers of a mailbox"))?;
        let validity = known.split_whitespace().find_map(|word| word.strip_prefix('V')).ok_or(Error::NotFound("UIDVALIDITY"))?;
        let anew = known.replacen(&format!("V{validity} "), "V7 ", 1);
        std::fs::write(&list, anew).map_err(broken("writing the numbers of a mailbox"))?;
        for file in std::fs::read_dir(&folder).map_err(broken("reading a mail folder"))?.flatten() {
            if file.file_name().to_string_lossy().starts_with("dovecot.") {
                std::fs::remove_file(file.path()).map_err(broken("removing an index"))?;
            }
        }
        Ok(())
    }

    /// `more` are further settings, and below the line a file that they name.
    fn start_with(more: &str) -> Result<Self> {
        let program = find("dovecot")?;
        let (own, mail) = (Account::own()?, Account::without_root(&["nobody"])?);
        let folder = scratch::folder("dovecot", &own)?;
        scratch::open(folder.path())?;
        let store = folder.path().join("mail");
        std::fs::create_dir(&store).map_err(broken("making the mail folder"))?;
        scratch::give(&store, &mail)?;
        let certificate = certificate::make(folder.path(), &own)?;
        let (imap, imaps, lmtp) = (scratch::free_port()?, scratch::free_port()?, scratch::free_port()?);
        let mut settings = settings(&folder.path().display().to_string(), &own, &mail, [imap, imaps, lmtp]);
        if let Some((server, beside)) = more.split_once("===\n") {
            let asked = folder.path().join(BESIDE);
            scratch::write(&asked, beside, &own)?;
            settings += &server.replace("@file@", &asked.display().to_string());
        }
        let file = folder.path().join("dovecot.conf");
        scratch::write(&file, &settings, &own)?;
        let mut dovecot = Self { imap, imaps, lmtp, certificate, program, account: own, process: None, folder };
        dovecot.start_again()?;
        Ok(dovecot)
    }

    /// The Maildir of an address, to look into or to break.
    pub fn mail_folder(&self, address: &str) -> PathBuf {
        self.folder.path().join("mail").join(address)
    }
}

/// As root the server uses the accounts that its package made; otherwise all runs under the account of the tests.
fn settings(folder: &str, own: &Account, mail: &Account, [imap, imaps, lmtp]: [u16; 3]) -> String {
    let root = own.uid == 0;
    let template = include_str!("dovecot.conf").to_owned() + if root { "" } else { WITHOUT_ROOT };
    let values = [
        ("@folder@", folder.to_owned()),
        ("@internal@", if root { "dovecot".into() } else { own.name.clone() }),
        ("@login@", if root { "dovenull".into() } else { own.name.clone() }),
        ("@password@", Dovecot::PASSWORD.to_owned()),
        ("@uid@", mail.uid.to_string()),
        ("@gid@", mail.gid.to_string()),
        ("@imap@", imap.to_string()),
        ("@imaps@", imaps.to_string()),
        ("@lmtp@", lmtp.to_string()),
    ];
    values.iter().fold(template, |text, (name, value)| text.replace(name, value))
}

/// What a server that takes tokens says of it, and below the line how it asks the provider.
const TOKENS: &str = "auth_mechanisms = plain @way@
passdb {
  driver = oauth2
  mechanisms = @way@
  args = @file@
}
===
introspection_url = @place@
introspection_mode = post
username_attribute = sub
active_attribute = active
active_value = true
";

/// The file that further settings name.
const BESIDE: &str = "beside";

/// What a server says of it whose owners of mailboxes are away.
const AWAY: &str = "submission_host = 127.0.0.1:@port@
protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve = file:@file@
  sieve_extensions = +vacation-seconds
  sieve_vacation_min_period = 0
}
";

/// Without a memory of whom it answered: the worst that such a script can be.
const VACATION: &str = "require [\"vacation\", \"vacation-seconds\"];\nvacation :seconds 0 \"@says@\";\n";

/// Only root may change the root folder.
const WITHOUT_ROOT: &str = "service anvil {\n  chroot =\n}\nservice imap-login {\n  chroot =\n}\n";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::or_skip;

    #[test]
    fn dovecot_starts_and_is_gone_when_dropped() {
        let Some(dovecot) = or_skip(Dovecot::start()) else { return };
        let port = dovecot.imap;
        drop(dovecot);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}

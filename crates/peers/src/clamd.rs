//! A ClamAV daemon of a test's own. It knows one signature, that of the test file which every scanner knows; nothing is fetched.

use std::fmt::Write;
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::path::PathBuf;

use kernel::Result;
use kernel::broken;
use rustix::process::Signal;

use crate::install::find;
use crate::process::Process;
use crate::scratch;
use crate::scratch::Account;
use crate::scratch::Folder;

/// A daemon that can be stopped and paused; it begins running.
pub struct Clamd {
    /// Its port on 127.0.0.1.
    pub port: u16,
    program: PathBuf,
    account: Account,
    process: Option<Process>,
    folder: Folder,
}

impl Clamd {
    /// The name under which it finds the test file.
    pub const FINDS: &'static str = "Eicar-Test-Signature";
    /// It takes no more than so many bytes.
    pub const LARGEST: usize = 1024 * 1024;

    /// The test file. It stands here in two halves, so that no scanner takes this source for it.
    pub fn test_file() -> Vec<u8> {
        [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
    }

    /// Starts a daemon.
    ///
    /// # Errors
    /// `NotFound` when ClamAV is not installed; `Broken` with its words when it does not start.
    pub fn start() -> Result<Self> {
        let (program, account) = (find("clamd")?, Account::own()?);
        let folder = scratch::folder("clamd", &account)?;
        let signatures = folder.path().join("signatures");
        std::fs::create_dir(&signatures).map_err(broken("making a folder of signatures"))?;
        scratch::write(&signatures.join("test.ndb"), &signature(), &account)?;
        let mut clamd = Self { port: scratch::free_port()?, program, account, process: None, folder };
        scratch::write(&clamd.settings(), &clamd.configuration(), &clamd.account)?;
        clamd.start_again()?;
        Ok(clamd)
    }

    /// Starts it at the same place after it was stopped.
    ///
    /// # Errors
    /// `Broken` with its words when it does not start.
    pub fn start_again(&mut self) -> Result<()> {
        let log = self.folder.path().join("out");
        let arguments = ["-c".to_owned(), self.settings().display().to_string()];
        let process = Process::start(&self.account, &self.program, &arguments, &log, Signal::TERM)?;
        let socket = self.socket();
        process.wait_until(&log, || TcpStream::connect(("127.0.0.1", self.port)).is_ok() && UnixStream::connect(&socket).is_ok())?;
        self.process = Some(process);
        Ok(())
    }

    /// Stops it: nobody is at its place.
    pub fn stop(&mut self) {
        self.process = None;
    }

    /// Lets it stand still: it takes what is brought and says nothing.
    pub fn pause(&self) {
        self.process.iter().for_each(|process| process.signal(Signal::STOP));
    }

    /// Lets it go on.
    pub fn resume(&self) {
        self.process.iter().for_each(|process| process.signal(Signal::CONT));
    }

    /// Its socket in the file system.
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("clamd.sock")
    }

    fn settings(&self) -> PathBuf {
        self.folder.path().join("clamd.conf")
    }

    fn configuration(&self) -> String {
        let (folder, largest): (&Path, usize) = (self.folder.path(), Self::LARGEST);
        format!(
            "Foreground yes\nDatabaseDirectory {0}/signatures\nTemporaryDirectory {0}\nLocalSocket {0}/clamd.sock\nFixStaleSocket yes\nTCPSocket {1}\nTCPAddr 127.0.0.1\nStreamMaxLength {largest}\n",
            folder.display(),
            self.port,
        )
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        // What stands still cannot end.
        self.resume();
    }
}

fn signature() -> String {
    let mut line = format!("{}:0:*:", Clamd::FINDS);
    for byte in Clamd::test_file() {
        write!(line, "{byte:02x}").expect("a string takes everything");
    }
    line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::or_skip;

    #[test]
    fn clamd_starts_stops_and_starts_again_at_the_same_place() {
        let Some(mut clamd) = or_skip(Clamd::start()) else { return };
        clamd.stop();
        assert!(TcpStream::connect(("127.0.0.1", clamd.port)).is_err());
        clamd.start_again().unwrap();
        assert!(TcpStream::connect(("127.0.0.1", clamd.port)).is_ok());
    }
}

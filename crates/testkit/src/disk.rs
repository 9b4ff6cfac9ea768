//! A disk that loses its power, fills up or turns read-only when told: the file system of `crates/store/tests/faults/disk.py`.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;

/// The mounted disk; unmounted when dropped.
pub struct FaultyDisk {
    folder: PathBuf,
    process: Child,
    answers: BufReader<ChildStdout>,
}

impl FaultyDisk {
    /// Mounts a disk in `folder`, with what the folder `backing` in it already holds.
    ///
    /// # Errors
    /// When this machine or account cannot mount one.
    pub fn mount(folder: &Path) -> io::Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/tests/faults/disk.py");
        std::fs::create_dir_all(folder.join("backing"))?;
        std::fs::create_dir_all(folder.join("mounted"))?;
        let mut command = Command::new("/usr/bin/python3");
        command.arg(script).args([folder.join("backing"), folder.join("mounted")]);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let answers = BufReader::new(process.stdout.take().ok_or_else(|| io::Error::other("no output"))?);
        let mut disk = Self { folder: folder.to_owned(), process, answers };
        if disk.answer()? != "mounted" {
            return Err(io::Error::other("FUSE is not there: it takes /dev/fuse, root, and the packages python3-fusepy and fuse3"));
        }
        Ok(disk)
    }

    fn answer(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }

    /// Tells it what happens to it: `cut`, `full`, `readonly`, `sync-fails`, `well`.
    ///
    /// # Errors
    /// When it is gone.
    pub fn tell(&mut self, what: &str) -> io::Result<()> {
        writeln!(self.process.stdin.as_mut().ok_or_else(|| io::Error::other("no input"))?, "{what}")?;
        let answer = self.answer()?;
        if answer == what { Ok(()) } else { Err(io::Error::other(format!("the disk answered {answer}"))) }
    }

    /// A path on the disk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join("mounted").join(name)
    }

    /// A path behind the disk: what a restart finds.
    pub fn backing(&self, name: &str) -> PathBuf {
        self.folder.join("backing").join(name)
    }
}

impl Drop for FaultyDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.folder.join("mounted")).stderr(Stdio::null()).status());
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

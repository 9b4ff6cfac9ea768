//! A small disk in memory, mounted by the kernel itself: it really fills up, can be given more room, and can be made read-only.

use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

/// The mounted disk; unmounted when dropped.
pub struct SmallDisk {
    folder: PathBuf,
}

impl SmallDisk {
    /// Mounts an empty disk of so many megabytes on `folder`, which is made if it is not there.
    ///
    /// # Errors
    /// When this account may not mount.
    pub fn mount(folder: &Path, megabytes: u32) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        mount(&["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"], folder)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Gives it so many megabytes from now on.
    ///
    /// # Errors
    /// When they are fewer than it holds.
    pub fn resize(&self, megabytes: u32) -> io::Result<()> {
        mount(&["-o", &format!("remount,size={megabytes}m")], &self.folder)
    }

    /// Makes it read-only or writable. The kernel refuses the first while a file on it is open for writing.
    ///
    /// # Errors
    /// When the kernel refuses.
    pub fn read_only(&self, is_read_only: bool) -> io::Result<()> {
        mount(&["-o", if is_read_only { "remount,ro" } else { "remount,rw" }], &self.folder)
    }

    /// A path on the disk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.folder).stderr(Stdio::null()).status());
    }
}

fn mount(arguments: &[&str], folder: &Path) -> io::Result<()> {
    let done = Command::new("mount").args(arguments).arg(folder).stderr(Stdio::piped()).output()?;
    if done.status.success() { Ok(()) } else { Err(io::Error::other(String::from_utf8_lossy(&done.stderr).into_owned())) }
}

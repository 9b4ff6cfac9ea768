//! One process on one SQLite folder: a lock that ends with the process, however it ends.

use std::fmt;
use std::fs::File;
use std::fs::TryLockError;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use kernel::Error;
use kernel::Result;

/// Why a folder could not be opened: another process has it open, and holds this lock.
#[derive(Debug)]
pub struct FolderInUse(PathBuf);

impl FolderInUse {
    /// Whether this is why something is broken.
    pub fn is_cause_of(error: &Error) -> bool {
        matches!(error, Error::Broken(_, cause) if cause.is::<FolderInUse>())
    }
}

impl fmt::Display for FolderInUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "another process has this folder open (it holds {})", self.0.display())
    }
}

impl std::error::Error for FolderInUse {}

/// The held lock of a folder.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) fn take(folder: &Path) -> Result<Self> {
        let path = folder.join("lock");
        let file = File::options().create(true).write(true).truncate(false).open(&path).map_err(unmade)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::Broken("opening the data folder".into(), Box::new(FolderInUse(path)))),
            Err(TryLockError::Error(error)) => Err(Error::Broken("locking the data folder".into(), Box::new(error))),
        }
    }
}

/// A disk that takes no writes is told apart from other troubles, because people can act on it.
fn unmade(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::ReadOnlyFilesystem => Error::ReadOnly("disk-unwritable"),
        io::ErrorKind::StorageFull => Error::ReadOnly("disk-full"),
        _ => Error::Broken("making the lock of the data folder".into(), Box::new(error)),
    }
}

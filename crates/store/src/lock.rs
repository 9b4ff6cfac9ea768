//! One process on one SQLite folder: a lock that ends with the process, however it ends.

use std::fs::File;
use std::fs::TryLockError;
use std::path::Path;

use kernel::Error;
use kernel::Result;
use kernel::broken;

/// The held lock of a folder.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) fn take(folder: &Path) -> Result<Self> {
        let path = folder.join("lock");
        let file = File::options().create(true).write(true).truncate(false).open(&path);
        let file = file.map_err(broken("making the lock of the data folder"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => {
                let what =
                    format!("another process has this folder open (it holds {}): stop it first, or look without writing", path.display());
                Err(Error::Broken("opening the data folder".into(), what.into()))
            }
            Err(TryLockError::Error(error)) => Err(Error::Broken("locking the data folder".into(), Box::new(error))),
        }
    }
}

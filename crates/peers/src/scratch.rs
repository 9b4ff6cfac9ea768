//! A folder and a port that belong to one server for as long as it runs.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::chown;
use std::path::Path;

use kernel::Result;
use kernel::broken;
use tempfile::TempDir;

/// The account under which a server runs: its numbers, and its name where a configuration asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) name: String,
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

impl Account {
    /// The account that runs the tests.
    pub(crate) fn own() -> Result<Self> {
        let uid = rustix::process::geteuid().as_raw();
        let gid = rustix::process::getegid().as_raw();
        let name = accounts()?.into_iter().find(|account| account.uid == uid).map_or_else(|| uid.to_string(), |account| account.name);
        Ok(Self { name, uid, gid })
    }

    /// The account that runs the tests, or the first of `names` that exists when that is root, for servers that refuse root.
    pub(crate) fn without_root(names: &[&str]) -> Result<Self> {
        let own = Self::own()?;
        if own.uid != 0 {
            return Ok(own);
        }
        let known = accounts()?;
        let found = names.iter().find_map(|name| known.iter().find(|account| account.name == *name));
        found.cloned().ok_or(kernel::Error::NotFound("account that is not root"))
    }
}

fn accounts() -> Result<Vec<Account>> {
    let file = std::fs::read_to_string("/etc/passwd").map_err(broken("reading /etc/passwd"))?;
    let line = |line: &str| {
        let fields: Vec<_> = line.split(':').collect();
        Some(Account { name: (*fields.first()?).into(), uid: fields.get(2)?.parse().ok()?, gid: fields.get(3)?.parse().ok()? })
    };
    Ok(file.lines().filter_map(line).collect())
}

/// A folder of one server. It goes when dropped; where the test's process ended without dropping it, the next one sweeps it away.
pub(crate) struct Folder {
    place: TempDir,
    _alive: File,
}

impl Folder {
    pub(crate) fn path(&self) -> &Path {
        self.place.path()
    }
}

const PREFIX: &str = "daleel-peer-";
/// A file that is locked for as long as the test's process runs.
const ALIVE: &str = "alive";

/// Makes a folder that only `owner` may read, under the machine's folder for temporary files.
pub(crate) fn folder(name: &str, owner: &Account) -> Result<Folder> {
    sweep();
    let prefix = format!("{PREFIX}{name}-");
    let place = tempfile::Builder::new().prefix(&prefix).tempdir().map_err(broken("making a folder"))?;
    let unlocked = place.path().join("new");
    let alive = File::create(&unlocked).map_err(broken("marking a folder"))?;
    alive.lock().map_err(broken("marking a folder"))?;
    std::fs::rename(&unlocked, place.path().join(ALIVE)).map_err(broken("marking a folder"))?;
    std::fs::set_permissions(place.path(), std::fs::Permissions::from_mode(0o700)).map_err(broken("closing a folder"))?;
    give(place.path(), owner)?;
    Ok(Folder { place, _alive: alive })
}

/// Removes the folders of processes that are gone.
fn sweep() {
    let Ok(entries) = std::fs::read_dir(std::env::temp_dir()) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        let gone = File::open(entry.path().join(ALIVE)).is_ok_and(|alive| alive.try_lock().is_ok());
        if gone {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Gives one file or folder to `owner`.
pub(crate) fn give(path: &Path, owner: &Account) -> Result<()> {
    if *owner == Account::own()? {
        return Ok(());
    }
    chown(path, Some(owner.uid), Some(owner.gid)).map_err(broken("giving a file away"))
}

/// Lets other accounts pass through a folder to what they own inside.
pub(crate) fn open(folder: &Path) -> Result<()> {
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o711)).map_err(broken("opening a folder"))
}

/// Writes a file that only `owner` may read.
pub(crate) fn write(path: &Path, content: &str, owner: &Account) -> Result<()> {
    std::fs::write(path, content).map_err(broken("writing a configuration"))?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).map_err(broken("closing a configuration"))?;
    give(path, owner)
}

/// A port of the loopback that is free now. Another program may take it before the server does; starting is then tried again.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(broken("finding a free port"))?;
    Ok(listener.local_addr().map_err(broken("finding a free port"))?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_process_that_is_gone_is_swept_away_and_that_of_a_living_one_stays() {
        let own = Account::own().unwrap();
        let living = folder("living", &own).unwrap();
        let gone = tempfile::Builder::new().prefix(&format!("{PREFIX}gone-")).tempdir().unwrap().keep();
        File::create(gone.join(ALIVE)).unwrap();
        let _next = folder("next", &own).unwrap();
        assert!(living.path().is_dir());
        assert!(!gone.exists());
    }
}

//! Where the keys are kept: a file that only its owner reads, made at the first start; or a text from outside, such as a credential.

use std::fs;
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chacha20poly1305::aead::OsRng;
use chacha20poly1305::aead::rand_core::RngCore;
use kernel::Error;
use kernel::Result;
use kernel::Secret;
use kernel::broken;

use crate::Keys;
use crate::keys::Root;
use crate::safekeeping::sync_folder;

impl Keys {
    /// Makes a file with a first key.
    ///
    /// # Errors
    /// `Broken` when there is one already, or it cannot be written.
    pub fn make(path: &Path) -> Result<Self> {
        if path.exists() {
            return Err(Error::Broken("making the key file".into(), format!("{} is there already", path.display()).into()));
        }
        let roots = vec![Root::new(random())];
        write(path, &roots)?;
        Ok(Self { roots })
    }

    /// Reads the keys of a file.
    ///
    /// # Errors
    /// `Broken` when it is not there, others than its owner may read it, or it holds no key.
    pub fn read(path: &Path) -> Result<Self> {
        let mode = fs::metadata(path).map_err(broken("looking at the key file"))?.permissions().mode();
        if mode & 0o077 != 0 {
            let what = format!("{} may be read by others (mode {:o}): chmod 600", path.display(), mode & 0o777);
            return Err(Error::Broken("reading the key file".into(), what.into()));
        }
        Self::from_text(&Secret::new(fs::read_to_string(path).map_err(broken("reading the key file"))?))
    }

    /// Reads keys as a key file holds them: 64 hex letters a line, oldest first.
    ///
    /// # Errors
    /// `Broken` when there is none, or a line is something else.
    pub fn from_text(text: &Secret<String>) -> Result<Self> {
        let lines = text.reveal().lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let read = |line| {
            let mut bytes = [0; 32];
            hex::decode_to_slice(line, &mut bytes).map(|()| Root::new(bytes))
        };
        let roots: Vec<Root> = lines.map(read).collect::<Result<_, _>>().map_err(|_| unreadable("a line is not 64 hex letters"))?;
        if roots.is_empty() { Err(unreadable("there is none")) } else { Ok(Self { roots }) }
    }

    /// Adds a new key to a file: from the next start on it seals, and the older ones still open.
    ///
    /// # Errors
    /// As `read`; when it cannot be written, the old file stands.
    pub fn rotate(path: &Path) -> Result<Self> {
        let mut keys = Self::read(path)?;
        keys.roots.push(Root::new(random()));
        write(path, &keys.roots)?;
        Ok(keys)
    }
}

fn unreadable(why: &'static str) -> Error {
    Error::Broken("reading the keys".into(), why.into())
}

fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

/// Lost keys are lost fields: the file is synced before anything is sealed with it.
fn write(path: &Path, roots: &[Root]) -> Result<()> {
    let unfinished = path.with_extension("unfinished");
    drop(fs::remove_file(&unfinished));
    let lines: String = roots.iter().map(|root| hex::encode(root.bytes) + "\n").collect();
    let made = File::options().write(true).create_new(true).mode(0o600).open(&unfinished).and_then(|mut file| {
        file.write_all(b"# The keys of this installation. Keep a copy apart from the backups: without it they cannot be read.\n")?;
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        fs::rename(&unfinished, path)
    });
    made.map_err(broken("writing the key file"))?;
    sync_folder(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_once_for_its_owner_alone_and_read_from_then_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        assert!(Keys::read(&path).is_err() && !path.exists(), "who reads makes none");
        let sealed = Keys::make(&path).unwrap().seal("a", "plain");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(Keys::make(&path).is_err(), "and none is written over");
        assert_eq!(Keys::rotate(&path).unwrap().roots.len(), 2);
        assert_eq!(Keys::read(&path).unwrap().open("a", &sealed).unwrap(), "plain");
    }

    #[test]
    fn a_file_that_others_may_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        Keys::make(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(Keys::read(&path).unwrap_err().to_string().contains("chmod 600"));
    }

    #[test]
    fn a_text_without_a_key_or_with_something_else_is_refused_without_showing_it() {
        for text in ["", "# nothing\n", "0123 secret"] {
            let refused = Keys::from_text(&Secret::new(text.into())).unwrap_err().to_string();
            assert!(!refused.contains("secret"));
        }
    }
}

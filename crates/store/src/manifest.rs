//! What a backup holds: named, counted and hashed, so that one changed byte is found.

use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use serde::Deserialize;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;

/// How the database stands in a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A copy of the SQLite file: fast, and restored into SQLite.
    File,
    /// Each table's rows, one JSON array a line, compressed: from either database into either.
    Rows,
}

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this layout: 1.
    pub version: u32,
    /// When it was made, in milliseconds since 1970.
    pub made: i64,
    /// How the database stands in it.
    pub form: Form,
    /// The newest event's number.
    pub seq: i64,
    /// The newest event's hash, 64 hex letters.
    pub hash: String,
    /// The schema: part and number of each migration.
    pub migrations: Vec<(String, u32)>,
    /// The rows of each table.
    pub tables: BTreeMap<String, u64>,
    /// The SHA-256 of each file beside this one, by its path.
    pub files: BTreeMap<String, String>,
}

const NAME: &str = "manifest.json";
const SEAL: &str = "manifest.sha256";

impl Manifest {
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self).map_err(broken("writing the manifest"))?;
        for (name, content) in [(NAME, &text), (SEAL, &hex::encode(Sha256::digest(&text)))] {
            let written = fs::write(folder.join(name), content).and_then(|()| File::open(folder.join(name))?.sync_all());
            written.map_err(broken("writing the manifest"))?;
        }
        Ok(())
    }

    /// Reads the manifest of a backup and compares each file with it.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let text = fs::read_to_string(folder.join(NAME)).map_err(broken("reading the manifest of the backup"))?;
        let seal = fs::read_to_string(folder.join(SEAL)).map_err(broken("reading the seal of the backup"))?;
        if hex::encode(Sha256::digest(&text)) != seal {
            return Err(damaged(NAME));
        }
        let manifest: Self = serde_json::from_str(&text).map_err(broken("reading the manifest of the backup"))?;
        for (name, hash) in &manifest.files {
            if file_hash(&folder.join(name)).ok().as_ref() != Some(hash) {
                return Err(damaged(name));
            }
        }
        Ok(manifest)
    }
}

fn damaged(name: &str) -> Error {
    Error::Broken("verifying the backup".into(), format!("{name} is missing or not what was written").into())
}

/// The SHA-256 of a file, read piece by piece.
pub(crate) fn file_hash(path: &Path) -> Result<String> {
    let mut file = File::open(path).map_err(broken("reading a file of the backup"))?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece).map_err(broken("reading a file of the backup"))? {
            0 => return Ok(hex::encode(hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}

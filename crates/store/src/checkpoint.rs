//! Checkpoints: signed marks of the stream, kept in the database and in a file outside it, so that a cut tail is found.

use std::fs;
use std::fs::File;
use std::io::Write;
use std::path::Path;

use kernel::Grant;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;

use crate::Chain;
use crate::Keys;
use crate::Row;
use crate::Store;
use crate::Tx;
use crate::safekeeping::sync_folder;

/// After so many events a checkpoint is due.
const EVENTS: i64 = 1000;
/// After so many seconds with any new event, too.
const SECONDS: i64 = 600;

/// A signed mark: up to this event the stream was this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The newest event at that time.
    pub seq: i64,
    /// When it was signed.
    pub at: Timestamp,
    /// The event's hash, 64 hex letters.
    pub hash: String,
    /// The signature over the three.
    pub signature: String,
}

impl Checkpoint {
    fn signed(chain: &Chain, at: Timestamp, keys: &Keys) -> Self {
        let mut mark = Self { seq: chain.seq, at, hash: hex::encode(&chain.hash), signature: String::new() };
        mark.signature = keys.sign(mark.text().as_bytes());
        mark
    }

    fn text(&self) -> String {
        format!("{} {} {}", self.seq, self.at.as_millisecond(), self.hash)
    }

    /// Whether these keys signed it as it stands.
    pub fn is_genuine(&self, keys: &Keys) -> bool {
        keys.verify(self.text().as_bytes(), &self.signature)
    }

    fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let seq = words.next()?.parse().ok()?;
        let at = Timestamp::from_millisecond(words.next()?.parse().ok()?).ok()?;
        Some(Self { seq, at, hash: words.next()?.into(), signature: words.next()?.into() })
    }
}

impl Store {
    /// Makes a checkpoint when one is due: after 1,000 events, or after ten minutes with any. The file should lie on another disk.
    ///
    /// # Errors
    /// What the database says; `Broken` when the file cannot be written.
    pub async fn checkpoint(&self, grant: Grant, keys: &Keys, file: &Path) -> Result<Option<Checkpoint>> {
        let keys = keys.clone();
        let made = self.write(grant, move |tx| if_due(tx, &keys)).await?;
        if let Some(mark) = &made {
            append(file, mark)?;
        }
        Ok(made)
    }
}

fn if_due(tx: &mut Tx<'_>, keys: &Keys) -> Result<Option<Checkpoint>> {
    let last =
        tx.one("select seq, at from checkpoints order by seq desc limit 1", &[], |row| Ok((row.get(0)?, row.get::<Timestamp>(1)?)))?;
    let (seq, at) = last.unwrap_or((0, Timestamp::UNIX_EPOCH));
    let new = tx.chain.seq - seq;
    // A mark of later than now was made before the clock went back, and holds nothing up.
    let is_fresh = (0..SECONDS).contains(&(tx.now().as_second() - at.as_second()));
    if new < 1 || (new < EVENTS && is_fresh) {
        return Ok(None);
    }
    let mark = Checkpoint::signed(tx.chain, tx.now(), keys);
    let sql = "insert into checkpoints (seq, at, hash, signature) values ($1, $2, $3, $4)";
    tx.execute(sql, &[mark.seq.into(), mark.at.into(), (&mark.hash).into(), (&mark.signature).into()])?;
    Ok(Some(mark))
}

fn append(file: &Path, mark: &Checkpoint) -> Result<()> {
    let fresh = !file.exists();
    let written = File::options().append(true).create(true).open(file).and_then(|mut file| {
        file.write_all(format!("{} {}\n", mark.text(), mark.signature).as_bytes())?;
        file.sync_all()
    });
    written.map_err(broken("writing the file of checkpoints"))?;
    if fresh { sync_folder(file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))) } else { Ok(()) }
}

/// The checkpoints of a file, oldest first. A last line that a power cut left unfinished is passed over.
pub(crate) fn of_file(file: &Path) -> Result<Vec<Checkpoint>> {
    if !file.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(file).map_err(broken("reading the file of checkpoints"))?;
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let marks: Option<Vec<_>> = whole.lines().map(Checkpoint::read).collect();
    marks.ok_or_else(|| kernel::Error::Broken("reading the file of checkpoints".into(), "a line is not a checkpoint".into()))
}

pub(crate) fn of_database(tx: &mut Tx<'_>) -> Result<Vec<Checkpoint>> {
    tx.query("select seq, at, hash, signature from checkpoints order by seq", &[], read)
}

/// The newest checkpoint of the database.
pub(crate) fn newest(tx: &mut Tx<'_>) -> Result<Option<Checkpoint>> {
    tx.one(NEWEST, &[], read)
}

/// The mark that was signed last.
pub(crate) const NEWEST: &str = "select seq, at, hash, signature from checkpoints order by seq desc limit 1";

pub(crate) fn read(row: &Row) -> Result<Checkpoint> {
    Ok(Checkpoint { seq: row.get(0)?, at: row.get(1)?, hash: row.get(2)?, signature: row.get(3)? })
}

//! Verifying the stream of events: each hash from the one before, and each checkpoint at its place.

use std::collections::BTreeMap;
use std::path::Path;

use kernel::Result;
use sha2::Digest;
use sha2::Sha256;

use crate::Chain;
use crate::Keys;
use crate::Row;
use crate::Tx;
use crate::checkpoint;
use crate::checkpoint::Checkpoint;
use crate::dialect;
use crate::events;

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The stream is what was recorded, up to this point.
    Whole(Chain),
    /// It was changed.
    Broken {
        /// The first event that is not what was recorded, or is missing.
        first_bad_seq: i64,
        /// What is wrong with it, in a few English words for the operator.
        why: &'static str,
    },
}

impl Tx<'_> {
    /// Verifies the whole stream, event by event in constant memory, with the checkpoints of the database and of the file outside it.
    /// Words that were erased leave their digest, so erasing breaks nothing.
    ///
    /// # Errors
    /// What the database says; a changed stream is no error but a `Proof`.
    pub fn verify_chain(&mut self, keys: Option<&Keys>, file: Option<&Path>) -> Result<Proof> {
        let mut marks = checkpoint::of_database(self)?;
        marks.extend(file.map(checkpoint::of_file).transpose()?.unwrap_or_default());
        let mut walk = Walk::new(marks, keys);
        let sql = format!("{}, data_digest, hash from events order by seq", events::COLUMNS);
        self.connection.each(&sql, &[], &mut |row| walk.step(&row))?;
        Ok(walk.end())
    }

    /// What the database itself finds damaged in its files, in its own words; nothing when it is sound. Reads everything.
    ///
    /// # Errors
    /// What the database says, such as when it cannot be read at all.
    pub fn damage(&mut self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for sql in dialect::checks(self.connection) {
            match self.connection.query(sql, &[]) {
                Ok(rows) => found.extend(rows.iter().map(|row| format!("{:?}", row.0)).filter(|verdict| verdict != r#"[Text("ok")]"#)),
                // So damaged that the check itself comes to no end.
                Err(error) if self.connection.damage().is_some() => found.push(error.to_string()),
                Err(error) => return Err(error),
            }
        }
        Ok(found)
    }

    /// Erases the words of an event, such as when a person's data must go: the stream keeps their digest and stays verifiable.
    ///
    /// # Errors
    /// What the database says.
    pub fn erase_event(&mut self, seq: i64) -> Result<()> {
        self.execute("update events set data = null where seq = $1", &[seq.into()]).map(drop)
    }
}

fn by_seq(marks: Vec<Checkpoint>) -> BTreeMap<i64, Vec<Checkpoint>> {
    let mut all: BTreeMap<i64, Vec<Checkpoint>> = BTreeMap::new();
    marks.into_iter().for_each(|mark| all.entry(mark.seq).or_default().push(mark));
    all
}

/// A walk along the stream, one event after the other.
pub(crate) struct Walk {
    chain: Chain,
    marks: BTreeMap<i64, Vec<Checkpoint>>,
    found: Option<Proof>,
}

impl Walk {
    /// Starts before the first event. Without keys, signatures are not looked at.
    pub(crate) fn new(marks: Vec<Checkpoint>, keys: Option<&Keys>) -> Self {
        let forged = keys.and_then(|keys| marks.iter().find(|mark| !mark.is_genuine(keys)));
        let found = forged.map(|mark| Proof::Broken { first_bad_seq: mark.seq, why: "its checkpoint was not signed here" });
        Self { chain: Chain::start(), marks: by_seq(marks), found }
    }

    /// Looks at the next row: an event's columns, the digest of its words, its hash.
    pub(crate) fn step(&mut self, row: &Row) -> Result<()> {
        if self.found.is_none() {
            let why = self.wrong(row)?;
            self.found = why.map(|why| Proof::Broken { first_bad_seq: self.chain.seq + i64::from(why != CHECKPOINT), why });
        }
        Ok(())
    }

    /// What is wrong with the next event. The chain stands at it afterwards if its own hash is right.
    fn wrong(&mut self, row: &Row) -> Result<Option<&'static str>> {
        let event = match events::read(row) {
            Ok(event) => event,
            Err(_) => return Ok(Some("it cannot be read")),
        };
        let (data, digest, hash): (Option<String>, Vec<u8>, Vec<u8>) = (row.get(9)?, row.get(10)?, row.get(11)?);
        if event.seq != self.chain.seq + 1 {
            return Ok(Some("it is missing, or stands twice"));
        }
        if data.is_some_and(|data| Sha256::digest(data).as_slice() != digest) {
            return Ok(Some("its words were changed"));
        }
        if self.chain.next_hash(&event, &digest) != hash {
            return Ok(Some("it does not follow from the one before"));
        }
        self.chain = Chain { seq: event.seq, hash };
        let letters = hex::encode(&self.chain.hash);
        let marks = self.marks.remove(&event.seq).unwrap_or_default();
        Ok(marks.iter().any(|mark| mark.hash != letters).then_some(CHECKPOINT))
    }

    pub(crate) fn end(self) -> Proof {
        let beyond = self.marks.keys().find(|seq| **seq > self.chain.seq).map(|_| self.chain.seq + 1);
        let cut = beyond.map(|first_bad_seq| Proof::Broken { first_bad_seq, why: "it was signed and is missing" });
        self.found.or(cut).unwrap_or(Proof::Whole(self.chain))
    }
}

const CHECKPOINT: &str = "it is not what its checkpoint signed";

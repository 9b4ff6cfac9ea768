//! The keys of an installation mark its database: a program with others would find what is sealed closed, and seal what nobody else opens.

use kernel::Result;

use crate::Checkpoint;
use crate::Keys;
use crate::Place;
use crate::Row;
use crate::Tx;
use crate::checkpoint;
use crate::connect;
use crate::dialect;
use crate::open::on_a_thread;

/// Whether keys are those of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFit {
    /// Each of them has marked it, and no other has.
    Known,
    /// One of them has not marked it yet: the installation is new, or a key was added.
    Added,
    /// Another key has marked it that is not among them.
    Other,
}

const MARKS: &str = "select id, code from key_marks";

fn mark(row: &Row) -> Result<(String, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

/// How keys fit the marks that are known, and the newest mark of events where there are none.
fn fit(known: &[(String, String)], newest: Option<&Checkpoint>, keys: &Keys) -> KeyFit {
    let ours = keys.marks();
    let is_ours = match known.is_empty() {
        true => newest.is_none_or(|mark| mark.is_genuine(keys)),
        false => known.iter().all(|mark| ours.contains(mark)),
    };
    match is_ours {
        false => KeyFit::Other,
        true if known.len() == ours.len() => KeyFit::Known,
        true => KeyFit::Added,
    }
}

/// How keys fit a database that is not opened yet: before its schema is brought up to date, or anything else is written to it.
///
/// # Errors
/// `Busy` when the database cannot be reached.
pub fn key_fit(place: &Place, keys: &Keys) -> Result<KeyFit> {
    let (place, keys) = (place.clone(), keys.clone());
    on_a_thread(move || {
        let Some(mut connection) = connect::to_look(&place)? else { return Ok(KeyFit::Added) };
        let mut rows = |table: &str, sql: &str| {
            let has_any = !connection.query(dialect::find_table(&connection), &[table.into()])?.is_empty();
            if has_any { connection.query(sql, &[]) } else { Ok(Vec::new()) }
        };
        let known = rows("key_marks", MARKS)?.iter().map(mark).collect::<Result<Vec<_>>>()?;
        let newest = rows("checkpoints", checkpoint::NEWEST)?.first().map(checkpoint::read).transpose()?;
        Ok(fit(&known, newest.as_ref(), &keys))
    })
}

impl Tx<'_> {
    /// Whether these are the keys of this database. One that was never marked is judged by who signed the newest mark of its events.
    ///
    /// # Errors
    /// What the database says.
    pub fn key_fit(&mut self, keys: &Keys) -> Result<KeyFit> {
        let known = self.query(MARKS, &[], mark)?;
        let newest = if known.is_empty() { checkpoint::newest(self)? } else { None };
        Ok(fit(&known, newest.as_ref(), keys))
    }

    /// Marks the database with these keys, unless they are another's, and answers what they were before.
    ///
    /// # Errors
    /// What the database says.
    pub fn mark_keys(&mut self, keys: &Keys) -> Result<KeyFit> {
        let fit = self.key_fit(keys)?;
        if fit == KeyFit::Added {
            let sql = "insert into key_marks (id, code, since) values ($1, $2, $3) on conflict (id) do nothing";
            for (id, code) in keys.marks() {
                self.execute(sql, &[id.into(), code.into(), self.now().into()])?;
            }
        }
        Ok(fit)
    }
}

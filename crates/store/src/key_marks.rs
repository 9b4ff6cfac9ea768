//! The keys of an installation mark its database: a program with others would find what is sealed closed, and seal what nobody else opens.

use kernel::Result;

use crate::Keys;
use crate::Tx;
use crate::checkpoint;

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

impl Tx<'_> {
    /// Whether these are the keys of this database. One that was never marked is judged by who signed the newest mark of its events.
    ///
    /// # Errors
    /// What the database says.
    pub fn key_fit(&mut self, keys: &Keys) -> Result<KeyFit> {
        let known = self.query("select id, code from key_marks", &[], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))?;
        let ours = keys.marks();
        let is_ours = match known.is_empty() {
            true => checkpoint::newest(self)?.is_none_or(|mark| mark.is_genuine(keys)),
            false => known.iter().all(|mark| ours.contains(mark)),
        };
        Ok(match is_ours {
            false => KeyFit::Other,
            true if known.len() == ours.len() => KeyFit::Known,
            true => KeyFit::Added,
        })
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

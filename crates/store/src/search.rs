//! Full-text search within one entity's things of one kind, newest first; its cost does not grow with what is stored.

use std::collections::BTreeSet;

use kernel::Error;
use kernel::Result;

use crate::Tx;
use crate::connection::Connection;
use crate::stretches;
use crate::waiting_words::Words;

/// The most different words that are kept of one text.
const WORDS: usize = 8_000;
/// The most words of a query that count.
const ASKED: usize = 12;
/// The most words that complete the last one of a query.
pub(crate) const COMPLETED: u32 = 96;
/// The letters of a word's beginning that the SQLite index holds for themselves, and that many words share.
pub(crate) const INDEXED_LETTERS: usize = 4;

impl Tx<'_> {
    /// Makes a thing of the transaction's entity findable by its text, in place of its former text.
    ///
    /// An id stands for one thing in the whole installation, so it is indexed under one kind. Of a text, 8,000 different words count.
    ///
    /// # Errors
    /// `Forbidden` when the transaction is not narrowed to an entity; what the database says.
    pub fn index(&mut self, kind: &str, id: i64, text: &str) -> Result<()> {
        let scope = self.scope_to_write(kind)?;
        let words: BTreeSet<String> = writing::fold::terms(text).into_iter().take(WORDS * 8).collect();
        let words: Vec<String> = words.into_iter().take(WORDS).map(|word| scoped(scope, &word)).collect();
        self.may_go_on()?;
        put(self.connection, scope, id, words).inspect_err(|_| self.failed = true)
    }

    /// Makes a thing of the transaction's entity unfindable. One that was not indexed stays so.
    ///
    /// # Errors
    /// As `index`.
    pub fn unindex(&mut self, kind: &str, id: i64) -> Result<()> {
        let Some(scope) = self.scope(kind)? else { return Ok(()) };
        self.may_go_on()?;
        self.connection.tell_index(Words { scope, id, words: None }).inspect_err(|_| self.failed = true)
    }

    /// The ids of the entity's things of a kind that have all words of a query, newest first; the last word may be unfinished.
    /// A page continues `before` the last id of the one before it. A query without words finds nothing.
    ///
    /// # Errors
    /// As `index`.
    pub fn search(&mut self, kind: &str, query: &str, before: Option<i64>, limit: u32) -> Result<Vec<i64>> {
        let mut asked = writing::fold::query_terms(query);
        asked.truncate(ASKED);
        let Some(scope) = self.scope(kind)? else { return Ok(Vec::new()) };
        if asked.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        self.index_is_whole()?;
        let before = before.unwrap_or(i64::MAX);
        match self.connection {
            Connection::Sqlite(_) => self.search_in_sqlite(scope, &asked, before, limit),
            Connection::Postgres(_) => self.search_in_postgres(scope, &asked, before, limit),
        }
    }

    fn scope(&mut self, kind: &str) -> Result<Option<i64>> {
        let entity = self.entity()?;
        let sql = "select code from search_scopes where entity_id = $1 and kind = $2";
        Ok(self.recall(sql, &[entity.into(), kind.into()], |row| row.get(0))?.pop())
    }

    fn scope_to_write(&mut self, kind: &str) -> Result<i64> {
        if let Some(code) = self.scope(kind)? {
            return Ok(code);
        }
        let sql =
            "insert into search_scopes (entity_id, kind, code) select $1, $2, coalesce(max(code), 0) + 1 from search_scopes returning code";
        let entity = self.entity()?;
        let code = self.one(sql, &[entity.into(), kind.into()], |row| row.get(0))?.ok_or(Error::NotFound("scope"))?;
        if matches!(self.connection, Connection::Postgres(_)) {
            stretches::open_scope(self.connection, code).inspect_err(|_| self.failed = true)?;
        }
        Ok(code)
    }

    fn search_in_sqlite(&mut self, scope: i64, asked: &[Vec<String>], before: i64, limit: u32) -> Result<Vec<i64>> {
        let mut alternatives: Vec<Vec<String>> = asked.iter().map(|list| list.iter().map(|word| quoted(scope, word)).collect()).collect();
        if let (Some(list), Some(last)) = (alternatives.last_mut(), asked.last().and_then(|list| list.first())) {
            list.extend(self.completions_in_sqlite(scope, last)?);
        }
        let query = alternatives.iter().map(|list| format!("({})", list.join(" OR "))).collect::<Vec<_>>().join(" AND ");
        let sql = "select rowid from search where search match $1 and rowid < $2 order by rowid desc limit $3";
        self.query(sql, &[query.into(), before.into(), limit.into()], |row| row.get(0))
    }

    /// A short beginning is in the index itself. A longer one is completed by the words that exist, because FTS5 would read all their rows
    /// before the first answer; of too many, such as references, the last ones count, which are the newest.
    fn completions_in_sqlite(&mut self, scope: i64, beginning: &str) -> Result<Vec<String>> {
        let word = scoped(scope, beginning);
        if letters(beginning) <= INDEXED_LETTERS {
            return Ok(vec![format!("\"{word}\"*")]);
        }
        let sql = "select word from search_words where word > $1 and word < $2 order by word desc limit $3";
        let end = format!("{word}\u{10ffff}");
        self.query(sql, &[word.into(), end.into(), COMPLETED.into()], |row| Ok(format!("\"{}\"", row.get::<String>(0)?)))
    }
}

/// Puts a thing's words, each behind the code of its scope, in the index.
pub(crate) fn put(connection: &mut Connection, scope: i64, id: i64, words: Vec<String>) -> Result<()> {
    match connection {
        Connection::Sqlite(session) if session.keeps_words_aside => {
            let sql = "insert or replace into search_aside (id, words) values ($1, $2)";
            session.execute(sql, &[id.into(), words.join(" ").into()]).map(drop)
        }
        _ => connection.tell_index(Words { scope, id, words: Some(words) }),
    }
}

pub(crate) fn put_in_sqlite(connection: &mut Connection, scope: i64, id: i64, words: &[String]) -> Result<()> {
    let body = format!("{} {}", scoped(scope, ""), words.join(" "));
    connection.execute("insert or replace into search (rowid, words) values ($1, $2)", &[id.into(), body.into()])?;
    for word in words.iter().filter(|word| letters(word) > INDEXED_LETTERS * 2) {
        if connection.known_words().has(word) {
            continue;
        }
        connection.execute("insert into search_words (word) values ($1) on conflict do nothing", &[word.into()])?;
    }
    Ok(())
}

pub(crate) fn remove_in_sqlite(connection: &mut Connection, scope: i64, id: i64) -> Result<()> {
    let sql = "delete from search where rowid = (select rowid from search where search match $1 and rowid = $2)";
    connection.execute(sql, &[format!("\"{}\"", scoped(scope, "")).into(), id.into()]).map(drop)
}

/// A word as the index keeps it: behind its scope's code, four letters of base 36.
pub(crate) fn scoped(scope: i64, word: &str) -> String {
    let letter = |power: u32| char::from_digit(u32::try_from(scope / 36_i64.pow(power) % 36).unwrap_or(0), 36).unwrap_or('0');
    format!("{}{}{}{}{word}", letter(3), letter(2), letter(1), letter(0))
}

/// The scope that a word of the index stands behind.
pub(crate) fn scope_of(word: &str) -> Option<i64> {
    i64::from_str_radix(word.get(..4)?, 36).ok()
}

fn quoted(scope: i64, word: &str) -> String {
    format!("\"{}\"", scoped(scope, word))
}

pub(crate) fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_behind_the_four_letters_of_its_scope() {
        assert_eq!(scoped(1, "محمد"), "0001محمد");
        assert_eq!(scoped(36 * 36 * 36 * 35 + 35, "a"), "z00za");
    }
}

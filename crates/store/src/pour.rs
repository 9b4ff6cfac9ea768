//! Rows poured into a fresh database, many at a time where it takes them so: what a backup holds, or what a scratch database was given.

use std::collections::HashSet;
use std::fmt::Write;

use kernel::Error;
use kernel::Result;

use crate::Options;
use crate::Place;
use crate::Row;
use crate::Store;
use crate::Value;
use crate::connect;
use crate::connection::Connection;
use crate::dialect;
use crate::migrate;
use crate::open::on_a_thread;
use crate::rows;
use crate::search;
use crate::stretches;

/// So many bytes go to the database together.
const PIECE: usize = 1 << 20;
/// So many different words are remembered before they are written down.
const WORDS: usize = 200_000;

/// Takes one row after the other.
type See<'s> = dyn FnMut(Row) -> Result<()> + 's;
/// Gives the rows of a table, or of `search`: a thing's id and its words.
pub(crate) type Source<'s> = dyn FnMut(&rows::Table, &mut See<'_>) -> Result<()> + 's;

/// Makes an SQLite file whose texts are not searched but kept aside, to be poured into another database when it is full.
///
/// # Errors
/// As `Store::open`.
pub fn make_scratch(options: Options) -> Result<()> {
    let place = options.place.clone();
    drop(Store::open(options)?);
    on_a_thread(move || {
        let mut connection = connect::to_write(&place)?;
        connection.batch("create table search_aside (id integer not null primary key, words text not null) strict")
    })
}

/// Pours all that a closed scratch database holds into one where nothing is yet, in one transaction.
///
/// # Errors
/// `Broken` when the place is not empty or the schema is another.
pub fn pour(scratch: &Place, options: Options) -> Result<()> {
    let Place::Sqlite(file) = scratch else { return Err(not_here("a scratch database is a file")) };
    let file = file.clone();
    on_a_thread(move || {
        let mut source = connect::to_read_alone(&file)?;
        let schema = schema(&mut source)?;
        into_fresh(options, &schema, &mut |table, see| {
            let sql = if table.name == "search" { "select id, words from search_aside order by id".into() } else { table.select() };
            source.each(&sql, &[], see)
        })
    })
}

fn schema(connection: &mut Connection) -> Result<Vec<(String, u32)>> {
    Ok(migrate::known(connection)?.into_iter().map(|(part, number, _)| (part, number)).collect())
}

fn not_here(why: &'static str) -> Error {
    Error::Broken("filling a database".into(), why.into())
}

/// Fills a database where nothing is yet, whose schema must be that of the rows: whole, or not at all.
pub(crate) fn into_fresh(options: Options, expected: &[(String, u32)], source: &mut Source<'_>) -> Result<()> {
    let place = options.place.clone();
    drop(Store::open(options)?);
    let mut connection = connect::to_write(&place)?;
    if schema(&mut connection)? != expected {
        return Err(not_here("its schema is of another version: use the program that made the rows"));
    }
    if !connection.query("select seq from events limit 1", &[])?.is_empty() {
        return Err(not_here("there is a database already"));
    }
    connection.batch(dialect::takes_its_time(&connection))?;
    connection.batch(dialect::begin_write(&connection))?;
    fill(&mut connection, source)?;
    connection.batch("commit")?;
    connection.batch(dialect::after_filling(&connection))
}

/// Fills the tables in the order in which they were made, so that what a row refers to is there.
fn fill(connection: &mut Connection, source: &mut Source<'_>) -> Result<()> {
    let tables = rows::tables(connection)?;
    for table in tables.iter().rev() {
        connection.execute(&format!("delete from {}", table.name), &[])?;
    }
    for table in &tables {
        let mut pour = Pour::into(table);
        source(table, &mut |row| pour.add(connection, &row.0))?;
        pour.end(connection)?;
    }
    let index = rows::Table { name: "search".into(), columns: vec!["id".into(), "words".into()] };
    match connection {
        Connection::Sqlite(_) => source(&index, &mut |row| {
            let (scope, words) = scope_and_words(&row)?;
            scope.map_or(Ok(()), |scope| search::put(connection, scope, row.get(0)?, words))
        }),
        Connection::Postgres(_) => fill_index(connection, &mut |see| source(&index, see)),
    }
}

/// PostgreSQL makes an index of words much faster from all rows than row by row.
fn fill_index(connection: &mut Connection, each: &mut dyn FnMut(&mut See<'_>) -> Result<()>) -> Result<()> {
    connection.batch("set local maintenance_work_mem = '256MB'; drop index search_by_word")?;
    connection.execute("insert into search_stretches (scope, first_id) select code, 0 from search_scopes", &[])?;
    let columns = ["scope", "id", "words"].map(str::to_owned).to_vec();
    let mut pour = Pour::into(&rows::Table { name: "search".into(), columns });
    let (mut seen, mut opened) = (HashSet::new(), stretches::Opened::default());
    each(&mut |row| {
        let ((scope, words), id) = (scope_and_words(&row)?, row.get(0)?);
        let Some(scope) = scope else { return Ok(()) };
        let marks = stretches::marks(scope, &words, &opened.of(connection, scope, id)?.to_string());
        pour.add(connection, &[scope.into(), id.into(), format!("{} {marks}", words.join(" ")).into()])?;
        seen.extend(words);
        if seen.len() > WORDS { write_words(connection, &mut seen) } else { Ok(()) }
    })?;
    pour.end(connection)?;
    write_words(connection, &mut seen)?;
    connection.batch("create index search_by_word on search using gin (words) with (fastupdate = on, gin_pending_list_limit = 256)")
}

fn write_words(connection: &mut Connection, seen: &mut HashSet<String>) -> Result<()> {
    let words = seen.drain().collect::<Vec<_>>().join(" ");
    let sql = "insert into search_words (word) select unnest(string_to_array(cast($1 as text), ' ')) on conflict do nothing";
    connection.execute(sql, &[words.into()]).map(drop)
}

/// The words of a thing without those by which an index keeps order, and the scope that they stand behind.
fn scope_and_words(row: &Row) -> Result<(Option<i64>, Vec<String>)> {
    let text: String = row.get(1)?;
    let words: Vec<String> = text.split(' ').filter(|word| word.len() > 4 && !stretches::is_mark(word)).map(str::to_owned).collect();
    Ok((words.first().and_then(|word| search::scope_of(word)), words))
}

/// Rows on their way into one table.
struct Pour {
    insert: String,
    copy: String,
    waiting: String,
}

impl Pour {
    fn into(table: &rows::Table) -> Self {
        let copy = format!("copy {} ({}) from stdin", table.name, table.columns.join(", "));
        Self { insert: table.insert(), copy, waiting: String::new() }
    }

    fn add(&mut self, connection: &mut Connection, values: &[Value]) -> Result<()> {
        if matches!(connection, Connection::Sqlite(_)) {
            return connection.execute(&self.insert, values).map(drop);
        }
        for (place, value) in values.iter().enumerate() {
            self.waiting.push_str(if place == 0 { "" } else { "\t" });
            push(&mut self.waiting, value);
        }
        self.waiting.push('\n');
        if self.waiting.len() > PIECE { self.end(connection) } else { Ok(()) }
    }

    fn end(&mut self, connection: &mut Connection) -> Result<()> {
        if let (Connection::Postgres(session), false) = (connection, self.waiting.is_empty()) {
            session.copy(&self.copy, &self.waiting)?;
        }
        self.waiting.clear();
        Ok(())
    }
}

/// A value as PostgreSQL's COPY reads it.
fn push(line: &mut String, value: &Value) {
    let written = match value {
        Value::Null => write!(line, "\\N"),
        Value::Int(number) => write!(line, "{number}"),
        Value::Real(number) => write!(line, "{number}"),
        Value::Blob(bytes) => write!(line, "\\\\x{}", hex::encode(bytes)),
        Value::Text(text) => text.chars().try_for_each(|letter| match letter {
            '\\' => write!(line, "\\\\"),
            '\n' => write!(line, "\\n"),
            '\r' => write!(line, "\\r"),
            '\t' => write!(line, "\\t"),
            other => write!(line, "{other}"),
        }),
    };
    written.expect("a string takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_copy_would_read_otherwise_is_written_so_that_it_comes_back() {
        let mut line = String::new();
        let values = [Value::Null, Value::Int(-3), Value::Text("a\tb\\N\r\nج".into()), Value::Blob(vec![0, 255])];
        values.iter().for_each(|value| push(&mut line, value));
        assert_eq!(line, "\\N-3a\\tb\\\\N\\r\\nج\\\\x00ff");
    }
}

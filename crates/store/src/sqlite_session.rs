//! A connection to an SQLite file, and what its errors mean.

use std::borrow::Cow;

use kernel::Error;
use kernel::Result;
use rusqlite::CachedStatement;
use rusqlite::ErrorCode;
use rusqlite::ffi;
use rusqlite::types::ValueRef;

use crate::Row;
use crate::Value;
use crate::connection::shortened;
use crate::waiting_words::KnownWords;
use crate::waiting_words::Words;

/// A connection with the statements it has prepared so far.
pub(crate) struct SqliteSession {
    pub(crate) connection: rusqlite::Connection,
    /// After a failed sync the page cache calls lost pages clean, so a second sync that succeeds proves nothing (and a damaged file is no
    /// place to write to): set once, for good.
    pub(crate) damage: Option<&'static str>,
    /// Words are kept aside, to be poured into the index of another database.
    pub(crate) keeps_words_aside: bool,
    /// Why the disk took no write, the last time.
    pub(crate) trouble: Option<&'static str>,
    /// Words that the index gets with the commit; nothing where it gets them at once.
    pub(crate) waiting_words: Option<Vec<Words>>,
    pub(crate) known_words: KnownWords,
}

impl SqliteSession {
    pub(crate) fn new(connection: rusqlite::Connection) -> Self {
        connection.set_prepared_statement_cache_capacity(512);
        let keeps_words_aside = connection.table_exists(None, "search_aside").unwrap_or(false);
        Self { connection, damage: None, keeps_words_aside, trouble: None, waiting_words: None, known_words: KnownWords::default() }
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        let changed = self.try_execute(sql, params);
        changed.map_err(|error| self.means(sql, error))
    }

    fn try_execute(&self, sql: &str, params: &[Value]) -> rusqlite::Result<u64> {
        let mut statement = self.connection.prepare_cached(sql)?;
        bind(&mut statement, params)?;
        Ok(statement.raw_execute()? as u64)
    }

    pub(crate) fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>> {
        let mut all = Vec::new();
        self.each(sql, params, &mut |row| {
            all.push(row);
            Ok(())
        })?;
        Ok(all)
    }

    pub(crate) fn each(&mut self, sql: &str, params: &[Value], see: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
        match self.try_each(sql, params, see) {
            Ok(seen) => seen,
            Err(error) => Err(self.means(sql, error)),
        }
    }

    fn try_each(&self, sql: &str, params: &[Value], see: &mut dyn FnMut(Row) -> Result<()>) -> rusqlite::Result<Result<()>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        bind(&mut statement, params)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|column| row.get_ref(column).map(value)).collect::<rusqlite::Result<_>>()?;
            if let Err(stop) = see(Row(values)) {
                return Ok(Err(stop));
            }
        }
        Ok(Ok(()))
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        let done = self.connection.execute_batch(sql);
        done.map_err(|error| self.means(sql, error))
    }

    pub(crate) fn in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    /// Disk full and read-only are told apart from mistakes, because people can act on them.
    fn means(&mut self, sql: &str, error: rusqlite::Error) -> Error {
        self.damage = self.damage.or_else(|| damage(&error));
        let trouble = match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Some("disk-full"),
            Some(ErrorCode::ReadOnly | ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Some("disk-unwritable"),
            _ => None,
        };
        self.trouble = trouble.or(self.trouble);
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy(1),
            Some(ErrorCode::ConstraintViolation) if error.to_string().contains("UNIQUE") => Error::Conflict("already-exists"),
            _ => trouble.map_or_else(|| Error::Broken(format!("running `{}`", shortened(sql)), Box::new(error)), Error::ReadOnly),
        }
    }
}

fn damage(error: &rusqlite::Error) -> Option<&'static str> {
    match error.sqlite_error()?.extended_code {
        ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC => Some("disk-failed"),
        code if matches!(code & 0xff, ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB) => Some("database-damaged"),
        _ => None,
    }
}

/// SQLite numbers `$n` by first appearance, PostgreSQL by n: bound by name, both mean the same.
fn bind(statement: &mut CachedStatement<'_>, params: &[Value]) -> rusqlite::Result<()> {
    for (place, value) in params.iter().enumerate() {
        let name = PLACES.get(place).map_or_else(|| Cow::Owned(format!("${}", place + 1)), |name| Cow::Borrowed(*name));
        let Some(index) = statement.parameter_index(&name)? else { continue };
        match value {
            Value::Null => statement.raw_bind_parameter(index, rusqlite::types::Null)?,
            Value::Int(number) => statement.raw_bind_parameter(index, number)?,
            Value::Real(number) => statement.raw_bind_parameter(index, number)?,
            Value::Text(text) => statement.raw_bind_parameter(index, text)?,
            Value::Blob(bytes) => statement.raw_bind_parameter(index, bytes)?,
        }
    }
    Ok(())
}

const PLACES: [&str; 16] = ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16"];

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.into()),
    }
}

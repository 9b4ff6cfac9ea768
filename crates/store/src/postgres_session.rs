//! A session with PostgreSQL, and what its errors mean.

use std::collections::HashMap;
use std::io::Write;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::IsNull;
use postgres::types::ToSql;
use postgres::types::Type;
use postgres::types::private::BytesMut;

use crate::Row;
use crate::Value;
use crate::connection::shortened;

/// The program's statements are few and fixed; lists of varying length must not pile up on the server.
const PREPARED: usize = 512;

/// A session with the statements it has prepared so far.
pub(crate) struct PostgresSession {
    client: postgres::Client,
    prepared: HashMap<String, postgres::Statement>,
}

impl PostgresSession {
    pub(crate) fn new(client: postgres::Client) -> Self {
        Self { client, prepared: HashMap::new() }
    }

    fn prepare(&mut self, sql: &str) -> Result<postgres::Statement> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        if self.prepared.len() >= PREPARED {
            self.prepared.clear();
        }
        let statement = self.client.prepare(sql).map_err(|error| means(sql, error))?;
        self.prepared.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        let statement = self.prepare(sql)?;
        let changed = self.client.execute(&statement, &as_sql(params));
        changed.map_err(|error| self.forgetting(sql, error))
    }

    pub(crate) fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>> {
        let statement = self.prepare(sql)?;
        let rows = self.client.query(&statement, &as_sql(params));
        let rows = rows.map_err(|error| self.forgetting(sql, error))?;
        rows.iter().map(|row| read(row).map_err(|error| means(sql, error))).collect()
    }

    pub(crate) fn each(&mut self, sql: &str, params: &[Value], see: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
        let statement = self.prepare(sql)?;
        let mut rows = self.client.query_raw(&statement, params).map_err(|error| means(sql, error))?;
        while let Some(row) = rows.next().map_err(|error| means(sql, error))? {
            see(read(&row).map_err(|error| means(sql, error))?)?;
        }
        Ok(())
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        self.client.batch_execute(sql).map_err(|error| means(sql, error))
    }

    /// Sends rows as the text that `copy … from stdin` reads.
    pub(crate) fn copy(&mut self, sql: &str, rows: &str) -> Result<()> {
        let mut writer = self.client.copy_in(sql).map_err(|error| means(sql, error))?;
        writer.write_all(rows.as_bytes()).map_err(broken("sending rows to PostgreSQL"))?;
        writer.finish().map(drop).map_err(|error| means(sql, error))
    }

    pub(crate) fn is_lost(&self) -> bool {
        self.client.is_closed()
    }

    /// Another node's migration may have changed what a prepared statement answers: the next use prepares it anew.
    fn forgetting(&mut self, sql: &str, error: postgres::Error) -> Error {
        if error.code() == Some(&SqlState::FEATURE_NOT_SUPPORTED) {
            self.prepared.remove(sql);
        }
        means(sql, error)
    }
}

fn means(sql: &str, error: postgres::Error) -> Error {
    match error.code() {
        Some(&SqlState::UNIQUE_VIOLATION) => Error::Conflict("already-exists"),
        Some(&SqlState::DISK_FULL) => Error::ReadOnly("disk-full"),
        Some(&SqlState::READ_ONLY_SQL_TRANSACTION | &SqlState::IO_ERROR) => Error::ReadOnly("disk-unwritable"),
        Some(code) if passes(code) => Error::Busy(1),
        None if is_lost(&error) => Error::Busy(2),
        _ => Error::Broken(format!("running `{}`", shortened(sql)), Box::new(error)),
    }
}

fn is_lost(error: &postgres::Error) -> bool {
    use std::error::Error as _;
    error.is_closed() || error.source().is_some_and(|cause| cause.is::<std::io::Error>())
}

/// What is worth trying again: a deadlock, a time limit, a server that stops or starts.
fn passes(code: &SqlState) -> bool {
    [
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::QUERY_CANCELED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::TOO_MANY_CONNECTIONS,
        SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
    ]
    .contains(code)
}

fn as_sql(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Value::Int(number) if *ty == Type::INT2 => i16::try_from(*number)?.to_sql(ty, out),
            #[expect(clippy::cast_precision_loss, reason = "a whole number given where a measure is kept")]
            Value::Int(number) if *ty == Type::FLOAT8 => (*number as f64).to_sql(ty, out),
            Value::Int(number) if *ty == Type::BOOL => (*number != 0).to_sql(ty, out),
            Value::Int(number) if *ty == Type::TEXT => number.to_string().to_sql(ty, out),
            Value::Int(number) => number.to_sql(ty, out),
            Value::Real(number) => number.to_sql(ty, out),
            Value::Text(text) => text.to_sql(ty, out),
            Value::Blob(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

fn read(row: &postgres::Row) -> Result<Row, postgres::Error> {
    let values = row.columns().iter().enumerate().map(|(place, column)| value(row, place, column.type_()));
    values.collect::<Result<_, _>>().map(Row)
}

fn value(row: &postgres::Row, place: usize, ty: &Type) -> Result<Value, postgres::Error> {
    Ok(match *ty {
        Type::INT8 => row.try_get::<_, Option<i64>>(place)?.into(),
        Type::INT4 => row.try_get::<_, Option<i32>>(place)?.into(),
        Type::INT2 => row.try_get::<_, Option<i16>>(place)?.map(i32::from).into(),
        Type::BOOL => row.try_get::<_, Option<bool>>(place)?.into(),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(place)?.into(),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(place)?.into(),
        _ => row.try_get::<_, Option<String>>(place)?.into(),
    })
}

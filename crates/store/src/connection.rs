//! One connection to either database, speaking the same statements.

use std::collections::HashMap;

use kernel::Error;
use kernel::Result;
use postgres::types::IsNull;
use postgres::types::ToSql;
use postgres::types::Type;
use postgres::types::private::BytesMut;

use crate::Row;
use crate::Value;

pub(crate) enum Connection {
    Sqlite(rusqlite::Connection),
    Postgres(Box<PostgresSession>),
}

/// A PostgreSQL session with the statements it has prepared so far; the program's statements are few and fixed.
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
        let statement = self.client.prepare(sql).map_err(|error| postgres_error(sql, error))?;
        self.prepared.insert(sql.into(), statement.clone());
        Ok(statement)
    }
}

impl Connection {
    /// Runs one statement; answers how many rows it changed.
    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        match self {
            Connection::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql).map_err(|error| sqlite_error(sql, error))?;
                bind(&mut statement, params).map_err(|error| sqlite_error(sql, error))?;
                let changed = statement.raw_execute().map_err(|error| sqlite_error(sql, error))?;
                Ok(changed as u64)
            }
            Connection::Postgres(session) => {
                let statement = session.prepare(sql)?;
                session.client.execute(&statement, &as_sql(params)).map_err(|error| postgres_error(sql, error))
            }
        }
    }

    /// Runs one statement; answers its rows.
    pub(crate) fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>> {
        match self {
            Connection::Sqlite(connection) => sqlite_rows(connection, sql, params).map_err(|error| sqlite_error(sql, error)),
            Connection::Postgres(session) => {
                let statement = session.prepare(sql)?;
                let rows = session.client.query(&statement, &as_sql(params)).map_err(|error| postgres_error(sql, error))?;
                rows.iter().map(|row| postgres_row(row).map_err(|error| postgres_error(sql, error))).collect()
            }
        }
    }

    /// Runs statements without parameters or answers.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Connection::Sqlite(connection) => connection.execute_batch(sql).map_err(|error| sqlite_error(sql, error)),
            Connection::Postgres(session) => session.client.batch_execute(sql).map_err(|error| postgres_error(sql, error)),
        }
    }

    /// Whether a transaction is still open. SQLite ends it by itself after some failures.
    pub(crate) fn in_transaction(&self) -> bool {
        match self {
            Connection::Sqlite(connection) => !connection.is_autocommit(),
            Connection::Postgres(session) => !session.client.is_closed(),
        }
    }

    /// Whether the connection is of no more use and must be opened anew.
    pub(crate) fn is_lost(&self) -> bool {
        matches!(self, Connection::Postgres(session) if session.client.is_closed())
    }
}

fn bind(statement: &mut rusqlite::CachedStatement<'_>, params: &[Value]) -> rusqlite::Result<()> {
    for (place, value) in params.iter().enumerate() {
        // SQLite numbers `$n` by first appearance, PostgreSQL by n: bind by name so that both mean the same.
        let Some(index) = statement.parameter_index(PLACES[place])? else { continue };
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

const PLACES: [&str; 32] = [
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16", "$17", "$18", "$19", "$20",
    "$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28", "$29", "$30", "$31", "$32",
];

fn sqlite_rows(connection: &rusqlite::Connection, sql: &str, params: &[Value]) -> rusqlite::Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, params)?;
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    let mut read = Vec::new();
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|column| row.get_ref(column).map(sqlite_value)).collect::<rusqlite::Result<_>>()?;
        read.push(Row(values));
    }
    Ok(read)
}

fn sqlite_value(value: rusqlite::types::ValueRef<'_>) -> Value {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.into()),
    }
}

/// Disk full and read-only are told apart from mistakes, because people can act on them.
fn sqlite_error(sql: &str, error: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::ReadOnly("disk-full"),
        Some(ErrorCode::ReadOnly | ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Error::ReadOnly("disk-unwritable"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy(1),
        Some(ErrorCode::ConstraintViolation) if error.to_string().contains("UNIQUE") => Error::Conflict("already-exists"),
        _ => Error::Broken(format!("running `{}`", shortened(sql)), Box::new(error)),
    }
}

fn postgres_error(sql: &str, error: postgres::Error) -> Error {
    use postgres::error::SqlState;
    match error.code() {
        Some(&SqlState::UNIQUE_VIOLATION) => Error::Conflict("already-exists"),
        Some(&SqlState::DISK_FULL) => Error::ReadOnly("disk-full"),
        Some(&SqlState::READ_ONLY_SQL_TRANSACTION) => Error::ReadOnly("disk-unwritable"),
        Some(&SqlState::T_R_DEADLOCK_DETECTED | &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::QUERY_CANCELED) => Error::Busy(1),
        _ if error.is_closed() => Error::Busy(2),
        _ => Error::Broken(format!("running `{}`", shortened(sql)), Box::new(error)),
    }
}

fn shortened(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(160).collect()
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

fn postgres_row(row: &postgres::Row) -> Result<Row, postgres::Error> {
    let values = row.columns().iter().enumerate().map(|(place, column)| postgres_value(row, place, column.type_()));
    values.collect::<Result<_, _>>().map(Row)
}

fn postgres_value(row: &postgres::Row, place: usize, ty: &Type) -> Result<Value, postgres::Error> {
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

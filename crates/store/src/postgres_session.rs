//! A session with PostgreSQL, and what its errors mean.

use std::collections::HashMap;
use std::future::ready;

use bytes::Bytes;
use bytes::BytesMut;
use futures::FutureExt;
use futures::SinkExt;
use futures::TryStreamExt;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use tokio::runtime::Builder;
use tokio::runtime::Runtime;
use tokio_postgres::Client;
use tokio_postgres::Config;
use tokio_postgres::Socket;
use tokio_postgres::Statement;
use tokio_postgres::error::SqlState;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::types::IsNull;
use tokio_postgres::types::ToSql;
use tokio_postgres::types::Type;

use crate::Row;
use crate::Value;
use crate::connection::shortened;
use crate::postgres_queue::Queued;
use crate::postgres_queue::send;
use crate::shared_puts::Shared;
use crate::waiting_words::KnownWords;
use crate::waiting_words::Words;

/// The program's statements are few and fixed; lists of varying length must not pile up on the server.
const PREPARED: usize = 512;

/// A session with the statements it has prepared so far, and with those that travel with the next question.
pub(crate) struct PostgresSession {
    pub(crate) runtime: Runtime,
    pub(crate) client: Client,
    prepared: HashMap<String, Statement>,
    pub(crate) queue: Vec<Queued>,
    /// What acts that share their writes leave waiting.
    pub(crate) shared: Shared,
    /// Something has failed that was not undone yet: the server refuses whatever follows.
    pub(crate) has_failed: bool,
    /// Words that the index gets with the commit; nothing where it gets them at once.
    pub(crate) waiting_words: Option<Vec<Words>>,
    pub(crate) known_words: KnownWords,
}

impl PostgresSession {
    /// Reaches a server.
    pub(crate) fn connect<T>(config: &Config, tls: T) -> Result<Self>
    where
        T: MakeTlsConnect<Socket>,
        T::Stream: Send + 'static,
    {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(broken("starting a session"))?;
        let (client, connection) = runtime.block_on(config.connect(tls)).map_err(broken("reaching PostgreSQL"))?;
        // Why it ended is told by each statement that follows.
        runtime.spawn(connection.map(drop));
        Ok(Self {
            runtime,
            client,
            prepared: HashMap::new(),
            queue: Vec::new(),
            shared: Shared::default(),
            has_failed: false,
            waiting_words: None,
            known_words: KnownWords::default(),
        })
    }

    pub(crate) fn prepare(&mut self, sql: &str) -> Result<Statement> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        if self.prepared.len() >= PREPARED {
            self.prepared.clear();
        }
        self.send_queue()?;
        let statement = self.runtime.block_on(self.client.prepare(sql)).map_err(|error| self.failing(sql, error))?;
        self.prepared.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    /// Sends what is on its way and waits for it; the first failure is told.
    pub(crate) fn send_queue(&mut self) -> Result<()> {
        if self.queue.is_empty() { Ok(()) } else { self.send_with("") }
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        self.stand_apart()?;
        let statement = self.prepare(sql)?;
        let queue = std::mem::take(&mut self.queue);
        let changed = self.runtime.block_on(send(&self.client, &queue, sql, self.client.execute_raw(&statement, params)));
        changed.map_err(|(sql, error)| self.failing(sql, error))
    }

    pub(crate) fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>> {
        self.let_see(sql, params)?;
        if let Some(rows) = self.shared.foreseen.answer(sql, params) {
            return Ok(rows);
        }
        let statement = self.prepare(sql)?;
        let queue = std::mem::take(&mut self.queue);
        let asked = async { self.client.query_raw(&statement, params).await?.try_collect::<Vec<_>>().await };
        let rows = self.runtime.block_on(send(&self.client, &queue, sql, asked));
        let rows = rows.map_err(|(sql, error)| self.failing(sql, error))?;
        read_all(sql, &rows)
    }

    pub(crate) fn each(&mut self, sql: &str, params: &[Value], see: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
        self.flush()?;
        let statement = self.prepare(sql)?;
        let rows = self.runtime.block_on(self.client.query_raw(&statement, params)).map_err(|error| self.failing(sql, error))?;
        let mut rows = std::pin::pin!(rows);
        while let Some(row) = self.runtime.block_on(rows.try_next()).map_err(|error| self.failing(sql, error))? {
            see(read(&row).map_err(|error| means(sql, error))?)?;
        }
        Ok(())
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        self.stand_apart()?;
        self.send_with(sql)
    }

    /// Sends what is on its way and then statements without parameters. One that undoes what failed lets the server go on.
    pub(crate) fn send_with(&mut self, sql: &str) -> Result<()> {
        let queue = std::mem::take(&mut self.queue);
        let last = async { if sql.is_empty() { ready(Ok(())).await } else { self.client.batch_execute(sql).await } };
        let done = self.runtime.block_on(send(&self.client, &queue, sql, last));
        done.map_err(|(sql, error)| self.failing(sql, error))?;
        self.has_failed &= !sql.starts_with("rollback");
        Ok(())
    }

    /// Sends rows as the text that `copy … from stdin` reads.
    pub(crate) fn copy(&mut self, sql: &str, rows: &str) -> Result<()> {
        self.flush()?;
        let copied = self.runtime.block_on(async {
            let mut sink = std::pin::pin!(self.client.copy_in::<_, Bytes>(sql).await?);
            sink.send(Bytes::copy_from_slice(rows.as_bytes())).await?;
            sink.finish().await
        });
        copied.map(drop).map_err(|error| self.failing(sql, error))
    }

    pub(crate) fn is_lost(&self) -> bool {
        self.client.is_closed()
    }

    /// Whether the server has not hung up: what it said since the last statement is looked at without asking it anything.
    pub(crate) fn answers(&mut self) -> bool {
        // The first pause learns that something has come, the second lets it be read.
        self.runtime.block_on(async {
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        });
        !self.is_lost()
    }

    /// Another node's migration may have changed what a prepared statement answers: the next use prepares it anew.
    pub(crate) fn failing(&mut self, sql: &str, error: tokio_postgres::Error) -> Error {
        self.has_failed = true;
        if error.code() == Some(&SqlState::FEATURE_NOT_SUPPORTED) {
            self.prepared.remove(sql);
        }
        means(sql, error)
    }
}

fn means(sql: &str, error: tokio_postgres::Error) -> Error {
    match error.code() {
        Some(&SqlState::UNIQUE_VIOLATION) => Error::Conflict("already-exists"),
        Some(&SqlState::DISK_FULL) => Error::ReadOnly("disk-full"),
        Some(&SqlState::READ_ONLY_SQL_TRANSACTION | &SqlState::IO_ERROR) => Error::ReadOnly("disk-unwritable"),
        Some(code) if passes(code) => Error::Busy(1),
        None if is_lost(&error) => Error::Busy(2),
        _ => Error::Broken(format!("running `{}`", shortened(sql)), Box::new(error)),
    }
}

fn is_lost(error: &tokio_postgres::Error) -> bool {
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

    tokio_postgres::types::to_sql_checked!();
}

pub(crate) fn read_all(sql: &str, rows: &[tokio_postgres::Row]) -> Result<Vec<Row>> {
    rows.iter().map(|row| read(row).map_err(|error| means(sql, error))).collect()
}

fn read(row: &tokio_postgres::Row) -> Result<Row, tokio_postgres::Error> {
    let values = row.columns().iter().enumerate().map(|(place, column)| value(row, place, column.type_()));
    values.collect::<Result<_, _>>().map(Row)
}

fn value(row: &tokio_postgres::Row, place: usize, ty: &Type) -> Result<Value, tokio_postgres::Error> {
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

//! One connection to either database, speaking the same statements.

use kernel::Result;

use crate::Row;
use crate::Value;
use crate::postgres_session::PostgresSession;
use crate::sqlite_session::SqliteSession;

pub(crate) enum Connection {
    Sqlite(Box<SqliteSession>),
    Postgres(Box<PostgresSession>),
}

impl Connection {
    /// Runs one statement; answers how many rows it changed.
    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        match self {
            Connection::Sqlite(session) => session.execute(sql, params),
            Connection::Postgres(session) => session.execute(sql, params),
        }
    }

    /// Runs one statement; answers its rows.
    pub(crate) fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>> {
        match self {
            Connection::Sqlite(session) => session.query(sql, params),
            Connection::Postgres(session) => session.query(sql, params),
        }
    }

    /// Runs one statement and hands its rows on one by one, never holding all of them.
    pub(crate) fn each(&mut self, sql: &str, params: &[Value], see: &mut dyn FnMut(Row) -> Result<()>) -> Result<()> {
        match self {
            Connection::Sqlite(session) => session.each(sql, params, see),
            Connection::Postgres(session) => session.each(sql, params, see),
        }
    }

    /// Runs statements without parameters or answers.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Connection::Sqlite(session) => session.batch(sql),
            Connection::Postgres(session) => session.batch(sql),
        }
    }

    /// Runs one statement of which only its failure would be news. On PostgreSQL it travels with the next question, and its failure is told
    /// as that one's.
    pub(crate) fn put(&mut self, sql: &str, params: &[Value]) -> Result<()> {
        match self {
            Connection::Sqlite(session) => session.execute(sql, params).map(drop),
            Connection::Postgres(session) => session.put(sql, params),
        }
    }

    /// The same for what opens and closes a transaction or a part of it.
    pub(crate) fn order(&mut self, sql: &'static str) -> Result<()> {
        match self {
            Connection::Sqlite(session) => session.execute(sql, &[]).map(drop),
            Connection::Postgres(session) => {
                session.put_plain(sql);
                Ok(())
            }
        }
    }

    /// From now on what is put waits, so that rows of one table are written by one statement; `end_act` ends it.
    pub(crate) fn begin_act(&mut self) -> Result<()> {
        self.sharing().map_or(Ok(()), PostgresSession::begin_act)
    }

    /// What is put from now on travels at once; what still waits is sent on its way.
    pub(crate) fn end_act(&mut self) -> Result<()> {
        self.sharing().map_or(Ok(()), PostgresSession::end_sharing)
    }

    /// Waits until all that was put has been done; the first failure is told.
    pub(crate) fn flush(&mut self) -> Result<()> {
        match self {
            Connection::Sqlite(_) => Ok(()),
            Connection::Postgres(session) => session.flush(),
        }
    }

    /// Forgets what was put and not sent, because what wanted it has failed.
    pub(crate) fn forget_puts(&mut self) {
        if let Connection::Postgres(session) = self {
            session.forget_puts();
        }
    }

    /// The session whose acts can share their writes: SQLite makes no journeys that could be saved.
    pub(crate) fn sharing(&mut self) -> Option<&mut PostgresSession> {
        match self {
            Connection::Sqlite(_) => None,
            Connection::Postgres(session) => Some(session),
        }
    }

    /// Forgets what acts wanted to write together.
    pub(crate) fn forget_shared(&mut self) {
        self.sharing().into_iter().for_each(PostgresSession::drop_shared);
    }

    /// Whether a transaction is still open. SQLite ends it by itself after some failures, such as a full disk.
    pub(crate) fn in_transaction(&self) -> bool {
        match self {
            Connection::Sqlite(session) => session.in_transaction(),
            Connection::Postgres(session) => !session.is_lost(),
        }
    }

    /// Whether the connection is of no more use and must be opened anew.
    pub(crate) fn is_lost(&self) -> bool {
        matches!(self, Connection::Postgres(session) if session.is_lost())
    }

    /// Whether the other end is still there, as far as it has told.
    pub(crate) fn answers(&mut self) -> bool {
        match self {
            Connection::Sqlite(_) => true,
            Connection::Postgres(session) => session.answers(),
        }
    }

    /// Why the disk under it can no longer be believed, if so: nothing may be acknowledged any more.
    pub(crate) fn damage(&self) -> Option<&'static str> {
        match self {
            Connection::Sqlite(session) => session.damage,
            Connection::Postgres(_) => None,
        }
    }

    /// The last reason for which the disk took no write.
    pub(crate) fn trouble(&self) -> Option<&'static str> {
        match self {
            Connection::Sqlite(session) => session.trouble,
            Connection::Postgres(_) => None,
        }
    }
}

/// A statement short enough for an error's text.
pub(crate) fn shortened(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(160).collect()
}

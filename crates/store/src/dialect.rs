//! The few places where the two databases differ. Every other statement of the program is one text for both.

use crate::connection::Connection;

/// Opens a write transaction. PostgreSQL takes the one writer's lock, as SQLite does by itself: writes of all nodes stand in one order.
pub(crate) fn begin_write(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "begin immediate",
        Connection::Postgres(_) => "begin; select pg_advisory_xact_lock(7206413)",
    }
}

/// Opens a migration's transaction, which may take its time.
pub(crate) fn begin_migration(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "begin immediate",
        Connection::Postgres(_) => {
            "begin; set local statement_timeout = 0; set local lock_timeout = 0; select pg_advisory_xact_lock(7206413)"
        }
    }
}

/// Opens a reading transaction on one snapshot.
pub(crate) fn begin_read(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "begin deferred",
        Connection::Postgres(_) => "begin isolation level repeatable read read only",
    }
}

/// What each new SQLite connection is told. FULL: an acknowledged write has been synced; there is no setting that trades that away.
/// The file is not mapped into memory: a bad sector would kill the process instead of failing one statement.
pub(crate) const SQLITE_START: &str = "
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma busy_timeout = 5000;
    pragma temp_store = memory;
    pragma cache_size = -16000;
    pragma journal_size_limit = 67108864;
    pragma trusted_schema = off;
";

/// What each new PostgreSQL session is told. A session that stalls inside a transaction loses it, and with it the writer's lock;
/// so does one whose client is gone.
pub(crate) const POSTGRES_START: &str = "
    set synchronous_commit = on;
    set idle_in_transaction_session_timeout = '15s';
    set statement_timeout = '30s';
    set lock_timeout = '20s';
    set client_connection_check_interval = '2s';
    set timezone = 'UTC';
";

/// What a connection that only reads is told as well.
pub(crate) fn only_reads(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "pragma query_only = on",
        Connection::Postgres(_) => "set default_transaction_read_only = on",
    }
}

/// Finds a table by its name.
pub(crate) fn find_table(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "select name from sqlite_schema where type = 'table' and name = $1",
        Connection::Postgres(_) => "select tablename from pg_tables where schemaname = current_schema() and tablename = $1",
    }
}

/// The line before a migration's statement that is meant for the other database.
pub(crate) fn other_only(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "-- only postgres",
        Connection::Postgres(_) => "-- only sqlite",
    }
}

/// Turns a migration, written for SQLite's strict tables, into what this database takes.
pub(crate) fn schema(connection: &Connection, statement: &str) -> String {
    match connection {
        Connection::Sqlite(_) => statement.into(),
        Connection::Postgres(_) => statement.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_').map(postgres_word).collect(),
    }
}

fn postgres_word(word: &str) -> String {
    let (name, rest) = word.split_at(word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_').len());
    let translated = match name {
        "integer" => "bigint",
        "real" => "double precision",
        "blob" => "bytea",
        "strict" => "",
        other => other,
    };
    // A table's closing `) strict, without rowid` has no counterpart.
    format!("{translated}{rest}")
}

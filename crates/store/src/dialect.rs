//! The few places where the two databases differ. Every other statement of the program is one text for both.

use crate::connection::Connection;

/// Opens a write transaction. PostgreSQL takes the one writer's lock, as SQLite does by itself: writes of all nodes stand in one order.
pub(crate) fn begin_write(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "begin immediate",
        Connection::Postgres(_) => "begin; select pg_advisory_xact_lock(7206413)",
    }
}

/// Asks where the stream of events stands, and on PostgreSQL for the name of the open write transaction, by which another connection can ask
/// later whether it was committed.
pub(crate) fn where_it_stands(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "select seq, hash, null from events order by seq desc limit 1",
        Connection::Postgres(_) => {
            "select newest.seq, newest.hash, open.mark from (select cast(pg_current_xact_id() as text) as mark) as open
             left join (select seq, hash from events order by seq desc limit 1) as newest on true"
        }
    }
}

/// Takes the first number under which no other session writes for as long as this one lasts: the one that is named if that is free.
pub(crate) fn take_number(connection: &Connection) -> Option<&'static str> {
    match connection {
        Connection::Sqlite(_) => None,
        Connection::Postgres(_) => Some(
            "select number from (select cast($1 as bigint) as number union all select generate_series(0, 1023)) as numbers
             where pg_try_advisory_lock(7206414, cast(number as integer)) limit 1",
        ),
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
/// A checkpoint comes after 32 MB, not 4, so that a page written by many commits is copied into the file once.
/// The file is not mapped into memory: a bad sector would kill the process instead of failing one statement.
pub(crate) const SQLITE_START: &str = "
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma busy_timeout = 5000;
    pragma temp_store = memory;
    pragma cache_size = -16000;
    pragma journal_size_limit = 67108864;
    pragma wal_autocheckpoint = 8000;
    pragma trusted_schema = off;
";

/// What each new PostgreSQL session is told. A session that stalls inside a transaction loses it, and with it the writer's lock;
/// so does one whose client is gone. Rows are found by their keys: a plan that was made while a table was empty would read all of it for each
/// key once it is full. Large values are packed by the way that takes a tenth of the time, where the server knows it.
pub(crate) const POSTGRES_START: &str = "
    set synchronous_commit = on;
    set idle_in_transaction_session_timeout = '15s';
    set statement_timeout = '30s';
    set lock_timeout = '20s';
    set client_connection_check_interval = '2s';
    set timezone = 'UTC';
    set jit = off;
    set enable_seqscan = off;
    select set_config(name, 'lz4', false) from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals);
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

/// Finds the columns that reference a table.
pub(crate) fn columns_that_name(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => {
            "select m.name, f.\"from\" from sqlite_schema m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f.\"table\" = $1"
        }
        Connection::Postgres(_) => {
            "select cast(c.conrelid as regclass)::text, a.attname::text from pg_constraint c
             join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
             where c.contype = 'f' and c.confrelid = to_regclass(cast($1 as text))"
        }
    }
}

/// Lists which table of PostgreSQL names rows of which.
pub(crate) const NAMED_TABLES: &str = "select naming.relname::text, named.relname::text from pg_constraint c
    join pg_class naming on naming.oid = c.conrelid join pg_class named on named.oid = c.confrelid
    where c.contype = 'f' and naming.relnamespace = current_schema()::regnamespace";

/// Lists the tables in the order in which they were made.
pub(crate) fn tables(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => {
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by rowid"
        }
        Connection::Postgres(_) => {
            "select relname::text from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace order by oid"
        }
    }
}

/// Lists the columns of a table in order.
pub(crate) fn columns(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "select name from pragma_table_info($1) order by cid",
        Connection::Postgres(_) => {
            "select column_name::text from information_schema.columns
             where table_schema = current_schema() and table_name = $1 order by ordinal_position"
        }
    }
}

/// What must stand before the rows of the index can be read.
pub(crate) fn before_index_rows(connection: &Connection) -> Option<&'static str> {
    match connection {
        Connection::Sqlite(_) => Some("create virtual table temp.search_instances using fts5vocab(main, search, instance)"),
        Connection::Postgres(_) => None,
    }
}

/// Reads the index of words: each thing's id and its words.
pub(crate) fn index_rows(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "select doc, group_concat(term, ' ') from temp.search_instances group by doc order by doc",
        Connection::Postgres(_) => "select id, array_to_string(tsvector_to_array(words), ' ') from search order by id",
    }
}

/// What a connection is told that reads or writes everything.
pub(crate) fn takes_its_time(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "pragma temp_store = file",
        Connection::Postgres(_) => "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0",
    }
}

/// What is run on a database that was just filled, so that its first questions are answered along the right indexes.
pub(crate) fn after_filling(connection: &Connection) -> &'static str {
    match connection {
        Connection::Sqlite(_) => "",
        Connection::Postgres(_) => "vacuum (analyze)",
    }
}

/// The database's own checks of its files. PostgreSQL checks each page as it reads it, if the cluster was made with checksums.
pub(crate) fn checks(connection: &Connection) -> &'static [&'static str] {
    match connection {
        Connection::Sqlite(_) => &["pragma integrity_check", "pragma foreign_key_check"],
        Connection::Postgres(_) => &[],
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

//! Reaching a database: what each new connection is told.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use rustls::ClientConfig;
use rustls::RootCertStore;
use tokio_postgres::Config;
use tokio_postgres::NoTls;
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::Place;
use crate::connection::Connection;
use crate::dialect;
use crate::postgres_session::PostgresSession;
use crate::sqlite_session::SqliteSession;

/// Why an SQLite file could not be opened: what stands at its beginning is no longer what was written.
#[derive(Debug)]
pub struct Damaged(&'static str);

impl Damaged {
    /// Whether this is why something is broken.
    pub fn is_cause_of(error: &Error) -> bool {
        matches!(error, Error::Broken(_, cause) if cause.is::<Damaged>())
    }
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: restore a backup", self.0)
    }
}

impl std::error::Error for Damaged {}

/// A connection that writes. An SQLite file is made if it is not there.
pub(crate) fn to_write(place: &Place) -> Result<Connection> {
    match place {
        Place::Sqlite(file) => sqlite(rusqlite::Connection::open(file).map_err(broken("opening the SQLite file"))?),
        Place::Postgres(address) => postgres(address.reveal()),
    }
}

/// A connection on which each write fails. A missing SQLite file stays missing.
pub(crate) fn to_read(place: &Place) -> Result<Connection> {
    let mut connection = match place {
        Place::Sqlite(file) => {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            sqlite(rusqlite::Connection::open_with_flags(file, flags).map_err(broken("opening the SQLite file"))?)?
        }
        Place::Postgres(address) => postgres(address.reveal())?,
    };
    connection.batch(dialect::only_reads(&connection))?;
    Ok(connection)
}

/// The same to look at a database that is perhaps not there yet: nothing for an SQLite file that is missing.
pub(crate) fn to_look(place: &Place) -> Result<Option<Connection>> {
    match place {
        Place::Sqlite(file) if !file.exists() => Ok(None),
        place => to_read(place).map(Some),
    }
}

/// A copy that nobody else has open, and that stays as it is.
pub(crate) fn to_read_alone(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(file, flags).map_err(broken("opening a copy of the database"))?;
    Ok(Connection::Sqlite(Box::new(SqliteSession::new(connection))))
}

fn sqlite(connection: rusqlite::Connection) -> Result<Connection> {
    // Otherwise each new parameter that a partial index could care for has its statement compiled anew.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(broken("opening the SQLite file"))?;
    let mut session = SqliteSession::new(connection);
    let told = session.batch(dialect::SQLITE_START);
    told.map_err(|error| match session.damage {
        Some(damage) => Error::Broken("opening the SQLite file".into(), Box::new(Damaged(damage))),
        None => error,
    })?;
    Ok(Connection::Sqlite(Box::new(session)))
}

/// How a server is reached.
pub(crate) fn config(address: &str) -> Result<Config> {
    let mut config: Config = address.parse().map_err(broken("reading the address of PostgreSQL"))?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(5));
    }
    config.keepalives_idle(Duration::from_secs(30)).tcp_user_timeout(Duration::from_secs(30)).application_name("daleel");
    Ok(config)
}

fn postgres(address: &str) -> Result<Connection> {
    let config = config(address)?;
    let session = match config.get_ssl_mode() {
        SslMode::Require => PostgresSession::connect(&config, encryption()?)?,
        _ => PostgresSession::connect(&config, NoTls)?,
    };
    let mut connection = Connection::Postgres(Box::new(session));
    connection.batch(dialect::POSTGRES_START)?;
    Ok(connection)
}

/// With `sslmode=require` the server must show a certificate for its name that this machine trusts.
pub(crate) fn encryption() -> Result<MakeRustlsConnect> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(broken("preparing TLS"))?.with_root_certificates(roots).with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

//! Opening a database, and the two doors to it: `write` and `read`.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;
use std::thread;

use kernel::Clock;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::Secret;
use kernel::broken;
use tokio::sync::oneshot;

use crate::Migration;
use crate::Tx;
use crate::connection::Connection;
use crate::connection::PostgresSession;
use crate::dialect;
use crate::ids::Ids;
use crate::migrate;
use crate::reader;
use crate::reader::Reading;
use crate::writer;
use crate::writer::Desk;
use crate::writer::Hook;
use crate::writer::Job;
use crate::writer::Listener;

/// Where the data lie.
#[derive(Clone, Debug)]
pub enum Place {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL database by its `postgres://` address, which holds a password.
    Postgres(Secret<String>),
}

/// How a database is opened.
pub struct Options {
    /// Where it is.
    pub place: Place,
    /// The time of transactions.
    pub clock: Clock,
    /// The schema of the parts above, lower parts first.
    pub migrations: Vec<Migration>,
    /// What looks at each transaction before its commit.
    pub hooks: Vec<Hook>,
    /// Who is told after a commit.
    pub listeners: Vec<Listener>,
    /// How many threads read; at least one.
    pub readers: usize,
    /// This node's number among those that share a PostgreSQL database, 0 to 1023.
    pub node: u16,
}

/// The store's own tables, which come before all others.
const OWN: [Migration; 2] = [
    Migration { part: "store", number: 1, name: "events", sql: include_str!("../migrations/0001_events.sql") },
    Migration { part: "store", number: 2, name: "search", sql: include_str!("../migrations/0002_search.sql") },
];

/// An open database. Cloned handles are the same database.
#[derive(Clone)]
pub struct Store {
    writes: mpsc::Sender<Job>,
    reads: mpsc::Sender<Reading>,
    place: Place,
}

impl Store {
    /// Opens a database, brings its schema up to date and starts its threads.
    ///
    /// # Errors
    /// When it cannot be reached, was written by a newer program, or a migration fails.
    pub fn open(options: Options) -> Result<Self> {
        let mut connection = connect(&options.place)?;
        let migrations: Vec<Migration> = OWN.into_iter().chain(options.migrations.iter().copied()).collect();
        migrate::pending(&mut connection, &migrations)?;
        migrate::run(&mut connection, &migrations, options.clock.now())?;
        let ids = Arc::new(Ids::new(options.node));
        let newest = connection.query("select newest_id from events order by seq desc limit 1", &[])?;
        if let Some(row) = newest.first() {
            ids.stay_above(row.get(0)?);
        }
        drop(connection);
        Ok(Self { writes: start_writer(&options, &ids)?, reads: start_readers(&options, &ids)?, place: options.place })
    }

    /// Where the data lie.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Runs an act in a write transaction. When it answers, what was written has been synced to disk.
    ///
    /// # Errors
    /// What the act says; `ReadOnly` when the disk takes no writes; `Busy` when the database cannot be reached.
    pub async fn write<T: Send + 'static>(&self, grant: Grant, act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let (job, answer) = writer::job(grant, act);
        self.writes.send(job).map_err(|_| Error::Busy(5))?;
        answered(answer.await)
    }

    /// Looks at one snapshot of the database.
    ///
    /// # Errors
    /// What the reading says; `Busy` when the database cannot be reached.
    pub async fn read<T: Send + 'static>(&self, grant: Grant, look: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let (reading, answer) = reader::reading(grant, look);
        self.reads.send(reading).map_err(|_| Error::Busy(5))?;
        answered(answer.await)
    }
}

fn answered<T>(answer: Result<Result<T>, oneshot::error::RecvError>) -> Result<T> {
    answer.unwrap_or(Err(Error::Busy(2)))
}

fn start_writer(options: &Options, ids: &Arc<Ids>) -> Result<mpsc::Sender<Job>> {
    let (sender, receiver) = mpsc::channel();
    let place = options.place.clone();
    let desk = Desk { ids: ids.clone(), clock: options.clock.clone(), hooks: options.hooks.clone(), listeners: options.listeners.clone() };
    let serve = move || writer::serve(&receiver, || connect(&place), &desk);
    thread::Builder::new().name("writer".into()).spawn(serve).map_err(broken("starting the writer"))?;
    Ok(sender)
}

fn start_readers(options: &Options, ids: &Arc<Ids>) -> Result<mpsc::Sender<Reading>> {
    let (sender, receiver) = mpsc::channel();
    let receiver = Arc::new(Mutex::new(receiver));
    for number in 0..options.readers.max(1) {
        let (receiver, place, ids, clock) = (receiver.clone(), options.place.clone(), ids.clone(), options.clock.clone());
        let serve = move || reader::serve(&receiver, || connect(&place), &ids, &clock);
        thread::Builder::new().name(format!("reader-{number}")).spawn(serve).map_err(broken("starting a reader"))?;
    }
    Ok(sender)
}

pub(crate) fn connect(place: &Place) -> Result<Connection> {
    match place {
        Place::Sqlite(path) => {
            let connection = rusqlite::Connection::open(path).map_err(broken("opening the SQLite file"))?;
            connection.set_prepared_statement_cache_capacity(512);
            let mut connection = Connection::Sqlite(connection);
            connection.batch(dialect::SQLITE_START)?;
            Ok(connection)
        }
        Place::Postgres(url) => {
            let client = postgres::Client::connect(url.reveal(), postgres::NoTls).map_err(broken("reaching PostgreSQL"))?;
            let mut connection = Connection::Postgres(Box::new(PostgresSession::new(client)));
            connection.batch(dialect::POSTGRES_START)?;
            Ok(connection)
        }
    }
}

//! Opening a database, and the two doors to it: `write` and `read`.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::broken;
use tokio::sync::oneshot;

use crate::Ask;
use crate::Chain;
use crate::Options;
use crate::Place;
use crate::Tx;
use crate::connect;
use crate::connection::Connection;
use crate::ids::Ids;
use crate::jobs;
use crate::jobs::Job;
use crate::lock::Lock;
use crate::migrate;
use crate::patience;
use crate::patience::give_way;
use crate::patience::gives_way;
use crate::reader;
use crate::reader::Reading;
use crate::safekeeping;
use crate::turns::Turns;
use crate::writer;
use crate::writer::Desk;

/// An open database. Cloned handles are the same database; the last one dropped waits for its threads and frees the folder.
#[derive(Clone)]
pub struct Store {
    open: Arc<Open>,
}

struct Open {
    writes: Option<Arc<Turns<Job>>>,
    reads: Arc<Turns<Reading>>,
    /// What threads ask that give way to others; they are read by threads that do so too.
    patient_reads: Arc<Turns<Reading>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    place: Place,
    is_new: bool,
    _lock: Option<Lock>,
}

impl Store {
    /// Opens a database, brings its schema up to date and starts its threads. An SQLite file whose schema changes is copied first.
    ///
    /// # Errors
    /// When it cannot be reached, another process has the folder, it was written by a newer program, or a migration fails.
    pub fn open(options: Options) -> Result<Self> {
        on_a_thread(move || Self::open_here(options, true))
    }

    /// Opens a database to look at it, beside the process that writes. Each write is refused.
    ///
    /// # Errors
    /// When it cannot be reached or its schema is not this program's.
    pub fn open_reading(options: Options) -> Result<Self> {
        on_a_thread(move || Self::open_here(options, false))
    }

    fn open_here(options: Options, writes: bool) -> Result<Self> {
        let lock = options.place.folder().filter(|_| writes).map(Lock::take).transpose()?;
        let mut connection = if writes { connect::to_write(&options.place)? } else { connect::to_read(&options.place)? };
        if migrate::pending(&mut connection, &options.migrations)? {
            if !writes {
                return Err(Error::Broken(
                    "opening the database".into(),
                    "its schema is older than this program: start the program on it once".into(),
                ));
            }
            safekeeping::copy_before(&connection, &options.place, options.clock.now())?;
            migrate::run(&mut connection, &options.migrations, options.clock.now())?;
        }
        let is_new = Chain::read(&mut connection)?.seq == 0;
        let (ids, mut threads) = (Arc::new(Ids::default()), Vec::new());
        let writes = writes.then(|| start_writer(&options, &ids, connection, &mut threads)).transpose()?;
        let reads = start_readers(&options, &ids, false, &mut threads)?;
        let patient_reads = start_readers(&options, &ids, true, &mut threads)?;
        let threads = Mutex::new(threads);
        Ok(Self { open: Arc::new(Open { writes, reads, patient_reads, threads, place: options.place, is_new, _lock: lock }) })
    }

    /// Whether nothing had ever been recorded when it was opened.
    pub fn was_new(&self) -> bool {
        self.open.is_new
    }

    /// Where the data lie.
    pub fn place(&self) -> &Place {
        &self.open.place
    }

    /// The bytes that are free on the disk of an SQLite file, and all its bytes; nothing for PostgreSQL, whose disk is elsewhere.
    ///
    /// # Errors
    /// When the disk does not say.
    pub fn space(&self) -> Result<Option<(u64, u64)>> {
        let Some(folder) = self.open.place.folder() else { return Ok(None) };
        let space = fs4::statvfs(folder).map_err(broken("looking at the disk"))?;
        Ok(Some((space.available_space(), space.total_space())))
    }

    /// Runs an act in a write transaction. When it answers, what was written has been synced to disk.
    ///
    /// # Errors
    /// What the act says; `ReadOnly` when the disk takes no writes; `Busy` when the database cannot be reached or too many wait.
    pub async fn write<T: Send + 'static>(&self, grant: Grant, act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let Some(writes) = &self.open.writes else { return Err(Error::ReadOnly("opened-for-reading")) };
        let whose = grant.reach();
        let (job, answer) = jobs::job(grant, act);
        writes.queue(whose, job)?;
        answered(answer.await)
    }

    /// The same for an act of which many come at a time: on PostgreSQL it shares its writes with its neighbours, and what they will ask is
    /// asked in one journey. It may be done again after it was undone, so all it changes is the transaction.
    ///
    /// # Errors
    /// As `write`.
    pub async fn write_shared<T: Send + 'static>(
        &self,
        grant: Grant,
        asks: Vec<Ask>,
        act: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let Some(writes) = &self.open.writes else { return Err(Error::ReadOnly("opened-for-reading")) };
        let whose = grant.reach();
        let (job, answer) = jobs::shared_job(grant, asks, act);
        writes.queue(whose, job)?;
        answered(answer.await)
    }

    /// Looks at one snapshot of the database. What is written in it fails.
    ///
    /// # Errors
    /// What the reading says; `Busy` when the database cannot be reached or too many wait.
    pub async fn read<T: Send + 'static>(&self, grant: Grant, look: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let whose = grant.reach();
        let (reading, answer) = reader::reading(grant, look);
        let reads = if gives_way() { &self.open.patient_reads } else { &self.open.reads };
        reads.queue(whose, reading)?;
        answered(answer.await)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.writes.iter().for_each(|writes| writes.close());
        self.reads.close();
        self.patient_reads.close();
        let threads = self.threads.get_mut().unwrap_or_else(PoisonError::into_inner);
        // A hook or an act may hold the last handle: its own thread ends by itself after it.
        let me = thread::current().id();
        threads.drain(..).filter(|other| other.thread().id() != me).for_each(|other| drop(other.join()));
    }
}

/// The answer of a thread; what it took there is owed by whoever receives it.
fn answered<T>(answer: Result<(Result<T>, Duration), oneshot::error::RecvError>) -> Result<T> {
    let (answer, took) = answer.unwrap_or((Err(Error::Busy(2)), Duration::ZERO));
    patience::owe(took);
    answer
}

/// Runs work that blocks on a thread of its own, because PostgreSQL's client must not be used where futures run.
pub(crate) fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let thread = thread::Builder::new().name("opening".into()).spawn(work).map_err(broken("starting a thread"))?;
    thread.join().unwrap_or_else(|_| Err(Error::Broken("opening the database".into(), "a panic; see the log".into())))
}

/// Starts the thread that writes, on the session that has opened the database: with it this node has its number before anybody makes an id.
fn start_writer(options: &Options, ids: &Arc<Ids>, mut first: Connection, threads: &mut Vec<JoinHandle<()>>) -> Result<Arc<Turns<Job>>> {
    ids.take_number(&mut first)?;
    let writes = Turns::new();
    let servant = writes.servant();
    let place = options.place.clone();
    let desk = Desk { ids: ids.clone(), clock: options.clock.clone(), hooks: options.hooks.clone(), listeners: options.listeners.clone() };
    let connect = move || connect::to_write(&place).map(Connection::gathering_words);
    let serve = move || writer::serve(&servant, (first.gathering_words(), connect), &desk);
    threads.push(thread::Builder::new().name("writer".into()).spawn(serve).map_err(broken("starting the writer"))?);
    Ok(writes)
}

/// Starts threads that read; those that are patient give way to all others.
fn start_readers(options: &Options, ids: &Arc<Ids>, is_patient: bool, threads: &mut Vec<JoinHandle<()>>) -> Result<Arc<Turns<Reading>>> {
    let reads = Turns::new();
    let name = if is_patient { "patient" } else { "reader" };
    for number in 0..options.readers.max(1) {
        let (servant, place, ids, clock) = (reads.servant(), options.place.clone(), ids.clone(), options.clock.clone());
        let connect = move || -> Result<Connection> { connect::to_read(&place) };
        let serve = move || {
            if is_patient {
                give_way();
            }
            reader::serve(&servant, connect, &ids, &clock);
        };
        threads.push(thread::Builder::new().name(format!("{name}-{number}")).spawn(serve).map_err(broken("starting a reader"))?);
    }
    Ok(reads)
}

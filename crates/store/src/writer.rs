//! The one writer: many waiting writes, each in a savepoint of its own, share one transaction and one sync.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use kernel::Clock;
use kernel::Error;
use kernel::Grant;
use kernel::Recorded;
use kernel::Result;
use tokio::sync::oneshot;

use crate::Chain;
use crate::Tx;
use crate::connection::Connection;
use crate::dialect;
use crate::ids::Ids;

/// Looks at a transaction after its act and before its commit, such as to judge what was recorded.
pub type Hook = Arc<dyn Fn(&mut Tx<'_>) -> Result<()> + Send + Sync>;
/// Is told what was committed, after it was.
pub type Listener = Arc<dyn Fn(&[Recorded]) + Send + Sync>;

/// At most so many writes share a commit, so that the first does not wait for ever.
const BATCH: usize = 512;

/// A write that waits for its turn. Running it gives the events it recorded and the way to answer the caller after the commit.
pub(crate) type Job = Box<dyn FnOnce(&mut Connection, &mut Chain, &Desk) -> Done + Send>;

pub(crate) struct Done {
    recorded: Option<Vec<Recorded>>,
    answer: Box<dyn FnOnce(Result<()>) + Send>,
}

/// What the writer has at hand.
pub(crate) struct Desk {
    pub(crate) ids: Arc<Ids>,
    pub(crate) clock: Clock,
    pub(crate) hooks: Vec<Hook>,
    pub(crate) listeners: Vec<Listener>,
}

/// Packs an act into a job and gives the other end of its answer.
pub(crate) fn job<T: Send + 'static>(grant: Grant, act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> (Job, oneshot::Receiver<Result<T>>) {
    let (sender, receiver) = oneshot::channel();
    let job: Job = Box::new(move |connection, chain, desk| {
        let now = desk.clock.now();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let mut tx = Tx::new(connection, chain, &desk.ids, &grant, now);
            let value = act(&mut tx)?;
            desk.hooks.iter().try_for_each(|hook| hook(&mut tx))?;
            Ok((value, tx.recorded))
        }));
        match outcome.unwrap_or_else(|panic| Err(Error::Broken("an act".into(), panic_text(&panic).into()))) {
            Ok((value, recorded)) => {
                let answer = Box::new(move |committed: Result<()>| drop(sender.send(committed.map(|()| value))));
                Done { recorded: Some(recorded), answer }
            }
            Err(error) => Done { recorded: None, answer: Box::new(move |_| drop(sender.send(Err(error)))) },
        }
    });
    (job, receiver)
}

fn panic_text(panic: &Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without words".into())
}

/// Serves writes until nobody can send any more.
pub(crate) fn serve(jobs: &Receiver<Job>, mut connect: impl FnMut() -> Result<Connection>, desk: &Desk) {
    let mut connection: Option<Connection> = None;
    while let Ok(first) = jobs.recv() {
        if connection.as_ref().is_none_or(Connection::is_lost) {
            connection = connect().inspect_err(|error| tracing::error!(%error, "the writer cannot reach the database")).ok();
        }
        match connection.as_mut() {
            Some(connection) => commit_together(first, jobs, connection, desk),
            // Dropping the job drops its sender, which the caller reads as busy: the act has not run.
            None => drop(first),
        }
    }
}

/// One transaction for the first write and for all that have come meanwhile.
fn commit_together(first: Job, jobs: &Receiver<Job>, connection: &mut Connection, desk: &Desk) {
    let mut chain = match begin(connection) {
        Ok(chain) => chain,
        Err(error) => {
            tracing::error!(%error, "no write transaction can be opened");
            return drop(first);
        }
    };
    let mut done = Vec::new();
    let mut next = Some(first);
    while let Some(job) = next {
        done.push(run_in_savepoint(job, connection, &mut chain, desk));
        // A full disk makes SQLite drop the whole transaction: what came after would be committed statement by statement.
        let more = done.len() < BATCH && connection.in_transaction();
        next = if more { jobs.try_recv().ok() } else { None };
    }
    let committed = connection.batch("commit");
    if committed.is_err() {
        // The transaction may or may not still be open; either way it must not swallow the next one.
        drop(connection.batch("rollback"));
    }
    answer(done, &committed, desk);
}

fn begin(connection: &mut Connection) -> Result<Chain> {
    let begin = dialect::begin_write(connection);
    connection.batch(begin)?;
    Chain::read(connection).inspect_err(|_| drop(connection.batch("rollback")))
}

fn run_in_savepoint(job: Job, connection: &mut Connection, chain: &mut Chain, desk: &Desk) -> Done {
    let before = chain.clone();
    if let Err(error) = connection.batch("savepoint act") {
        tracing::error!(%error, "no savepoint can be set");
    }
    let mut done = job(connection, chain, desk);
    let closed = if done.recorded.is_some() { connection.batch("release savepoint act") } else { Err(Error::Busy(1)) };
    if closed.is_err() {
        done.recorded = None;
        *chain = before;
        drop(connection.batch("rollback to savepoint act; release savepoint act"));
    }
    done
}

fn answer(done: Vec<Done>, committed: &Result<()>, desk: &Desk) {
    if committed.is_ok() {
        for listener in &desk.listeners {
            done.iter().filter_map(|one| one.recorded.as_deref()).filter(|events| !events.is_empty()).for_each(|events| listener(events));
        }
    }
    for one in done {
        let outcome = match (committed, &one.recorded) {
            (Ok(()), Some(_)) => Ok(()),
            (Ok(()), None) => Err(Error::Busy(1)),
            (Err(error), _) => Err(likeness(error)),
        };
        (one.answer)(outcome);
    }
}

/// The same error for each of the writes that shared a failed commit.
fn likeness(error: &Error) -> Error {
    match error {
        Error::ReadOnly(why) => Error::ReadOnly(why),
        Error::Busy(seconds) => Error::Busy(*seconds),
        other => Error::Broken("committing".into(), other.to_string().into()),
    }
}

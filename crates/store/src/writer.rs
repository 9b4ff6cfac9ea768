//! The one writer: many waiting writes, each in a savepoint of its own, share one transaction and one sync.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

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
use crate::ids::Reserve;
use crate::memory::Memory;
use crate::patience::Meter;
use crate::turns::Servant;
use crate::turns::Together;

/// Looks at a transaction after its act and before its commit, such as to judge what was recorded.
pub type Hook = Arc<dyn Fn(&mut Tx<'_>) -> Result<()> + Send + Sync>;
/// Is told what was committed, after it was.
pub type Listener = Arc<dyn Fn(&[Recorded]) + Send + Sync>;

/// At most so many writes share a commit, and none is added after so long, so that the first does not wait for ever.
const BATCH: usize = 512;
const TOGETHER: Duration = Duration::from_millis(50);

/// What opens, closes and undoes the part of a transaction that one write is. Neighbours have different names: should the end of one fail,
/// which is told only with the next statement, the next one's undoing must not find it and undo it as well.
const PARTS: [[&str; 3]; 2] = [
    ["savepoint act_a", "release savepoint act_a", "rollback to savepoint act_a; release savepoint act_a"],
    ["savepoint act_b", "release savepoint act_b", "rollback to savepoint act_b; release savepoint act_b"],
];

/// A write that waits for its turn, and afterwards for the commit.
pub(crate) type Job = Box<dyn FnOnce(Turn<'_>) -> Done + Send>;

/// What a waiting write gets.
pub(crate) enum Turn<'t> {
    /// An open transaction, in a savepoint.
    Act(&'t mut Connection, &'t mut Chain, &'t mut Memory, &'t Desk),
    /// No transaction could be opened: the act does not run.
    Refused(Error),
}

/// A write that has run: what it recorded, if it succeeded, and the way to answer the caller once the commit is known.
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

/// Packs an act into a job and gives the other end of its answer, which comes with the time that it took.
pub(crate) fn job<T: Send + 'static>(
    grant: Grant,
    act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> (Job, oneshot::Receiver<(Result<T>, Duration)>) {
    let (sender, receiver) = oneshot::channel();
    let job: Job = Box::new(move |turn| {
        let mut took = Duration::ZERO;
        let outcome = match turn {
            Turn::Act(connection, chain, memory, desk) => {
                let meter = Meter::begin(connection);
                let done = run(Tx::new(connection, chain, &desk.ids, grant, desk.clock.now()).remembering(memory), desk, act);
                took = meter.took();
                done
            }
            Turn::Refused(error) => Err(error),
        };
        match outcome {
            Ok((value, recorded)) => {
                let answer = Box::new(move |committed: Result<()>| drop(sender.send((committed.map(|()| value), took))));
                Done { recorded: Some(recorded), answer }
            }
            Err(error) => Done { recorded: None, answer: Box::new(move |_| drop(sender.send((Err(error), took)))) },
        }
    });
    (job, receiver)
}

fn run<T>(mut tx: Tx<'_>, desk: &Desk, act: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<(T, Vec<Recorded>)> {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let value = act(&mut tx)?;
        desk.hooks.iter().try_for_each(|hook| hook(&mut tx))?;
        tx.settle()?;
        Ok((value, tx.recorded))
    }));
    outcome.unwrap_or_else(|panic| Err(Error::Broken("an act".into(), panic_text(&*panic).into())))
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without words".into())
}

/// Serves writes until nobody can send any more.
pub(crate) fn serve(jobs: &Servant<Job>, mut connect: impl FnMut() -> Result<Connection>, desk: &Desk) {
    let mut connection: Option<Connection> = None;
    let mut reserve = Reserve::default();
    let mut memory = Memory::new();
    while let Some((together, first)) = jobs.take_first() {
        match ready(&mut connection, &mut connect) {
            Ok((open, chain)) => {
                let mark = open.transaction_mark();
                memory.begin(&chain);
                let kept = Kept { chain, memory: &mut memory, reserve: &mut reserve };
                let (done, mut committed) = commit_together(first, (jobs, together), open, kept, desk);
                if committed.is_err() && open.is_lost() {
                    committed = was_committed(&mut connect, mark);
                }
                answer(done, committed, open.damage(), desk);
            }
            Err(error) => {
                tracing::error!(%error, "no write transaction can be opened");
                (first(Turn::Refused(error)).answer)(Ok(()));
            }
        }
    }
}

/// A connection that is lost while it commits leaves the outcome open: PostgreSQL is asked, once the lost transaction has let go of the
/// writer's lock. Without this, who tries again would do it twice.
fn was_committed(connect: &mut impl FnMut() -> Result<Connection>, mark: Option<String>) -> Result<()> {
    let mark = mark.ok_or(Error::Busy(2))?;
    let mut fresh = connect().map_err(unreached)?;
    fresh.batch(dialect::begin_write(&fresh))?;
    let status = fresh.query("select pg_xact_status(cast(cast($1 as text) as xid8))", &[mark.into()])?;
    let status: Option<String> = status.first().map_or(Ok(None), |row| row.get(0))?;
    if status.as_deref() == Some("committed") { Ok(()) } else { Err(Error::Busy(2)) }
}

/// An open transaction on the connection at hand, or on a new one if that is lost. On a disk that can no longer be believed, none.
fn ready<'c>(
    connection: &'c mut Option<Connection>,
    connect: &mut impl FnMut() -> Result<Connection>,
) -> Result<(&'c mut Connection, Chain)> {
    if let Some(damage) = connection.as_ref().and_then(Connection::damage) {
        return Err(Error::ReadOnly(damage));
    }
    if let Some(chain) = connection.as_mut().and_then(|known| begin(known).ok()) {
        return Ok((connection.as_mut().ok_or(Error::Busy(1))?, chain));
    }
    if connection.as_ref().is_none_or(Connection::is_lost) {
        *connection =
            Some(connect().inspect_err(|error| tracing::error!(%error, "the writer cannot reach the database")).map_err(unreached)?);
    }
    let open = connection.as_mut().ok_or(Error::Busy(1))?;
    let chain = begin(open)?;
    Ok((open, chain))
}

/// A database that does not answer is worth another try; a disk that takes no writes says so.
pub(crate) fn unreached(error: Error) -> Error {
    if matches!(error, Error::ReadOnly(_)) { error } else { Error::Busy(2) }
}

fn begin(connection: &mut Connection) -> Result<Chain> {
    let begin = dialect::begin_write(connection);
    connection.order(begin).and_then(|()| Chain::read(connection)).inspect_err(|_| drop(connection.batch("rollback")))
}

/// What the writer keeps from one transaction to the next.
struct Kept<'k> {
    chain: Chain,
    memory: &'k mut Memory,
    reserve: &'k mut Reserve,
}

/// One transaction for the first write and for all that have come meanwhile.
fn commit_together(
    first: Job,
    (jobs, mut together): (&Servant<Job>, Together),
    connection: &mut Connection,
    mut kept: Kept<'_>,
    desk: &Desk,
) -> (Vec<Done>, Result<()>) {
    let (mut done, begun) = (Vec::new(), Instant::now());
    let mut next = Some(first);
    let mut whole = Ok(());
    while let Some(job) = next {
        let (one, closed) = run_in_savepoint(job, PARTS[done.len() % 2], connection, &mut kept, desk);
        done.push(one);
        whole = closed;
        let has_room = whole.is_ok() && done.len() < BATCH && begun.elapsed() < TOGETHER;
        next = if has_room { jobs.take_waiting(&mut together) } else { None };
    }
    let kept_ahead = whole.and_then(|()| kept.reserve.keep_ahead(connection, &desk.ids));
    let committed = kept_ahead.and_then(|()| connection.put_waiting_words()).and_then(|()| connection.batch("commit"));
    connection.forget_words_after(0);
    if committed.is_err() {
        // The transaction may or may not still be open; either way it must not swallow the next one.
        drop(connection.batch("rollback"));
        kept.reserve.forget();
        kept.memory.forget();
    } else {
        kept.memory.committed(kept.chain);
    }
    (done, committed)
}

/// Runs one write. The second answer says whether the transaction around it still stands.
fn run_in_savepoint(
    job: Job,
    part: [&'static str; 3],
    connection: &mut Connection,
    kept: &mut Kept<'_>,
    desk: &Desk,
) -> (Done, Result<()>) {
    let [open, close, undo] = part;
    let (before, words) = (kept.chain.clone(), connection.words_waiting());
    if let Err(error) = connection.order(open) {
        return (job(Turn::Refused(likeness(&error))), Err(error));
    }
    let done = job(Turn::Act(connection, &mut kept.chain, kept.memory, desk));
    if done.recorded.is_none() {
        kept.chain = before;
        kept.memory.forget();
        connection.forget_puts();
        connection.forget_words_after(words);
    }
    let closed = match connection.trouble() {
        Some(why) if !connection.in_transaction() => Err(Error::ReadOnly(why)),
        _ if done.recorded.is_some() => connection.order(close),
        _ => connection.batch(undo),
    };
    (done, closed)
}

fn answer(done: Vec<Done>, committed: Result<()>, damage: Option<&'static str>, desk: &Desk) {
    if committed.is_ok() {
        let events = done.iter().filter_map(|one| one.recorded.as_deref()).filter(|events| !events.is_empty());
        events.for_each(|events| tell(events, desk));
    }
    let committed = committed.map_err(|error| damage.map_or(error, Error::ReadOnly));
    for one in done {
        (one.answer)(committed.as_ref().map_err(likeness).copied());
    }
}

/// A listener that breaks must not take the writer with it.
fn tell(events: &[Recorded], desk: &Desk) {
    for listener in &desk.listeners {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| listener(events))) {
            tracing::error!(panic = panic_text(&*panic), "a listener broke");
        }
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

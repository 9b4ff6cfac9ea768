//! The one writer: many waiting writes, each in a savepoint of its own, share one transaction and one sync.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

use kernel::Clock;
use kernel::Error;
use kernel::Recorded;
use kernel::Result;

use crate::Chain;
use crate::Tx;
use crate::ahead::Ahead;
use crate::connection::Connection;
use crate::dialect;
use crate::ids::Ids;
use crate::ids::Reserve;
use crate::jobs::Done;
use crate::jobs::Job;
use crate::jobs::Turn;
use crate::jobs::panic_text;
use crate::memory::Memory;
use crate::together::Acts;
use crate::turns::Servant;

/// Looks at a transaction after its act and before its commit, such as to judge what was recorded.
pub type Hook = Arc<dyn Fn(&mut Tx<'_>) -> Result<()> + Send + Sync>;
/// Is told what was committed, after it was.
pub type Listener = Arc<dyn Fn(&[Recorded]) + Send + Sync>;

/// At most so many writes share a commit, and none is added after so long, so that the first does not wait for ever.
const BATCH: usize = 512;
const TOGETHER: Duration = Duration::from_millis(20);

/// What opens, closes and undoes the part of a transaction that one write is. Neighbours have different names: should the end of one fail,
/// which is told only with the next statement, the next one's undoing must not find it and undo it as well.
pub(crate) const PARTS: [[&str; 3]; 2] = [
    ["savepoint act_a", "release savepoint act_a", "rollback to savepoint act_a; release savepoint act_a"],
    ["savepoint act_b", "release savepoint act_b", "rollback to savepoint act_b; release savepoint act_b"],
];

/// What the writer has at hand.
pub(crate) struct Desk {
    pub(crate) ids: Arc<Ids>,
    pub(crate) clock: Clock,
    pub(crate) hooks: Vec<Hook>,
    pub(crate) listeners: Vec<Listener>,
}

/// Serves writes until nobody can send any more, on this connection as long as it lasts.
pub(crate) fn serve(jobs: &Servant<Job>, (first, mut connect): (Connection, impl FnMut() -> Result<Connection>), desk: &Desk) {
    let mut connection = Some(first);
    let mut reserve = Reserve::default();
    let mut memory = Memory::new();
    let (mut ahead, mut last) = (Ahead::default(), 1);
    while let Some(first) = ahead.first(jobs) {
        if matches!(first, Job::Again(_)) && connection.as_mut().is_some_and(|open| open.sharing().is_some()) {
            ahead.gather(jobs, last - 1);
        }
        match ready(&mut connection, &mut connect, (&desk.ids, &mut reserve)) {
            Ok((open, (chain, mark))) => {
                memory.begin(&chain);
                let kept = Kept { chain, memory: &mut memory, reserve: &mut reserve };
                let (done, mut committed) = commit_together(first, (jobs, &mut ahead), open, kept, desk);
                if committed.is_err() && open.is_lost() {
                    committed = was_committed(&mut connect, mark);
                }
                last = done.len().max(1);
                answer(done, committed, open.damage(), desk);
            }
            Err(error) => {
                tracing::error!(%error, "no write transaction can be opened");
                (first.refuse(error).answer)(Ok(()));
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
    (ids, reserve): (&Ids, &mut Reserve),
) -> Result<(&'c mut Connection, Begun)> {
    if let Some(damage) = connection.as_ref().and_then(Connection::damage) {
        return Err(Error::ReadOnly(damage));
    }
    if let Some(begun) = connection.as_mut().and_then(|known| begin(known).ok()) {
        return Ok((connection.as_mut().ok_or(Error::Busy(1))?, begun));
    }
    if connection.as_ref().is_none_or(Connection::is_lost) {
        *connection = None;
        let reached = connect().and_then(|mut fresh| ids.take_number(&mut fresh).map(|()| fresh));
        *connection =
            Some(reached.inspect_err(|error| tracing::error!(%error, "the writer cannot reach the database")).map_err(unreached)?);
        reserve.forget();
    }
    let open = connection.as_mut().ok_or(Error::Busy(1))?;
    let begun = begin(open)?;
    Ok((open, begun))
}

/// A database that does not answer is worth another try; a disk that takes no writes says so.
pub(crate) fn unreached(error: Error) -> Error {
    if matches!(error, Error::ReadOnly(_)) { error } else { Error::Busy(2) }
}

/// Where the stream of events stands in a transaction that was begun, and the name of the transaction where another connection can ask for it.
type Begun = (Chain, Option<String>);

fn begin(connection: &mut Connection) -> Result<Begun> {
    let begin = dialect::begin_write(connection);
    connection.order(begin).and_then(|()| stands(connection)).inspect_err(|_| drop(connection.batch("rollback")))
}

fn stands(connection: &mut Connection) -> Result<Begun> {
    let rows = connection.query(dialect::where_it_stands(connection), &[])?;
    let Some(row) = rows.first() else { return Ok((Chain::start(), None)) };
    let chain = match row.get::<Option<i64>>(0)? {
        Some(seq) => Chain { seq, hash: row.get(1)? },
        None => Chain::start(),
    };
    Ok((chain, row.get(2)?))
}

/// What the writer keeps from one transaction to the next.
pub(crate) struct Kept<'k> {
    pub(crate) chain: Chain,
    pub(crate) memory: &'k mut Memory,
    reserve: &'k mut Reserve,
}

/// One transaction for the first write and for all that have come meanwhile.
fn commit_together(
    first: Job,
    (jobs, ahead): (&Servant<Job>, &mut Ahead),
    connection: &mut Connection,
    mut kept: Kept<'_>,
    desk: &Desk,
) -> (Vec<Done>, Result<()>) {
    let (mut acts, begun) = (Acts::default(), Instant::now());
    ahead.fill(jobs);
    let mut next = Some(first);
    let mut whole = Ok(());
    while let Some(job) = next {
        whole = run_next(job, ahead, &mut acts, connection, &mut kept, desk);
        let has_room = whole.is_ok() && acts.done.len() < BATCH && begun.elapsed() < TOGETHER;
        next = if has_room { ahead.next_of(jobs) } else { None };
    }
    let closed = whole.and_then(|()| acts.close(connection, &mut kept, desk));
    let kept_ahead = closed.and_then(|()| kept.reserve.keep_ahead(connection, &desk.ids));
    let committed = kept_ahead.and_then(|()| connection.put_waiting_words_for_good()).and_then(|()| connection.batch("commit"));
    connection.words_ended(committed.is_ok());
    if committed.is_err() {
        connection.forget_shared();
        // The transaction may or may not still be open; either way it must not swallow the next one.
        drop(connection.batch("rollback"));
        kept.reserve.forget();
        kept.memory.forget();
    } else {
        kept.memory.committed(kept.chain);
    }
    (acts.done, committed)
}

/// Runs one write, for itself or together with those before it; an error if the transaction around it no longer stands.
fn run_next(job: Job, ahead: &mut Ahead, acts: &mut Acts, connection: &mut Connection, kept: &mut Kept<'_>, desk: &Desk) -> Result<()> {
    let job = match job {
        Job::Again(again) if connection.sharing().is_some() => return acts.run(again, ahead, connection, kept, desk),
        job => job,
    };
    if let Err(error) = acts.close(connection, kept, desk) {
        acts.done.push(job.refuse(likeness(&error)));
        return Err(error);
    }
    let part = PARTS[acts.done.len() % 2];
    let (one, stands) = match job {
        Job::Once(act) => run_in_savepoint(act, part, connection, kept, desk),
        Job::Again(mut again) => run_in_savepoint(&mut again.act, part, connection, kept, desk),
    };
    acts.done.push(one);
    stands
}

/// Runs one write. The second answer says whether the transaction around it still stands.
pub(crate) fn run_in_savepoint(
    act: impl FnOnce(Turn<'_>) -> Done,
    part: [&'static str; 3],
    connection: &mut Connection,
    kept: &mut Kept<'_>,
    desk: &Desk,
) -> (Done, Result<()>) {
    let [open, close, undo] = part;
    let (before, words) = (kept.chain.clone(), connection.words_waiting());
    if let Err(error) = connection.order(open).and_then(|()| connection.begin_act()) {
        return (act(Turn::Refused(likeness(&error))), Err(error));
    }
    let done = act(Turn::Act(connection, &mut kept.chain, kept.memory, desk));
    if !done.happened() {
        kept.chain = before;
        kept.memory.forget();
        connection.forget_puts();
        connection.forget_words_after(words);
    }
    let ended = connection.end_act();
    let closed = match connection.trouble() {
        Some(why) if !connection.in_transaction() => Err(Error::ReadOnly(why)),
        _ if done.happened() => ended.and_then(|()| connection.order(close)),
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

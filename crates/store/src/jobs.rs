//! Writes on their way: an act packed so that the writer can run it, and the way back to whoever waits for its answer.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use kernel::Error;
use kernel::Grant;
use kernel::Recorded;
use kernel::Result;
use tokio::sync::oneshot;

use crate::Ask;
use crate::Chain;
use crate::Tx;
use crate::connection::Connection;
use crate::memory::Memory;
use crate::patience::Meter;
use crate::writer::Desk;

/// A write that waits for its turn, and afterwards for the commit.
pub(crate) enum Job {
    /// It runs once.
    Once(Box<dyn FnOnce(Turn<'_>) -> Done + Send>),
    /// It shares its writes with its neighbours, and may have to run again for itself.
    Again(Again),
}

/// An act that can be done again after it was undone.
pub(crate) struct Again {
    pub(crate) act: Box<dyn FnMut(Turn<'_>) -> Done + Send>,
    /// What it will ask.
    pub(crate) asks: Vec<Ask>,
}

/// What a waiting write gets.
pub(crate) enum Turn<'t> {
    /// An open transaction, in a savepoint.
    Act(&'t mut Connection, &'t mut Chain, &'t mut Memory, &'t Desk),
    /// An open transaction, whose writes wait for those of others.
    Shared(&'t mut Connection, &'t mut Chain, &'t mut Memory, &'t Desk),
    /// No transaction could be opened: the act does not run.
    Refused(Error),
}

/// A write that has run: what it recorded, if it succeeded, and the way to answer the caller once the commit is known.
pub(crate) struct Done {
    pub(crate) recorded: Option<Vec<Recorded>>,
    pub(crate) answer: Box<dyn FnOnce(Result<()>) + Send>,
}

impl Job {
    /// Answers that it did not run.
    pub(crate) fn refuse(self, error: Error) -> Done {
        match self {
            Job::Once(act) => act(Turn::Refused(error)),
            Job::Again(mut again) => (again.act)(Turn::Refused(error)),
        }
    }
}

impl Done {
    /// Whether its act succeeded.
    pub(crate) fn happened(&self) -> bool {
        self.recorded.is_some()
    }
}

/// Packs an act into a job and gives the other end of its answer, which comes with the time that it took.
pub(crate) fn job<T: Send + 'static>(
    grant: Grant,
    act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> (Job, oneshot::Receiver<Timed<T>>) {
    let (sender, receiver) = oneshot::channel();
    let sender = Arc::new(Mutex::new(Some(sender)));
    (Job::Once(Box::new(move |turn| done(run(turn, grant, act), sender))), receiver)
}

/// The same for an act that shares its writes with its neighbours.
pub(crate) fn shared_job<T: Send + 'static>(
    grant: Grant,
    asks: Vec<Ask>,
    act: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> (Job, oneshot::Receiver<Timed<T>>) {
    let (sender, receiver) = oneshot::channel();
    let sender = Arc::new(Mutex::new(Some(sender)));
    let act = Box::new(move |turn: Turn<'_>| done(run(turn, grant.clone(), &act), sender.clone()));
    (Job::Again(Again { act, asks }), receiver)
}

/// The way to one who waits for an answer; the last time that an act is done answers.
type Sender<T> = Arc<Mutex<Option<oneshot::Sender<Timed<T>>>>>;

/// An answer, and the time of the writer that it took.
pub(crate) type Timed<T> = (Result<T>, Duration);

fn done<T: Send + 'static>((outcome, took): Timed<(T, Vec<Recorded>)>, sender: Sender<T>) -> Done {
    let (recorded, value) = match outcome {
        Ok((value, recorded)) => (Some(recorded), Ok(value)),
        Err(error) => (None, Err(error)),
    };
    let answer = Box::new(move |committed: Result<()>| {
        let sender = sender.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(sender) = sender {
            drop(sender.send((value.and_then(|value| committed.map(|()| value)), took)));
        }
    });
    Done { recorded, answer }
}

fn run<T>(turn: Turn<'_>, grant: Grant, act: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Timed<(T, Vec<Recorded>)> {
    let is_shared = matches!(turn, Turn::Shared(..));
    let (connection, chain, memory, desk) = match turn {
        Turn::Act(connection, chain, memory, desk) | Turn::Shared(connection, chain, memory, desk) => (connection, chain, memory, desk),
        Turn::Refused(error) => return (Err(error), Duration::ZERO),
    };
    let meter = Meter::begin(connection);
    let mut tx = Tx::new(connection, chain, &desk.ids, grant, desk.clock.now()).remembering(memory);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let value = act(&mut tx)?;
        desk.hooks.iter().try_for_each(|hook| hook(&mut tx))?;
        if is_shared {
            tx.may_go_on()?
        } else {
            tx.settle()?
        }
        Ok((value, tx.recorded))
    }));
    (outcome.unwrap_or_else(|panic| Err(Error::Broken("an act".into(), panic_text(&*panic).into()))), meter.took())
}

pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without words".into())
}

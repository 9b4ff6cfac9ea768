//! The one source of "now": the machine's time in service, a settable time in tests.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering;
use std::time::Duration;

pub use jiff::Timestamp;

/// Tells the time. Cloned handles of a settable clock all move together.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    set: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Self {
        Self { set: None }
    }

    /// A clock that stands at `at` until it is moved.
    pub fn standing_at(at: Timestamp) -> Self {
        Self { set: Some(Arc::new(AtomicI64::new(at.as_millisecond()))) }
    }

    /// The present instant, UTC, to the millisecond.
    pub fn now(&self) -> Timestamp {
        match &self.set {
            Some(millis) => from_millis(millis.load(Ordering::SeqCst)),
            None => system_now(),
        }
    }

    /// Moves a settable clock forward.
    ///
    /// # Panics
    /// On the machine's own clock, which nobody may move.
    pub fn advance(&self, by: Duration) {
        let millis = self.set.as_ref().expect("only a settable clock is moved");
        millis.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
    }

    /// Sets a settable clock, also backwards.
    ///
    /// # Panics
    /// On the machine's own clock, which nobody may move.
    pub fn set(&self, at: Timestamp) {
        let millis = self.set.as_ref().expect("only a settable clock is moved");
        millis.store(at.as_millisecond(), Ordering::SeqCst);
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine for the time")]
fn system_now() -> Timestamp {
    from_millis(Timestamp::now().as_millisecond())
}

fn from_millis(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

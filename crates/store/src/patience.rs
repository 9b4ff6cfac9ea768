//! Threads that give way to all others, and what a piece of work costs on threads that are not its own.

use std::cell::Cell;
use std::time::Duration;
use std::time::Instant;

use rustix::time::ClockId;

use crate::connection::Connection;

/// How far threads that give way stand behind the others (`nice(2)`): about a tenth of the processor is theirs even when others want all
/// of it, so that nobody waits long for a lock that one of them holds.
const BEHIND: i32 = 10;

thread_local! {
    static GIVES_WAY: Cell<bool> = const { Cell::new(false) };
    static OWED: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// Lets this thread give way to others from now on; what it asks of the database is read by threads that do likewise. A system that refuses
/// it treats all threads alike.
pub fn give_way() {
    GIVES_WAY.set(true);
    if let Err(error) = rustix::process::nice(BEHIND) {
        tracing::warn!(%error, "a thread cannot give way to others");
    }
}

/// Whether this thread gives way.
pub(crate) fn gives_way() -> bool {
    GIVES_WAY.get()
}

/// The processor time that this thread has used since it began.
pub fn thread_time() -> Duration {
    Duration::try_from(rustix::time::clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default()
}

/// What threads of the database used for work whose answers were received on this thread since it was last asked.
pub fn take_owed() -> Duration {
    OWED.take()
}

/// Notes what a thread of the database used for work whose answer is received here.
pub(crate) fn owe(took: Duration) {
    OWED.set(OWED.get() + took);
}

/// Takes the time of one transaction: the thread's own, and with a server all that passes, since it works meanwhile.
pub(crate) struct Meter {
    begun: Duration,
    server: Option<Instant>,
}

impl Meter {
    pub(crate) fn begin(connection: &Connection) -> Self {
        Self { begun: thread_time(), server: matches!(connection, Connection::Postgres(_)).then(Instant::now) }
    }

    pub(crate) fn took(&self) -> Duration {
        self.server.map_or_else(|| thread_time() - self.begun, |begun| begun.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_that_gives_way_stands_behind_and_its_own_time_alone_is_counted() {
        let behind = std::thread::spawn(|| {
            give_way();
            let begun = thread_time();
            std::thread::sleep(Duration::from_millis(30));
            (rustix::process::nice(0).unwrap(), thread_time() - begun)
        });
        let (nice, slept) = behind.join().unwrap();
        assert!(slept < Duration::from_millis(20), "{slept:?}");
        assert_eq!(nice, rustix::process::nice(0).unwrap() + BEHIND, "other threads stand where they stood");
        assert!(!gives_way());
    }
}

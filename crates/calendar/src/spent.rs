//! Time that has gone by, in both reckonings, which are always kept together.

use std::ops::AddAssign;
use std::time::Duration;

use kernel::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use crate::Measure;

/// A duration in clock seconds and in working seconds, so that either reading of a rule can be reported later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spent {
    /// Seconds by the clock, whole ones.
    pub clock_seconds: u64,
    /// Seconds of service in between, whole ones; never more than by the clock.
    pub working_seconds: u64,
}

impl Spent {
    /// Both reckonings of one stretch of time.
    pub const fn of(clock: Duration, working: Duration) -> Spent {
        Spent { clock_seconds: clock.as_secs(), working_seconds: working.as_secs() }
    }

    /// The seconds in one of the two reckonings.
    pub const fn in_measure(&self, measure: Measure) -> u64 {
        match measure {
            Measure::Clock => self.clock_seconds,
            Measure::Working => self.working_seconds,
        }
    }
}

impl AddAssign for Spent {
    fn add_assign(&mut self, other: Self) {
        self.clock_seconds += other.clock_seconds;
        self.working_seconds += other.working_seconds;
    }
}

/// The time by the clock between two instants; none when `b` is not after `a`.
pub fn elapsed_between(a: Timestamp, b: Timestamp) -> Duration {
    Duration::try_from(b.duration_since(a)).unwrap_or_default()
}

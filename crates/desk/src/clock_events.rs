//! What can happen to the clock of a case: somebody was told how its time goes by, it stopped, it ran on.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::Sorts;

/// A point of the time was reached, and those whom the entity named for it were told.
#[derive(Serialize)]
pub struct TimeTold {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// How much of the time had gone by, in per cent.
    pub percent: u32,
    /// Which step of the line: `owner`, `supervisor`, `centre-manager`, `administrator`, `one`.
    pub step: String,
    /// Who was told.
    pub people: Vec<i64>,
    /// When the reply is due, in milliseconds since 1970.
    pub due_at: i64,
}
impl Event for TimeTold {
    const KIND: &'static str = "desk.time-told";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// The clock of a case stands still for a named reason.
#[derive(Serialize)]
pub struct ClockStopped {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Why: the key of the reason.
    pub reason: &'static str,
    /// Until when, where that is known, in milliseconds since 1970.
    pub until_at: Option<i64>,
    /// When the reply was due, in milliseconds since 1970.
    pub due_at: i64,
    /// What colleagues should know.
    pub note: String,
}
impl Event for ClockStopped {
    const KIND: &'static str = "desk.clock-stopped";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// The clock of a case runs on.
#[derive(Serialize)]
pub struct ClockResumed {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Why: `time`, `chosen`, `customer-wrote`, `answered`.
    pub reason: &'static str,
    /// Why it had stood still: the key of the reason.
    pub stopped_for: &'static str,
    /// For how many seconds, by the clock.
    pub clock_seconds: u64,
    /// The same in working seconds.
    pub working_seconds: u64,
    /// Who answers for it.
    pub owner: Option<i64>,
    /// What it is sorted by.
    pub sorts: Sorts,
    /// When the reply is due now, in milliseconds since 1970.
    pub due_at: Option<i64>,
}
impl Event for ClockResumed {
    const KIND: &'static str = "desk.clock-resumed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

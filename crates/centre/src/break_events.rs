//! What can happen to the breaks of those who serve at counters.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::opening_events::occasion;

/// A break was planned.
#[derive(Serialize)]
pub struct BreakPlanned {
    /// The centre.
    pub centre: i64,
    /// The break.
    pub id: i64,
    /// Whose.
    pub employee: i64,
    /// When it should begin.
    pub at: i64,
    /// How long it lasts.
    pub minutes: u32,
}
impl Event for BreakPlanned {
    const KIND: &'static str = "centre.break-planned";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// Somebody asked for a break, or the time that was planned for it has come.
#[derive(Serialize)]
pub struct BreakAsked {
    /// The centre.
    pub centre: i64,
    /// The break.
    pub id: i64,
    /// Whose.
    pub employee: i64,
    /// How long it lasts.
    pub minutes: u32,
    /// Whether it was planned.
    pub was_planned: bool,
}
impl Event for BreakAsked {
    const KIND: &'static str = "centre.break-asked";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A break may begin once the visit in hand is over: cover allows it, or somebody who leads the floor does.
#[derive(Serialize)]
pub struct BreakGranted {
    /// The centre.
    pub centre: i64,
    /// The break.
    pub id: i64,
    /// Whose.
    pub employee: i64,
    /// `cover`, `supervisor`, `urgent`.
    pub how: &'static str,
    /// Why, where cover would not have allowed it yet.
    pub reason: String,
}
impl Event for BreakGranted {
    const KIND: &'static str = "centre.break-granted";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A break began: the counter is closed to customers.
#[derive(Serialize)]
pub struct BreakBegan {
    /// The centre.
    pub centre: i64,
    /// The break.
    pub id: i64,
    /// Whose.
    pub employee: i64,
    /// The number of the counter.
    pub counter: u32,
    /// When it should be over.
    pub due_at: i64,
    /// How many counters stay open.
    pub stay: usize,
    /// How many the centre keeps open at least.
    pub least: u32,
}
impl Event for BreakBegan {
    const KIND: &'static str = "centre.break-began";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A break should be over, and its employee is not back.
#[derive(Serialize)]
pub struct BreakDue {
    /// The centre.
    pub centre: i64,
    /// The break.
    pub id: i64,
    /// Whose.
    pub employee: i64,
}
impl Event for BreakDue {
    const KIND: &'static str = "centre.break-due";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A break was over: its employee is back, or has left the counter.
#[derive(Serialize)]
pub struct BreakEnded {
    /// The centre.
    pub centre: i64,
    /// The break.
    pub id: i64,
    /// Whose.
    pub employee: i64,
    /// How long it lasted.
    pub lasted_ms: u64,
    /// Whether it began within the hours of the centre.
    pub in_hours: bool,
}
impl Event for BreakEnded {
    const KIND: &'static str = "centre.break-ended";
    fn about(&self) -> About {
        occasion(self.id, self.centre)
    }
}

/// A break came to nothing. how: `taken-back` by its employee, `removed` from the plan, `left` the counter, `lapsed`.
#[derive(Serialize)]
pub struct BreakWithdrawn {
    /// The centre.
    pub centre: i64,
    /// The break.
    pub id: i64,
    /// Whose.
    pub employee: i64,
    /// How.
    pub how: &'static str,
}
impl Event for BreakWithdrawn {
    const KIND: &'static str = "centre.break-withdrawn";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

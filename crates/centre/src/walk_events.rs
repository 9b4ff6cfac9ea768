//! What can happen on a walk through a centre.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::opening_events::occasion;

/// Somebody began a walk.
#[derive(Serialize)]
pub struct WalkBegan {
    /// The centre.
    pub centre: i64,
    /// The walk.
    pub walk: i64,
    /// The number of the counter that is looked at; none for the whole centre.
    pub counter: Option<u32>,
}
impl Event for WalkBegan {
    const KIND: &'static str = "centre.walk-began";
    fn about(&self) -> About {
        occasion(self.walk, self.centre)
    }
}

/// What a walk found of a clause: recorded once its day is over, so that whoever walks on it looks with their own eyes.
#[derive(Serialize)]
pub struct WalkFound {
    /// The centre.
    pub centre: i64,
    /// The walk.
    pub walk: i64,
    /// The clause.
    pub clause: String,
    /// `kept`, `not-kept`, `not-seen`.
    pub said: &'static str,
    /// What there was to say of it.
    pub note: String,
    /// The number of the counter that was looked at; none for the whole centre.
    pub counter: Option<u32>,
    /// Who sat there.
    pub employee: Option<i64>,
    /// Who walked.
    pub by: i64,
    /// When it was seen, in milliseconds.
    pub seen_at: i64,
}
impl Event for WalkFound {
    const KIND: &'static str = "centre.walk-found";
    fn about(&self) -> About {
        occasion(self.walk, self.centre)
    }
}

/// A walk ended. What it found is said of it on the next day.
#[derive(Serialize)]
pub struct WalkEnded {
    /// The centre.
    pub centre: i64,
    /// The walk.
    pub walk: i64,
    /// Whether nobody ended it on its day, and the night did.
    pub by_night: bool,
}
impl Event for WalkEnded {
    const KIND: &'static str = "centre.walk-ended";
    fn about(&self) -> About {
        occasion(self.walk, self.centre)
    }
}

/// Whoever began a walk discarded it: nothing of it counts.
#[derive(Serialize)]
pub struct WalkDiscarded {
    /// The centre.
    pub centre: i64,
    /// The walk.
    pub walk: i64,
    /// The number of the counter that was looked at; none for the whole centre.
    pub counter: Option<u32>,
    /// Of how many items something had been written down.
    pub looked_at: usize,
}
impl Event for WalkDiscarded {
    const KIND: &'static str = "centre.walk-discarded";
    fn about(&self) -> About {
        occasion(self.walk, self.centre)
    }
}

//! What can happen to incidents of a centre.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::opening_events::occasion;

/// Somebody wrote down what happened in a centre.
#[derive(Serialize)]
pub struct IncidentReported {
    /// The centre.
    pub centre: i64,
    /// The incident.
    pub incident: i64,
    /// What it concerns: `power`.
    pub trouble: &'static str,
    /// What happened.
    pub what: String,
    /// When it began.
    pub began_at: i64,
}
impl Event for IncidentReported {
    const KIND: &'static str = "centre.incident-reported";
    fn about(&self) -> About {
        occasion(self.incident, self.centre)
    }
}

/// An incident of a centre is over.
#[derive(Serialize)]
pub struct IncidentEnded {
    /// The centre.
    pub centre: i64,
    /// The incident.
    pub incident: i64,
    /// What it concerned: `power`.
    pub trouble: &'static str,
    /// What was done.
    pub done: String,
    /// When it was over.
    pub ended_at: i64,
}
impl Event for IncidentEnded {
    const KIND: &'static str = "centre.incident-ended";
    fn about(&self) -> About {
        occasion(self.incident, self.centre)
    }
}

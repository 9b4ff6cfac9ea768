//! What is wanted when a clock is to stand still.

use calendar::StopReason;
use kernel::Timestamp;

/// Why and until when a clock is to stand still.
#[derive(Clone, Debug)]
pub struct Stopping {
    /// The named reason, which the customer sees.
    pub reason: StopReason,
    /// Until when, where that is known; an agreed date is.
    pub until: Option<Timestamp>,
    /// What colleagues should know.
    pub note: String,
    /// The version of the case that was looked at.
    pub seen: i64,
}

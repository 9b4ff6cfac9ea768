//! What became of a date that was promised, when the calendar changed under it.

use kernel::Timestamp;

/// A last instant before and after a change of the calendar; none where a clock stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// As it was told.
    pub before: Option<Timestamp>,
    /// As it is now.
    pub after: Option<Timestamp>,
}

impl Change {
    /// Whether who was told must be told again.
    pub fn is_moved(&self) -> bool {
        self.before != self.after
    }

    /// Whether it is later than was told.
    pub fn is_later(&self) -> bool {
        self.before.zip(self.after).is_some_and(|(before, after)| after > before)
    }
}

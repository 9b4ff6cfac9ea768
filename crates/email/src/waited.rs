//! How long a customer has waited for the reply that leaves now.

use ::store::Tx;
use calendar::Spent;
use desk::Awaits;
use desk::Case;
use kernel::Result;

/// How long the customer has waited, and whether the answer is in time; nothing when no answer was due.
pub(crate) struct Time {
    pub(crate) spent: Spent,
    pub(crate) is_in_time: Option<bool>,
}

impl Time {
    pub(crate) fn of(tx: &mut Tx<'_>, case: &Case) -> Result<Time> {
        let now = tx.now();
        let calendar = desk::calendars::of_entity(tx)?;
        let is_in_time = (case.awaits == Awaits::Employee).then(|| case.due_at.is_none_or(|due| now <= due));
        Ok(Time { spent: case.countdown.spent(now, &calendar), is_in_time })
    }
}

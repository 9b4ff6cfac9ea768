//! When a hall has said a number: one after the other, where several are called at once.

use std::time::Duration;

use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;

use crate::device::Device;
use crate::device::DeviceKind;
use crate::store;
use crate::ticket::CALL_SECONDS;
use crate::ticket::Ticket;
use crate::ticket::is_from_ahead;

/// So long a hall says a number, in both languages.
const SAYS: Duration = Duration::from_secs(CALL_SECONDS.unsigned_abs());
/// So many of the last calls are said and waited for.
pub(crate) const LAST: u32 = 30;

/// Whoever called a number calls it again, or says that nobody came, once each hall in which it is said has said it: after those that were called
/// before it and are awaited still.
///
/// # Errors
/// Refused before that.
pub(crate) fn must_be_heard(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<()> {
    let now = tx.now();
    let Some(called) = ticket.last_call.filter(|called| !is_from_ahead(*called, now)) else { return Ok(()) };
    let alone = called + SAYS;
    let mut heard = alone;
    let says = |device: &Device| device.kind == DeviceKind::Display && !device.is_silent(now) && device.said.is_empty();
    let counter = ticket.counter.map_or(Ok(None), |id| store::counter_of(tx, id))?;
    let shows = |device: &Device| device.queues.is_empty() || device.queues.contains(&ticket.queue);
    let is_of_its_zone = |device: &Device| shows(device) && counter.as_ref().is_none_or(|counter| counter.is_shown_in(device.zone));
    for hall in store::devices(tx, ticket.centre)?.into_iter().filter(|device| says(device) && is_of_its_zone(device)) {
        let calls = store::last_calls(tx, (ticket.centre, &ticket.day), (&hall.queues, hall.zone), LAST)?;
        let before = calls.iter().rev().filter(|call| call.is_awaited && call.at <= called).map(|call| call.at);
        heard = heard.max(said_at(before).unwrap_or(alone));
    }
    let left = heard.duration_since(now).as_secs();
    // What no other number holds up is judged with the ticket.
    if heard > alone && left > 0 { Err(refuse("centre-call-not-heard").with("n", left).into()) } else { Ok(()) }
}

/// When the last of these calls, the oldest first, has been said.
fn said_at(calls: impl Iterator<Item = Timestamp>) -> Option<Timestamp> {
    calls.fold(None, |said, at| Some(said.map_or(at, |said: Timestamp| said.max(at)) + SAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_called_at_once_are_said_one_after_the_other() {
        let at = |second: i64| Timestamp::from_second(1_790_000_000 + second).unwrap();
        assert_eq!(said_at([].into_iter()), None);
        assert_eq!(said_at([at(0)].into_iter()), Some(at(8)));
        assert_eq!(said_at([at(0), at(0), at(1)].into_iter()), Some(at(24)));
        assert_eq!(said_at([at(0), at(60)].into_iter()), Some(at(68)), "a hall that was silent meanwhile says it at once");
    }
}

//! A call out of turn: who was passed over, by whom and why. Supervisors see each on the floor of the centre (4.during.no-refusal).

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;

use crate::call::person;
use crate::counter::Counter;
use crate::line::in_order;
use crate::line::work;
use crate::store;
use crate::ticket::State;
use crate::ticket::Ticket;

/// A number that was called before others whose turn it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Skip {
    /// The number that was called: `A 042`.
    pub(crate) number: String,
    /// The number whose turn it was.
    pub(crate) passed: String,
    /// How many stood before it.
    pub(crate) passed_many: u32,
    /// The number of the counter.
    pub(crate) counter: u32,
    pub(crate) employee: EmployeeId,
    pub(crate) reason: String,
    pub(crate) at: Timestamp,
}

/// What a call of a ticket out of its turn passes over; nothing where it was its turn, or where it was put aside before.
pub(crate) fn skip(tx: &mut Tx<'_>, ticket: &Ticket, (counter, reason): (&Counter, &str)) -> Result<Option<Skip>> {
    if ticket.state != State::Waiting {
        return Ok(None);
    }
    let (rules, me, now) = (store::rules(tx, ticket.centre)?, person(tx)?, tx.now());
    let waiting = store::tickets_in(tx, (ticket.centre, &ticket.day), &[State::Waiting])?;
    let line = in_order(waiting, rules, now);
    // Only those whom the same person could have served were passed over, and not whoever lets others go first.
    let before = line.iter().take_while(|other| other.id != ticket.id).filter(|other| !other.rests(now));
    let before = before.filter(|other| me.is_qualified(&work(other, rules, now)));
    let before: Vec<String> = before.map(Ticket::shown).collect();
    let Some(passed) = before.first().cloned() else { return Ok(None) };
    Ok(Some(Skip {
        number: ticket.shown(),
        passed,
        passed_many: u32::try_from(before.len()).unwrap_or(u32::MAX),
        counter: counter.number,
        employee: me.id,
        reason: reason.into(),
        at: now,
    }))
}

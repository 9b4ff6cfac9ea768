//! A call out of turn: who was passed over, by whom and why. Supervisors see each on the floor of the centre (4.during.no-refusal).

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Event;
use kernel::Result;
use kernel::Timestamp;

use crate::call::person;
use crate::counter::Counter;
use crate::line::in_order;
use crate::line::work;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::State;
use crate::ticket::Ticket;
use crate::ticket::TicketId;
use crate::turn_events::PassedUnserved;
use crate::turn_events::TurnPassed;

/// How a ticket ends without a visit whose customer had not been away.
const UNSERVED: [&str; 3] = ["left", "closing", "day-over"];

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

/// What a call of a ticket out of its turn passes over, and the ticket whose turn it was; nothing where it was its own turn, or where it was put
/// aside or sent on to the one who calls before.
pub(crate) fn skip(tx: &mut Tx<'_>, ticket: &Ticket, (counter, reason): (&Counter, &str)) -> Result<Option<(Skip, TicketId)>> {
    if ticket.state != State::Waiting || matches!(ticket.sent, Sent::Leader(_)) {
        return Ok(None);
    }
    let (rules, me, now) = (store::rules(tx, ticket.centre)?, person(tx)?, tx.now());
    let waiting = store::tickets_in(tx, (ticket.centre, &ticket.day), &[State::Waiting])?;
    let line = in_order(waiting, rules, now);
    // Only those whom the same person could have served were passed over, and not whoever lets others go first.
    let before = line.iter().take_while(|other| other.id != ticket.id).filter(|other| !other.rests(now));
    let before = before.filter(|other| me.is_qualified(&work(other, rules, now)));
    let before: Vec<&Ticket> = before.collect();
    let Some(first) = before.first() else { return Ok(None) };
    let skip = Skip {
        number: ticket.shown(),
        passed: first.shown(),
        passed_many: u32::try_from(before.len()).unwrap_or(u32::MAX),
        counter: counter.number,
        employee: me.id,
        reason: reason.into(),
        at: now,
    };
    Ok(Some((skip, first.id)))
}

/// Writes down that a ticket is called before another whose turn it was. That alone refuses nobody: what becomes of the other is judged.
pub(crate) fn pass_over(tx: &mut Tx<'_>, (ticket, passed): (&Ticket, TicketId), skip: &Skip) -> Result<()> {
    store::insert_skip(tx, ticket, skip)?;
    tx.record(TurnPassed {
        centre: ticket.centre.get(),
        ticket: passed.get(),
        number: skip.passed.clone(),
        called: skip.number.clone(),
        counter: skip.counter,
        employee: skip.employee.get(),
        note: skip.reason.clone(),
    })
    .map(drop)
}

/// A ticket has come to its end: that its customer was passed over and went without being served is written down.
pub(crate) fn goes_unserved(tx: &mut Tx<'_>, ticket: &Ticket, how: &'static str) -> Result<()> {
    if ticket.case.is_some() || !UNSERVED.contains(&how) {
        return Ok(());
    }
    if !tx.events_of_interaction(ticket.id.get())?.iter().any(|event| event.kind == TurnPassed::KIND) {
        return Ok(());
    }
    tx.record(PassedUnserved { centre: ticket.centre.get(), ticket: ticket.id.get(), number: ticket.shown(), how }).map(drop)
}

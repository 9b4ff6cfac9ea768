//! Frees a counter that somebody has left without closing it: their customer waits on without a new wait, and is called by somebody else.

use std::sync::Arc;

use ::store::Hook;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;

use crate::away::Marked;
use crate::away::has_been_left;
use crate::counter::Counter;
use crate::counter::CounterId;
use crate::events::TicketReturned;
use crate::issue::must_reach;
use crate::relief::has_left;
use crate::serve::said;
use crate::serve::tell_moved;
use crate::sit::stands;
use crate::store;

/// What may say that somebody is away or serves no more.
const AWAY: [&str; 4] = ["org.absence-begun", "org.employee-saved", "account.role-changed", "account.state-changed"];

/// Closes a counter for whoever sits there. A second click changes nothing.
///
/// # Errors
/// `Invalid` without a reason; `NotFound` for a counter out of reach.
pub fn free_counter(tx: &mut Tx<'_>, id: CounterId, reason: &str) -> Result<Counter> {
    let counter = store::counter_of(tx, id)?.filter(|counter| counter.is_kept).ok_or(Error::NotFound("counter"))?;
    must_reach(tx, counter.centre)?;
    let reason = said(reason, "reason")?;
    free(tx, counter, reason)
}

fn free(tx: &mut Tx<'_>, mut counter: Counter, reason: String) -> Result<Counter> {
    let Some(who) = counter.employee else { return Ok(counter) };
    give_back(tx, (who, &counter), reason)?;
    let before = counter.clone();
    counter.close(tx.now());
    stands(tx, &counter)?;
    has_been_left(tx, &before, Marked::Freed)?;
    has_left(tx, counter.centre, who)?;
    Ok(counter)
}

/// The customer of somebody who has left stands in the line again.
fn give_back(tx: &mut Tx<'_>, (who, counter): (EmployeeId, &Counter), reason: String) -> Result<()> {
    let Some(mut ticket) = store::ticket_at(tx, who)? else { return Ok(()) };
    ticket.return_to_line(tx.now())?;
    store::save_ticket(tx, &mut ticket)?;
    desk::visit::release(tx, who)?;
    tell_moved(tx, &ticket, ("returned", ticket.service), reason.clone())?;
    tx.record(TicketReturned {
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        number: ticket.shown(),
        counter: counter.number,
        reason,
    })
    .map(drop)
}

/// Makes the hook that frees the counter of somebody who is away or may serve no more, in the very transaction that says so.
pub(crate) fn leaving() -> Hook {
    Arc::new(|tx| {
        let touched = tx.recorded().iter().filter(|event| AWAY.contains(&event.kind.as_str()));
        let touched: Vec<EmployeeId> = touched.filter_map(|event| Some(EmployeeId::new(event.thing.as_ref()?.1))).collect();
        if touched.is_empty() || tx.entity().is_err() {
            return Ok(());
        }
        for employee in touched {
            if let Some(counter) = store::counter_at(tx, employee)? {
                free_if_absent(tx, employee, counter)?;
            }
        }
        Ok(())
    })
}

/// Frees the counters of all who are away by now or serve no more.
pub(crate) fn free_of_absent(tx: &mut Tx<'_>) -> Result<()> {
    for counter in store::occupied_counters(tx)? {
        if let Some(employee) = counter.employee {
            free_if_absent(tx, employee, counter)?;
        }
    }
    Ok(())
}

fn free_if_absent(tx: &mut Tx<'_>, employee: EmployeeId, counter: Counter) -> Result<()> {
    let now = tx.now();
    if org::stand_in(tx, employee, now)? == Some(employee) { Ok(()) } else { free(tx, counter, String::new()).map(drop) }
}

//! A customer needs more time, or is ready earlier: the router leaves them out meanwhile, and nothing of their wait is lost.

use ::store::Tx;
use kernel::Result;
use kernel::invalid;

use crate::rest::MINUTES;
use crate::state::State;
use crate::store;
use crate::ticket::Ticket;
use crate::turn_events::TurnRests;

/// Others go first for some minutes. Whoever had called the number is free again. `seen` is how often it had been asked for when the customer
/// looked, so that a second press changes nothing.
///
/// # Errors
/// `Invalid` for other minutes than may be asked for; refused at the counter, after the end, and after the third time.
pub fn take_time(tx: &mut Tx<'_>, mut ticket: Ticket, (minutes, seen): (u64, u32)) -> Result<Ticket> {
    if !MINUTES.contains(&minutes) {
        return Err(invalid("minutes", "centre-rest-choose"));
    }
    if ticket.rest.taken > seen {
        return Ok(ticket);
    }
    let called_by = ticket.employee.filter(|_| ticket.state == State::Called);
    ticket.take_time(minutes, tx.now())?;
    store::save_ticket(tx, &mut ticket)?;
    if let Some(employee) = called_by {
        desk::visit::release(tx, employee)?;
    }
    tell(tx, &ticket)?;
    Ok(ticket)
}

/// The customer is ready: the turn stands again. A second press changes nothing.
///
/// # Errors
/// What the database says.
pub fn be_ready(tx: &mut Tx<'_>, mut ticket: Ticket) -> Result<Ticket> {
    if ticket.state == State::Waiting && ticket.rest.is_on(tx.now()) {
        ticket.rest.end(tx.now());
        store::save_ticket(tx, &mut ticket)?;
        tell(tx, &ticket)?;
    }
    Ok(ticket)
}

fn tell(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<()> {
    tx.record(TurnRests {
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        number: ticket.shown(),
        until: ticket.rest.until.map(kernel::Timestamp::as_millisecond),
        times: ticket.rest.taken,
    })
    .map(drop)
}

//! A supervisor steps in at a counter: the customer stays before it and does not wait anew, and whoever served there is relieved.

use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;
use kernel::refuse;

use crate::KEY;
use crate::away::Marked;
use crate::away::has_been_left;
use crate::issue::must_reach;
use crate::relief::has_left;
use crate::serve::tell_moved;
use crate::sit::stands;
use crate::store;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// The one who acts serves on in the place of whoever does. A second press changes nothing.
///
/// # Errors
/// Refused where nobody serves the ticket, or while the one who acts has a customer of their own; `NotFound` out of reach.
pub fn step_in(tx: &mut Tx<'_>, centre: CentreId, id: TicketId) -> Result<Ticket> {
    must_reach(tx, centre)?;
    let me = tx.actor().employee()?;
    let mut ticket = store::ticket(tx, id)?.filter(|ticket| ticket.centre == centre).ok_or(Error::NotFound("ticket"))?;
    if ticket.employee == Some(me) {
        return Ok(ticket);
    }
    if store::ticket_at(tx, me)?.is_some() {
        return Err(refuse("centre-customer-in-hand").into());
    }
    let before = ticket.change_hands(me)?;
    let counter = ticket.counter.map_or(Ok(None), |counter| store::counter_of(tx, counter))?;
    let mut counter = counter.ok_or_else(|| refuse("centre-ticket-moved-on"))?;
    if let Some(mut other) = store::counter_at(tx, me)? {
        let left = other.clone();
        other.close(tx.now());
        stands(tx, &other)?;
        has_been_left(tx, &left, Marked::Themselves)?;
    }
    counter.change_hands(me, tx.now());
    stands(tx, &counter)?;
    has_left(tx, centre, before)?;
    store::save_ticket(tx, &mut ticket)?;
    desk::visit::release(tx, before)?;
    desk::visit::engage(tx, me, KEY)?;
    if let Some(case) = ticket.case {
        desk::visit::step_in(tx, case)?;
    }
    tell_moved(tx, &ticket, ("stepped-in", ticket.service), String::new())?;
    Ok(ticket)
}

//! Takes back that the customer has come: a wrong key, for a minute. The number is called as before, and keeps what it has waited.

use ::store::Tx;
use kernel::Result;
use kernel::refuse;

use crate::call::own_ticket;
use crate::store;
use crate::ticket::Ticket;
use crate::visit_events::VisitTakenBack;

/// The customer who was called has not come after all.
///
/// # Errors
/// Refused where nobody is served, or somebody has been for more than a minute.
pub fn take_back(tx: &mut Tx<'_>) -> Result<Ticket> {
    let mut ticket = own_ticket(tx)?;
    ticket.take_back(tx.now())?;
    store::save_ticket(tx, &mut ticket)?;
    let (case, interaction) = ticket.case.zip(ticket.interaction).ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    tx.record(VisitTakenBack { case: case.get(), interaction: interaction.get(), centre: ticket.centre.get(), ticket: ticket.id.get() })?;
    Ok(ticket)
}

//! Another service in the same visit (4.after.offer-more-help): the same ticket, no new number, no new wait; a matter of its own.

use ::store::Tx;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use org::ServiceId;

use crate::serve::start;
use crate::store;
use crate::ticket::Ticket;
use crate::visit_events::ServiceAdded;

/// The ticket goes on with another service, served by the same person.
///
/// # Errors
/// `Invalid` for a service that the centre does not offer; refused where nobody is served.
pub(crate) fn go_on_with(tx: &mut Tx<'_>, ticket: &mut Ticket, service: ServiceId) -> Result<()> {
    let offered = store::offered_one(tx, ticket.centre, service)?.filter(|offered| offered.is_offered);
    let offered = offered.ok_or_else(|| invalid("another", "centre-not-offered"))?;
    let (case, interaction) = ticket.case.zip(ticket.interaction).ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    let before = desk::store::case(tx, case)?;
    let (centre, from_service) = (ticket.centre.get(), ticket.service.get());
    ticket.customer = before.and_then(|case| case.customer).or(ticket.customer);
    ticket.go_on_with((offered.queue, service), tx.now())?;
    tx.record(ServiceAdded {
        case: case.get(),
        interaction: interaction.get(),
        centre,
        ticket: ticket.id.get(),
        from_service,
        to_service: service.get(),
    })?;
    let now = tx.now();
    start(tx, ticket, now)
}

//! Gives a ticket: a number of its queue on this day, without gaps and without doubles.

use ::store::Tx;
use kernel::CentreId;
use kernel::CustomerId;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use org::ServiceId;

use crate::events::TicketIssued;
use crate::lease::next_number;
use crate::party::Party;
use crate::queue::QueueId;
use crate::rest::Rest;
use crate::several::in_best_order;
use crate::state::State;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// Give tickets to customers who come.
pub const RECEIVE: Permission =
    Permission { key: "centre.receive", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager, Role::EntityAdministrator] };

/// Who comes, and what for.
#[derive(Clone, Debug)]
pub struct NewTicket {
    /// Where.
    pub centre: CentreId,
    /// The services that are asked for, one to three.
    pub services: Vec<ServiceId>,
    /// Who comes.
    pub party: Party,
    /// Where the ticket is taken: `reception`, `kiosk`, `phone`.
    pub origin: &'static str,
    /// The customer's language.
    pub lang: Lang,
    /// Whether they go before others; nobody is asked why.
    pub has_priority: bool,
    /// Whose it is, where that is known.
    pub customer: Option<CustomerId>,
}

/// Gives a ticket. Who asks twice with the same key, on paper that did not come or with a second click, gets the same one; an empty key is none.
///
/// # Errors
/// `Invalid` for no service or too many, and for no or too many persons; refused where the centre does not offer the first service, its queue is
/// closed, or its day is.
pub fn issue_ticket(tx: &mut Tx<'_>, new: NewTicket, key: &str) -> Result<Ticket> {
    if let Some(known) = store::ticket_of_key(tx, new.centre, key)? {
        return Ok(known);
    }
    let day = today(tx);
    if store::closed_day(tx, new.centre, &day)?.is_some() {
        return Err(refuse("centre-day-closed").into());
    }
    if !(1..=crate::party::MOST).contains(&new.party.persons) {
        return Err(invalid("persons", "centre-persons-wrong"));
    }
    let services = in_best_order(tx, new.centre, &new.services)?;
    let offered = store::offered_one(tx, new.centre, services[0])?.filter(|offered| offered.is_offered);
    let offered = offered.ok_or_else(|| refuse("centre-not-offered"))?;
    let queue = store::queues(tx, new.centre)?.into_iter().find(|queue| queue.id == offered.queue && queue.is_open);
    let queue = queue.ok_or_else(|| refuse("centre-queue-closed"))?;
    let (number, now) = (next_number(tx, queue.id, &day)?, tx.now());
    ticket_with(tx, (new, services), ((queue.id, queue.letter, day), number, now), key)
}

/// A ticket with a number of its queue, which has waited since it was given.
pub(crate) fn ticket_with(
    tx: &mut Tx<'_>,
    (new, services): (NewTicket, Vec<ServiceId>),
    (place, number, at): ((QueueId, String, String), u32, Timestamp),
    key: &str,
) -> Result<Ticket> {
    let ticket = new_ticket(tx.new_id(), (new, services), (place, number, at));
    store::insert_ticket(tx, &ticket, key)?;
    tx.record(TicketIssued {
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        queue: ticket.queue.get(),
        service: ticket.service.get(),
        number: ticket.shown(),
        origin: ticket.origin.clone(),
        lang: ticket.lang.code(),
        has_priority: ticket.has_priority,
        persons: ticket.party.persons,
        services: 1 + ticket.more.len(),
    })?;
    Ok(ticket)
}

/// The same before it is written down.
pub(crate) fn new_ticket(
    id: TicketId,
    (new, services): (NewTicket, Vec<ServiceId>),
    ((queue, letter, day), number, at): ((QueueId, String, String), u32, Timestamp),
) -> Ticket {
    Ticket {
        id,
        centre: new.centre,
        queue,
        service: services[0],
        more: services[1..].to_vec(),
        party: new.party,
        number,
        day,
        letter,
        origin: new.origin.into(),
        lang: new.lang,
        has_priority: new.has_priority,
        state: State::Waiting,
        issued: at,
        since: at,
        queued: at,
        rest: Rest::default(),
        called: None,
        calls: 0,
        last_call: None,
        begun: None,
        served: std::time::Duration::ZERO,
        ended: None,
        counter: None,
        employee: None,
        customer: new.customer,
        case: None,
        interaction: None,
        note: String::new(),
        sent: Sent::default(),
        version: 1,
        stretch: None,
    }
}

/// The day in Bahrain: `2026-11-29`.
pub(crate) fn today(tx: &Tx<'_>) -> String {
    tx.now().to_zoned(ui::bahrain()).date().to_string()
}

/// Whether the right that acts reaches a centre.
pub(crate) fn must_reach(tx: &mut Tx<'_>, centre: CentreId) -> Result<org::Centre> {
    let centres = tx.grant().centres().to_vec();
    let found = org::store::centre(tx, centre)?;
    found.filter(|one| centres.is_empty() || centres.contains(&one.id)).ok_or(kernel::Error::NotFound("centre"))
}

/// A centre of the entity.
pub(crate) fn centre_of(tx: &mut Tx<'_>, centre: CentreId) -> Result<org::Centre> {
    org::store::centre(tx, centre)?.ok_or(kernel::Error::NotFound("centre"))
}

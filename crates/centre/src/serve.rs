//! Serving: the customer has come, is put aside, sent on, or did not come.

use ::store::Tx;
use calendar::Measure;
use calendar::ServiceLevel;
use desk::NewCase;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use org::ServiceId;

use crate::KEY;
use crate::call::own_ticket;
use crate::events::TicketEnded;
use crate::events::VisitBegan;
use crate::events::VisitMoved;
use crate::heard::must_be_heard;
use crate::opening::has_a_customer;
use crate::skip::goes_unserved;
use crate::state::State;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;

/// The longest note, in characters.
pub(crate) const LONGEST: usize = 1_000;
/// How soon a matter that was brought to a counter is finished, where nothing is agreed for its service.
const USUAL_END: std::time::Duration = std::time::Duration::from_secs(5 * 24 * 3600);

/// The customer who was called has come: the visit begins, or goes on.
///
/// # Errors
/// Refused where nobody is called.
pub fn begin(tx: &mut Tx<'_>) -> Result<Ticket> {
    let mut ticket = own_ticket(tx)?;
    let now = tx.now();
    ticket.begin(now)?;
    start(tx, &mut ticket, now)?;
    Ok(ticket)
}

/// A visit begins at a time, or a service in it: its matter is opened or goes on, in the hands of the one who acts.
pub(crate) fn start(tx: &mut Tx<'_>, ticket: &mut Ticket, now: Timestamp) -> Result<()> {
    let me = tx.actor().employee()?;
    let (case, interaction) = match ticket.case.zip(ticket.interaction) {
        Some((id, interaction)) => (desk::visit::visit_again(tx, id)?, interaction),
        None => {
            let new = new_case(tx, ticket)?;
            desk::visit::open_visit(tx, new)?
        }
    };
    (ticket.case, ticket.interaction) = (Some(case.id), Some(interaction));
    store::save_ticket(tx, ticket)?;
    let target = store::offered_one(tx, ticket.centre, ticket.service)?.map(|offered| offered.target).unwrap_or_default();
    let skills = org::store::skills(tx, me)?;
    let way = ticket.called.map(|called| now.duration_since(called).as_millis()).unwrap_or_default();
    tx.record(VisitBegan {
        case: case.id.get(),
        interaction: interaction.get(),
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        service: ticket.service.get(),
        employee: me.get(),
        waited_ms: millis(ticket.kept_waiting(now)),
        target_ms: millis(target),
        way_ms: u64::try_from(way).unwrap_or_default(),
        has_priority: ticket.has_priority,
        speaks: skills.iter().any(|skill| skill.channel == KEY && skill.lang == ticket.lang),
    })?;
    has_a_customer(tx, ticket.centre)
}

fn new_case(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<NewCase> {
    let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("service"))?;
    Ok(NewCase {
        kind: "matter",
        channel: KEY,
        subject: service.name.get(ticket.lang).into(),
        first_words: String::new(),
        lang: ticket.lang,
        customer: ticket.customer,
        service: Some(ticket.service),
        level: usual_level(),
    })
}

/// How soon a matter is finished where nothing is agreed for its service.
pub(crate) const fn usual_level() -> ServiceLevel {
    ServiceLevel::new(USUAL_END, Measure::Clock)
}

pub(crate) fn millis(span: std::time::Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

/// Nobody came, although the number was called as often as the centre calls.
///
/// # Errors
/// Refused before that, and where nobody is called.
pub fn miss(tx: &mut Tx<'_>) -> Result<Ticket> {
    let mut ticket = own_ticket(tx)?;
    let rules = store::rules(tx, ticket.centre)?;
    must_be_heard(tx, &ticket)?;
    ticket.miss(rules.most_calls, tx.now())?;
    let called_by = ticket.employee;
    over(tx, &mut ticket, ("absent", called_by))?;
    Ok(ticket)
}

/// The customer leaves the queue.
///
/// # Errors
/// Refused at the counter and after the end.
pub fn leave(tx: &mut Tx<'_>, mut ticket: Ticket) -> Result<Ticket> {
    let called_by = ticket.employee.filter(|_| ticket.state == State::Called);
    ticket.leave(tx.now())?;
    over(tx, &mut ticket, ("left", called_by))?;
    Ok(ticket)
}

/// It is over without a visit; whoever called it is free again.
pub(crate) fn over(tx: &mut Tx<'_>, ticket: &mut Ticket, (how, called_by): (&'static str, Option<EmployeeId>)) -> Result<()> {
    store::save_ticket(tx, ticket)?;
    if let Some(employee) = called_by {
        desk::visit::release(tx, employee)?;
    }
    // Somebody pressed that the customer had come, took that back, and nobody ever did.
    if let Some(case) = ticket.case.filter(|_| ticket.served.is_zero() && ticket.note.is_empty()) {
        desk::visit::came_to_nothing(tx, case)?;
    }
    tx.record(TicketEnded {
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        number: ticket.shown(),
        how,
        waited_ms: millis(ticket.waited(tx.now())),
    })?;
    goes_unserved(tx, ticket, how)
}

/// Puts the customer aside until they are back with what is missing.
///
/// # Errors
/// `Invalid` without a word of what is missing; refused where nobody is served.
pub fn park(tx: &mut Tx<'_>, note: &str) -> Result<Ticket> {
    let (ticket, note, now) = (own_ticket(tx)?, said(note, "missing")?, tx.now());
    put_aside(tx, ticket, (note, now))
}

/// The customer of the one who acts is put aside at a time.
///
/// # Errors
/// Refused where nobody serves them.
pub(crate) fn put_aside(tx: &mut Tx<'_>, mut ticket: Ticket, (note, at): (String, Timestamp)) -> Result<Ticket> {
    ticket.park(note, at)?;
    let service = ticket.service;
    moved(tx, &mut ticket, "parked", service)?;
    Ok(ticket)
}

/// The visit goes on elsewhere: whoever served is free again, and it is written down.
pub(crate) fn moved(tx: &mut Tx<'_>, ticket: &mut Ticket, how: &'static str, before: ServiceId) -> Result<()> {
    let me = tx.actor().employee()?;
    store::save_ticket(tx, ticket)?;
    desk::visit::release(tx, me)?;
    ticket.case.zip(ticket.interaction).ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    tell_moved(tx, ticket, (how, before), ticket.note.clone())
}

/// Writes down that a visit did not end where it was; nothing of a ticket whose visit has not begun.
pub(crate) fn tell_moved(tx: &mut Tx<'_>, ticket: &Ticket, (how, before): (&'static str, ServiceId), note: String) -> Result<()> {
    let Some((case, interaction)) = ticket.case.zip(ticket.interaction) else { return Ok(()) };
    let (to_counter, to_employee) = match ticket.sent {
        // Who is served has come to whom they were sent on to, and goes nowhere now.
        _ if ticket.state == State::Serving => (None, None),
        Sent::Counter(counter) => (Some(counter.get()), None),
        Sent::Leader(leader) => (None, Some(leader.get())),
        Sent::Nowhere | Sent::Back => (None, None),
    };
    tx.record(VisitMoved {
        case: case.get(),
        interaction: interaction.get(),
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        how,
        from_service: Id::get(before),
        to_service: Id::get(ticket.service),
        to_counter,
        to_employee,
        note,
    })
    .map(drop)
}

/// What must be said and is not too long.
pub(crate) fn said(text: &str, field: &'static str) -> Result<String> {
    match text.trim() {
        "" => Err(invalid(field, "centre-note-missing")),
        long if long.chars().count() > LONGEST => Err(invalid(field, "centre-text-long")),
        text => Ok(text.into()),
    }
}

//! Completes a visit: what was done is said, and when the rest will be (4.after.steps-taken, 4.after.expected-time).

use ::store::Tx;
use desk::Promised;
use desk::Said;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use org::ServiceId;

use crate::KEY;
use crate::another::go_on_with;
use crate::call::own_ticket;
use crate::day::LeftOver;
use crate::events::VisitCompleted;
use crate::opinion;
use crate::serve::millis;
use crate::serve::said;
use crate::store;
use crate::ticket::Ticket;
use crate::ticket::TicketId;
use crate::turn_events::TicketWentOn;

/// How a visit ends.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The steps that were taken, as the customer is told.
    pub steps: String,
    /// When the rest will be finished; none where nothing is left to do.
    pub goes_on_until: Option<Timestamp>,
    /// Whether the customer was asked for another wish.
    pub offered_more: bool,
    /// Whose visit whoever serves has looked at; none for whoever is served now.
    pub ticket: Option<TicketId>,
    /// The other service that the customer asks for, with which the same ticket goes on; none where they go.
    pub another: Option<ServiceId>,
    /// When it ended, where that is said later; none for now.
    pub at: Option<Timestamp>,
}

/// A visit that is completed, or the part of it for one service.
#[derive(Clone, Debug)]
pub struct Done {
    /// The ticket.
    pub ticket: TicketId,
    /// The centre.
    pub centre: CentreId,
    /// The case.
    pub case: desk::CaseId,
    /// The visit.
    pub interaction: desk::InteractionId,
    /// The steps that were taken, as the customer was told.
    pub steps: String,
    /// When the rest will be finished.
    pub until: Option<Timestamp>,
}

/// Completes the visit that the one who acts serves, or goes on with another service on the same ticket. What is left to do stays in their
/// hands, with the time that the customer was told.
///
/// # Errors
/// `Invalid` without the steps, or for a time that has passed; refused where nobody is served, or somebody else than was looked at.
pub fn complete(tx: &mut Tx<'_>, ending: &Ending) -> Result<Done> {
    let ticket = own_ticket(tx)?;
    complete_ticket(tx, ticket, ending)
}

/// The same for a ticket that the one who acts serves.
pub(crate) fn complete_ticket(tx: &mut Tx<'_>, mut ticket: Ticket, ending: &Ending) -> Result<Done> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    // A second press comes from the page of the customer who has just gone: it ends nobody else's visit.
    if ending.ticket.is_some_and(|seen| seen != ticket.id) {
        return Err(refuse("centre-ticket-moved-on").into());
    }
    ticket.must_be_served()?;
    let steps = said(&ending.steps, "steps")?;
    must_come(ending.goes_on_until, now)?;
    let (id, interaction) = ticket.case.zip(ticket.interaction).ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    let mut case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    tell_steps(tx, &mut case, &ticket, steps.clone())?;
    record(tx, (&ticket, id, interaction), ending)?;
    settle_or_go_on(tx, &mut case, ending)?;
    let done = Done { ticket: ticket.id, centre: ticket.centre, case: id, interaction, steps, until: ending.goes_on_until };
    match ending.another {
        Some(service) => go_on_with(tx, &mut ticket, service)?,
        None => {
            go_on_or_end(tx, &mut ticket, ending.at.unwrap_or(now))?;
            desk::visit::release(tx, me)?;
            // Whoever has another service to come is asked after the last.
            if ticket.state.is_over() {
                opinion::ask(tx, &ticket)?;
            }
        }
    }
    Ok(done)
}

/// What a customer is told to expect is still to come.
///
/// # Errors
/// `Invalid` for a time that has passed.
pub(crate) fn must_come(until: Option<Timestamp>, now: Timestamp) -> Result<()> {
    if until.is_some_and(|until| until <= now) { Err(invalid("until", "centre-until-past")) } else { Ok(()) }
}

/// Writes down that the visit, or the part of it for a service, is completed.
fn record(tx: &mut Tx<'_>, (ticket, id, interaction): (&Ticket, desk::CaseId, desk::InteractionId), ending: &Ending) -> Result<()> {
    let (me, now) = (tx.actor().employee()?, ending.at.unwrap_or_else(|| tx.now()));
    let is_guided = org::store::service_guide(tx, ticket.service)?.is_some_and(|guide| !guide.steps(ticket.lang).is_empty());
    tx.record(VisitCompleted {
        case: id.get(),
        interaction: interaction.get(),
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        service: ticket.service.get(),
        employee: me.get(),
        served_ms: millis(ticket.served(now)),
        goes_on: ending.goes_on_until.is_some(),
        promised_at: ending.goes_on_until.map(Timestamp::as_millisecond),
        offered_more: ending.offered_more,
        is_guided,
    })
    .map(drop)
}

/// What remains is promised for the day that was told, and nothing remains of what is settled.
fn settle_or_go_on(tx: &mut Tx<'_>, case: &mut desk::Case, ending: &Ending) -> Result<()> {
    match ending.goes_on_until {
        Some(until) => {
            desk::make_promise(tx, case.id, Promised::Completion, until)?;
            desk::visit::goes_on(tx, case, until)?;
        }
        // A colleague may have closed it in the workspace meanwhile.
        None if case.state == desk::State::Closed => {}
        None => desk::settle(tx, case)?,
    }
    Ok(())
}

/// The ticket after its visit: in the queue of its next service, or over.
fn go_on_or_end(tx: &mut Tx<'_>, ticket: &mut Ticket, now: Timestamp) -> Result<()> {
    let (from, more) = (ticket.service, std::mem::take(&mut ticket.more));
    // Nobody is sent to wait in a hall whose others were asked to come on another day.
    let closed = store::closed_day(tx, ticket.centre, &ticket.day)?;
    let is_over = closed.is_some_and(|closed| closed.left_over == LeftOver::Unserved);
    for (place, service) in more.iter().enumerate() {
        if let Some(offered) = store::offered_one(tx, ticket.centre, *service)?.filter(|one| one.is_offered && !is_over) {
            ticket.go_on((offered.queue, *service), now)?;
            ticket.more = more[place + 1..].to_vec();
            store::save_ticket(tx, ticket)?;
            let (from_service, to_service) = (from.get(), service.get());
            tx.record(TicketWentOn {
                centre: ticket.centre.get(),
                ticket: ticket.id.get(),
                number: ticket.shown(),
                from_service,
                to_service,
            })?;
            return Ok(());
        }
    }
    ticket.complete(now)?;
    store::save_ticket(tx, ticket)
}

/// The customer is told which steps were taken.
fn tell_steps(tx: &mut Tx<'_>, case: &mut desk::Case, ticket: &Ticket, steps: String) -> Result<()> {
    desk::entity_answered(tx, case)?;
    let said = Said::by_me(tx, case.lang, (desk::EntryKind::Out, KEY), steps)?;
    let said = Said { interaction: ticket.interaction, source: Some(("ticket", ticket.id.get())), ..said };
    desk::say(tx, case, said).map(drop)
}

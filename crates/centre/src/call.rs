//! Calls whoever is next: the queue calls, nobody picks (4.during.no-refusal).

use ::store::Tx;
use kernel::Error;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use routing::Person;

use crate::KEY;
use crate::counter::Counter;
use crate::counter::Standing;
use crate::events::TicketCalled;
use crate::heard::must_be_heard;
use crate::issue::today;
use crate::line::next_for;
use crate::line::work;
use crate::scene;
use crate::sit::own_counter;
use crate::skip::Skip;
use crate::skip::pass_over;
use crate::skip::skip;
use crate::state::State;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// The longest reason, in characters.
const LONGEST: usize = 500;

/// Calls whoever is next for the one who acts: of those whom they are qualified to serve, who has accumulated the most priority. Nobody where
/// nobody waits for them.
///
/// # Errors
/// Refused where they sit at no open counter, or have somebody in hand.
pub fn call_next(tx: &mut Tx<'_>) -> Result<Option<Ticket>> {
    let counter = ready(tx)?;
    let rules = store::rules(tx, counter.centre)?;
    let day = today(tx);
    let mut waiting = store::tickets_in(tx, (counter.centre, &day), &[State::Waiting])?;
    let me = person(tx)?;
    // Nobody is called to an office from the line.
    waiting.retain(|ticket| !counter.is_office() || ticket.sent == Sent::Leader(me.id));
    let Some(place) = next_for(&waiting, &me, rules, tx.now()) else { return Ok(None) };
    let mut ticket = waiting.swap_remove(place);
    called(tx, &mut ticket, &counter, Why::default())?;
    Ok(Some(ticket))
}

/// Calls a number out of its turn, with a reason that supervisors see; one that was put aside, or was sent on to the one who acts, needs none.
///
/// # Errors
/// `Invalid` without a reason; refused where it waits no more, where somebody is in hand, and for who is not qualified for its service and
/// language.
pub fn call_number(tx: &mut Tx<'_>, id: TicketId, reason: &str) -> Result<Ticket> {
    let ticket = store::ticket(tx, id)?.ok_or(Error::NotFound("ticket"))?;
    let counter = ready(tx)?;
    let mut ticket = Some(ticket).filter(|ticket| ticket.centre == counter.centre).ok_or(Error::NotFound("ticket"))?;
    let (reason, me) = (reason.trim(), person(tx)?);
    // Whoever was sent on to the one who acts is nobody else's turn.
    let is_in_line = ticket.state == State::Waiting && ticket.sent != Sent::Leader(me.id);
    if is_in_line && counter.is_office() {
        return Err(refuse("centre-office-only").into());
    }
    if is_in_line && reason.is_empty() {
        return Err(invalid("reason", "centre-reason-missing"));
    }
    if !me.is_qualified(&work(&ticket, store::rules(tx, counter.centre)?, tx.now())) {
        return Err(refuse(if ticket.sent.is_kept() { "centre-sent-elsewhere" } else { "centre-not-qualified" }).into());
    }
    if reason.chars().count() > LONGEST {
        return Err(invalid("reason", "centre-text-long"));
    }
    let skip = skip(tx, &ticket, (&counter, reason))?;
    if let Some((skip, passed)) = &skip {
        pass_over(tx, (&ticket, *passed), skip)?;
    }
    called(tx, &mut ticket, &counter, Why { reason: reason.into(), skip: skip.map(|(skip, _)| skip) })?;
    Ok(ticket)
}

/// Why a number is called out of its turn, and whom that passes over; nothing in its turn.
#[derive(Default)]
struct Why {
    reason: String,
    skip: Option<Skip>,
}

/// Calls the same number again.
///
/// # Errors
/// Refused where nobody is called, the hall has not said the number yet, or it was called as often as the centre calls.
pub fn recall(tx: &mut Tx<'_>) -> Result<Ticket> {
    let (counter, mut ticket) = (own_counter(tx)?, own_ticket(tx)?);
    let rules = store::rules(tx, counter.centre)?;
    must_be_heard(tx, &ticket)?;
    ticket.recall(rules.most_calls, tx.now())?;
    store::save_ticket(tx, &mut ticket)?;
    tell(tx, &ticket, &counter, Why::default())?;
    Ok(ticket)
}

/// The ticket that the one who acts has called or serves.
///
/// # Errors
/// Refused where there is none.
pub(crate) fn own_ticket(tx: &mut Tx<'_>) -> Result<Ticket> {
    let me = tx.actor().employee()?;
    store::ticket_at(tx, me)?.ok_or_else(|| refuse("centre-nobody-in-hand").into())
}

/// The ticket that the one who acts has in hand, where it is the one that their page showed; a page that names none means whoever is there.
///
/// # Errors
/// Refused where there is none, or another: the page is of the customer before.
pub(crate) fn seen_ticket(tx: &mut Tx<'_>, shown: &str) -> Result<Ticket> {
    let ticket = own_ticket(tx)?;
    let is_other = shown.parse::<TicketId>().is_ok_and(|shown| shown != ticket.id);
    if is_other { Err(refuse("centre-ticket-moved-on").into()) } else { Ok(ticket) }
}

/// The open counter of the one who acts, who has nobody in hand.
fn ready(tx: &mut Tx<'_>) -> Result<Counter> {
    let counter = own_counter(tx)?;
    if counter.standing != Standing::Open {
        return Err(refuse("centre-counter-paused").into());
    }
    let me = tx.actor().employee()?;
    match store::ticket_at(tx, me)? {
        // The same key twice: the second press calls nobody else, and passes nobody over.
        Some(ticket) if ticket.is_being_called(tx.now()) => Err(refuse("centre-called-just-now").into()),
        Some(_) => Err(refuse("centre-customer-in-hand").into()),
        None => Ok(counter),
    }
}

fn called(tx: &mut Tx<'_>, ticket: &mut Ticket, counter: &Counter, why: Why) -> Result<()> {
    let me = tx.actor().employee()?;
    ticket.call((counter.id, me), tx.now())?;
    store::save_ticket(tx, ticket)?;
    desk::visit::engage(tx, me, KEY)?;
    tell(tx, ticket, counter, why)
}

fn tell(tx: &mut Tx<'_>, ticket: &Ticket, counter: &Counter, why: Why) -> Result<()> {
    let me = tx.actor().employee()?;
    tx.record(TicketCalled {
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        number: ticket.shown(),
        counter: counter.number,
        employee: me.get(),
        calls: ticket.calls,
        waited_ms: u64::try_from(ticket.waited(tx.now()).as_millis()).unwrap_or(u64::MAX),
        reason: why.reason,
        passed: why.skip.as_ref().map(|skip| skip.passed.clone()).unwrap_or_default(),
        passed_many: why.skip.map_or(0, |skip| skip.passed_many),
    })?;
    Ok(())
}

/// The one who acts, as the router sees them: with nobody in hand.
pub(crate) fn person(tx: &mut Tx<'_>) -> Result<Person> {
    let me = tx.actor().employee()?;
    let (person, counter) = (scene::person(tx, me)?, store::counter_at(tx, me)?);
    Ok(match counter {
        Some(counter) => scene::seated(person, counter.id),
        None => person,
    })
}

//! What a counter did while it had no line, as it says it afterwards: a visit is as if it had been said at once, with its own times, unless
//! somebody else has really served that customer. Then it is kept for a supervisor to see, and is no second visit.

use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use serde_json::Value;

use crate::KEY;
use crate::call::person;
use crate::complete::Ending;
use crate::complete::complete_ticket;
use crate::counter::Counter;
use crate::counter_stock::Handed;
use crate::day::CLOSE;
use crate::issue::NewTicket;
use crate::issue::must_reach;
use crate::issue::ticket_with;
use crate::issue::today;
use crate::line::ORDINARY;
use crate::line::waits_for;
use crate::line::work;
use crate::offline_events::SaidOffline;
use crate::party::Party;
use crate::said_visit::Done;
use crate::said_visit::Outcome;
use crate::said_visit::Times;
use crate::serve::LONGEST;
use crate::serve::over;
use crate::serve::put_aside;
use crate::serve::start;
use crate::state::State;
use crate::store;
use crate::take_over::key_of_unread;
use crate::ticket::Ticket;
use crate::ticket::shown;
use crate::told;
use crate::told::Way;
use crate::told_day::chosen;

/// Where a ticket comes from of which a counter says more than its kiosk has said yet.
pub(crate) const ORIGIN: &str = "counter-offline";

/// What was said, as it is kept.
pub(crate) struct Said {
    pub(crate) centre: CentreId,
    pub(crate) day: String,
    pub(crate) number: String,
    pub(crate) counter: u32,
    pub(crate) outcome: Outcome,
    pub(crate) steps: String,
    pub(crate) called: Timestamp,
}

/// What counters did without a line and became no visit, for those who lead the floor.
pub(crate) fn in_vain(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Vec<(String, Said)>> {
    if !tx.actor().can(CLOSE) {
        return Ok(Vec::new());
    }
    let (lang, mut named) = (tx.actor().lang, Vec::new());
    for (who, said) in store::said_in_vain(tx, centre, day)? {
        let who = org::store::employee(tx, who)?;
        named.push((who.map(|who| who.name.get(lang).to_owned()).unwrap_or_default(), said));
    }
    Ok(named)
}

/// Takes over what the one who acts did at a counter with what it was handed, one after the other; answers what became of each. The same twice is
/// one visit.
///
/// # Errors
/// `NotFound` for a counter out of reach; what the database says: then nothing of it has happened.
pub(crate) fn merge(tx: &mut Tx<'_>, app: &App, (counter, handed): (&Counter, Option<&Handed>), lines: &[Value]) -> Result<Vec<Outcome>> {
    must_reach(tx, counter.centre)?;
    lines.iter().map(|line| merge_one(tx, app, (counter, handed), line)).collect()
}

fn merge_one(tx: &mut Tx<'_>, app: &App, (counter, handed): (&Counter, Option<&Handed>), line: &Value) -> Result<Outcome> {
    let now = tx.now();
    let done = Done::read(line);
    let key = done.as_ref().map_or_else(|| key_of_unread(line), |done| done.key.clone());
    if let Some(known) = store::said_outcome(tx, &key)? {
        return Ok(known);
    }
    let Some(done) = done else { return keep(tx, (&key, counter), (String::new(), Outcome::Unreadable, ""), now) };
    let number = shown(&done.letter, done.number);
    let Some(handed) = handed else {
        let called = Times::of(&done, (Timestamp::MIN, now)).called;
        return keep(tx, (&key, counter), (number, Outcome::NotThere, &done.steps), called);
    };
    let times = Times::of(&done, (handed.at(), now));
    if handed.is_over(times.called, now) {
        return keep(tx, (&key, counter), (number, Outcome::Over, &done.steps), times.called);
    }
    let took = tx.attempt(|tx| match found(tx, (counter, handed), &done, times.called)? {
        None => Ok(Outcome::Unknown),
        Some(ticket) => apply(tx, app, (ticket, counter, handed), (&done, times)),
    });
    let outcome = match took {
        // What stands against one holds no other up.
        Err(Error::Invalid(_) | Error::Refused(_) | Error::NotFound(_) | Error::Conflict(_)) => Outcome::Unreadable,
        took => took?,
    };
    // What became a visit stands there with its steps.
    let steps = if outcome == Outcome::Taken { "" } else { &done.steps };
    keep(tx, (&key, counter), (number, outcome, steps), times.called)
}

fn keep(
    tx: &mut Tx<'_>,
    (key, counter): (&str, &Counter),
    (number, outcome, steps): (String, Outcome, &str),
    called: Timestamp,
) -> Result<Outcome> {
    let (day, me) = (today(tx), tx.actor().employee()?);
    let steps: String = steps.chars().take(LONGEST).collect();
    let said = Said { centre: counter.centre, day, number, counter: counter.number, outcome, steps, called };
    store::insert_said(tx, key, &said)?;
    tx.record(SaidOffline {
        centre: counter.centre.get(),
        number: said.number,
        counter: counter.number,
        employee: me.get(),
        outcome: outcome.key(),
        called_at: called.as_millisecond(),
    })?;
    Ok(outcome)
}

/// The ticket with that number; one that a kiosk holds and has not said yet is one from now on.
fn found(tx: &mut Tx<'_>, (counter, handed): (&Counter, &Handed), done: &Done, called: Timestamp) -> Result<Option<Ticket>> {
    // The line may be back on the next morning: it is the number of the day whose line was handed out.
    let day = handed.day();
    let known = store::ticket_with_number(tx, (counter.centre, &day), (&done.letter, done.number))?;
    if known.is_some() {
        return Ok(known);
    }
    let Some(lease) = store::lease_with(tx, (counter.centre, &day), (&done.letter, done.number))? else { return Ok(None) };
    let service = done.service.parse().map_or(Ok(None), |id| store::offered_one(tx, counter.centre, id))?;
    let Some(service) = service.map(|offered| offered.service) else { return Ok(None) };
    let me = person(tx)?;
    let speaks = |lang: &Lang| me.is_qualified(&waits_for(0, (service, *lang), (called, ORDINARY)));
    let new = NewTicket {
        centre: counter.centre,
        services: vec![service],
        party: Party::default(),
        origin: ORIGIN,
        // Only the kiosk knows it: they understood each other in one that is spoken there.
        lang: Lang::ALL.into_iter().find(speaks).unwrap_or(Lang::Ar),
        has_priority: false,
        customer: None,
    };
    let place = (lease.queue, lease.letter, day);
    ticket_with(tx, (new, vec![service]), (place, done.number, called.max(lease.at)), "").map(Some)
}

/// What becomes of it where it cannot be as the counter says; nothing where it can.
fn against(tx: &mut Tx<'_>, (ticket, handed): (&Ticket, &Handed), times: Times) -> Result<Option<Outcome>> {
    let me = person(tx)?;
    let is_mine = ticket.employee == Some(me.id);
    Ok(match ticket.state {
        State::Done if is_mine => Some(Outcome::Taken),
        State::Done => Some(Outcome::ServedElsewhere),
        State::Serving if !is_mine => Some(Outcome::ServedElsewhere),
        // Nobody was served in it: whoever says that somebody was is right.
        State::Absent | State::Left | State::Unserved if times.came.is_none() => Some(Outcome::Taken),
        State::Called | State::Serving if is_mine => None,
        _ if handed.has_in_hand(ticket) => None,
        _ => {
            let asks = work(ticket, store::rules(tx, ticket.centre)?, times.called);
            (!me.is_qualified(&asks)).then_some(Outcome::NotQualified)
        }
    })
}

/// The ticket becomes what the counter says, unless that cannot be.
fn apply(
    tx: &mut Tx<'_>,
    app: &App,
    (mut ticket, counter, handed): (Ticket, &Counter, &Handed),
    (done, times): (&Done, Times),
) -> Result<Outcome> {
    let (me, times) = (tx.actor().employee()?, times.after(ticket.since));
    if let Some(outcome) = against(tx, (&ticket, handed), times)? {
        return Ok(outcome);
    }
    let reason = app.words().say_plain(tx.actor().lang, "centre-offline-skip", &[]);
    if let Some(skip) = handed.skip(tx, &ticket, (counter, times.called, reason))? {
        store::insert_skip(tx, &ticket, &skip)?;
    }
    match ticket.employee.filter(|other| *other != me && ticket.state == State::Called) {
        Some(other) => {
            ticket.return_to_line(times.called)?;
            desk::visit::release(tx, other)?;
        }
        None if ticket.state.is_over() => ticket.comes_after_all(),
        None => {}
    }
    if matches!(ticket.state, State::Waiting | State::Parked) {
        ticket.call((counter.id, me), times.called)?;
    }
    ticket.calls = ticket.calls.max(done.calls);
    ticket.last_call = ticket.last_call.max(Some(times.called));
    if let (State::Called, Some(came)) = (ticket.state, times.came) {
        ticket.begin(came)?;
        start(tx, &mut ticket, came)?;
    } else {
        store::save_ticket(tx, &mut ticket)?;
    }
    end(tx, app, ticket, (done, times))
}

fn end(tx: &mut Tx<'_>, app: &App, mut ticket: Ticket, (done, times): (&Done, Times)) -> Result<Outcome> {
    let me = tx.actor().employee()?;
    match done.how.as_str() {
        "absent" if ticket.state == State::Called => {
            ticket.stays_away(times.ended)?;
            over(tx, &mut ticket, ("absent", Some(me)))?;
        }
        "settled" | "goes-on" if ticket.state == State::Serving => {
            let goes_on_until = if done.how == "goes-on" { Some(until(tx, &ticket, done)?) } else { None };
            let steps = words_or(tx, app, (&done.steps, "centre-offline-served"));
            let ending =
                Ending { steps, goes_on_until, offered_more: false, ticket: Some(ticket.id), another: None, at: Some(times.ended) };
            let completed = complete_ticket(tx, ticket, &ending)?;
            told::tell(tx, app, (&completed, Way::Words))?;
        }
        "parked" if ticket.state == State::Serving => {
            let missing = words_or(tx, app, (&done.steps, "centre-offline-parked"));
            put_aside(tx, ticket, (missing, times.ended))?;
        }
        // It is in hand still.
        _ => desk::visit::engage(tx, me, KEY)?,
    }
    Ok(Outcome::Taken)
}

/// What was written; where nothing was, that it was without a line.
fn words_or(tx: &Tx<'_>, app: &App, (written, otherwise): (&str, &str)) -> String {
    let written: String = written.trim().chars().take(LONGEST).collect();
    if written.is_empty() { app.words().say_plain(tx.actor().lang, otherwise, &[]) } else { written }
}

/// The day that the customer was told; where it is none, the one that is agreed for the service.
fn until(tx: &mut Tx<'_>, ticket: &Ticket, done: &Done) -> Result<Timestamp> {
    let now = tx.now();
    if let Ok(Some(until)) = chosen(tx, "goes-on", &done.until)
        && until > now
    {
        return Ok(until);
    }
    let case = ticket.case.map_or(Ok(None), |id| desk::store::case(tx, id))?;
    let agreed = case.map_or(Ok(None), |case| desk::visit::expected_end(tx, &case))?;
    Ok(agreed.filter(|at| *at > now).unwrap_or(now + std::time::Duration::from_secs(24 * 3600)))
}

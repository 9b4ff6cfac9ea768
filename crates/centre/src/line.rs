//! The line of a centre: those who wait, in the order in which the router calls them.

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use routing::Attention;
use routing::Person;
use routing::Rules;
use routing::Skill;
use routing::Work;

use crate::KEY;
use crate::arrive::IN_TIME;
use crate::queue::CentreRules;
use crate::state::State;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;
use crate::ticket::is_from_ahead;

/// Those who wait in one centre, the next one first.
pub(crate) fn in_order(waiting: Vec<Ticket>, rules: CentreRules, now: Timestamp) -> Vec<Ticket> {
    let work: Vec<Work> = waiting.iter().map(|ticket| work(ticket, rules, now)).collect();
    routing::order(&work, now, &for_router(rules)).into_iter().map(|place| waiting[place].clone()).collect()
}

/// Whom somebody at a counter calls next of those who wait, by their place; nobody where nobody waits for them. Whoever asked for more time is
/// called after it, out of turn only.
pub(crate) fn next_for(waiting: &[Ticket], me: &Person, rules: CentreRules, now: Timestamp) -> Option<usize> {
    let ready = waiting.iter().enumerate().filter(|(_, ticket)| !ticket.rests(now));
    let (places, work): (Vec<usize>, Vec<Work>) = ready.map(|(place, ticket)| (place, work(ticket, rules, now))).unzip();
    routing::next_for(me.id, &work, std::slice::from_ref(me), &for_router(rules), now).map(|next| places[next])
}

/// How many of the same queue stand before a ticket that waits; none for one that does not wait there, also where it was sent on to one counter.
/// Whoever lets others go first now stands before nobody, until their time is over.
pub(crate) fn place(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<Option<usize>> {
    if ticket.state != State::Waiting || ticket.sent.is_kept() {
        return Ok(None);
    }
    // Whoever comes now has waited less than anybody: that asks for no order.
    if ticket.since == tx.now() {
        return store::before_new(tx, ticket).map(Some);
    }
    let rules = store::rules(tx, ticket.centre)?;
    let mut waiting = store::tickets_in(tx, (ticket.centre, &ticket.day), &[State::Waiting])?;
    let now = tx.now();
    waiting.retain(|other| other.queue == ticket.queue && !other.sent.is_kept() && (other.id == ticket.id || !other.rests(now)));
    Ok(in_order(waiting, rules, now).iter().position(|other| other.id == ticket.id))
}

/// A customer who waits, as the router sees them. Whoever booked this time is called as if nobody could go before them any more: only those
/// who have waited so long that this is true of them come first. Until then they stand behind everybody. Whoever came before the clock went back
/// came before all who come now.
pub(crate) fn work(ticket: &Ticket, rules: CentreRules, now: Timestamp) -> Work {
    let firm = |from: Timestamp| from.checked_sub(rules.firm_after).unwrap_or(from);
    let is_booked = ticket.origin == IN_TIME;
    let since = if is_booked && now >= ticket.since {
        firm(ticket.since)
    } else if !is_booked && is_from_ahead(ticket.since, now) {
        firm(now)
    } else {
        ticket.since
    };
    let rate = if ticket.has_priority { rules.priority_rate } else { ORDINARY };
    let usual = waits_for(ticket.id.get(), (ticket.service, ticket.lang), (since, rate));
    // Who is being served has come to whom they were sent on to: what they ask for now is the service.
    let sent = if ticket.state == State::Serving { Sent::Nowhere } else { ticket.sent };
    match sent.needs(ticket.lang) {
        // Whoever was sent on to one counter or person is theirs alone.
        Some(needs) => Work { needs, ..usual },
        None => usual,
    }
}

/// How fast the wait of those without priority counts, in per cent.
pub(crate) const ORDINARY: u32 = 100;

/// Somebody who waits at a centre for a service in a language: from when, and how fast that counts.
pub(crate) fn waits_for(id: i64, (service, lang): (ServiceId, Lang), (since, rate): (Timestamp, u32)) -> Work {
    let needs = Skill { service: Some(service.get()), channel: KEY.into(), lang };
    Work { id, needs, attention: Attention::Whole, since, rate, passed: Vec::new(), known_to: Vec::new() }
}

/// The centre's rules, as the router reads them.
pub(crate) fn for_router(rules: CentreRules) -> Rules {
    Rules { held_back: rules.held_back, firm_after: Some(rules.firm_after), ..Rules::default() }
}

#[cfg(test)]
mod book;
#[cfg(test)]
mod model;

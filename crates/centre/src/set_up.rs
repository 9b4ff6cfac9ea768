//! Setting a centre up: its queues, what it offers in them, its counters, and how it calls.

pub(crate) mod office;
pub(crate) mod zones;

use std::time::Duration;

use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use kernel::refuse;

use crate::counter::Counter;
use crate::counter::MOST_COUNTERS;
use crate::cover::Cover;
use crate::events::CentreChanged;
use crate::issue::must_reach;
use crate::issue::today;
use crate::queue::CentreRules;
use crate::queue::Offered;
use crate::queue::Queue;
use crate::state::State;
use crate::store;

/// Set a centre up.
pub const SET_UP: Permission = Permission { key: "centre.set-up", roles: &[Role::CentreManager, Role::EntityAdministrator] };

/// The longest wait that is aimed at.
pub(crate) const LONGEST_TARGET: Duration = Duration::from_secs(8 * 3600);
/// The shortest wait after which nobody is passed over any more: one below it takes all its worth from priority.
const LEAST_FIRM: Duration = Duration::from_secs(15 * 60);
/// The longest, and the most by which others may be passed over.
const LONGEST_HELD: Duration = Duration::from_secs(4 * 3600);

/// Adds a queue, or changes one.
///
/// # Errors
/// `Invalid` for what `Queue::check` says, for a letter that another queue of the centre has, and for what `may_bear` says.
pub fn save_queue(tx: &mut Tx<'_>, queue: &Queue) -> Result<()> {
    must_reach(tx, queue.centre)?;
    queue.check()?;
    let others = store::queues(tx, queue.centre)?;
    if others.iter().any(|other| other.letter == queue.letter && other.id != queue.id) {
        return Err(invalid("letter", "centre-letter-taken"));
    }
    match others.iter().find(|other| other.id == queue.id) {
        Some(before) if before.letter != queue.letter => may_bear(tx, before, &queue.letter)?,
        Some(_) => {}
        None => must_be_free(tx, queue, &queue.letter)?,
    }
    store::save_queue(tx, queue)?;
    changed(tx, queue.centre, "queue", queue.id.get())
}

/// A queue gets another letter only while nobody waits or is served with the one that it has, and never one under which another queue gave numbers
/// today: no number of a day is two.
fn may_bear(tx: &mut Tx<'_>, queue: &Queue, letter: &str) -> Result<()> {
    let day = today(tx);
    let there = store::tickets_in(tx, (queue.centre, &day), &[State::Waiting, State::Called, State::Serving, State::Parked])?;
    if there.iter().any(|ticket| ticket.queue == queue.id || ticket.letter == queue.letter) {
        return Err(invalid("letter", "centre-letter-waits"));
    }
    must_be_free(tx, queue, letter)
}

/// No other queue, also one that was called so before, gave numbers with a letter today.
fn must_be_free(tx: &mut Tx<'_>, queue: &Queue, letter: &str) -> Result<()> {
    let day = today(tx);
    let is_given = store::is_given(tx, (queue.centre, &day), (letter, queue.id))?;
    if is_given { Err(invalid("letter", "centre-letter-today")) } else { Ok(()) }
}

/// Offers a service in a queue of the centre, or no longer.
///
/// # Errors
/// `Invalid` for a queue of another centre, a service that the entity does not offer, and a target of nothing or of more than eight hours.
pub fn offer_service(tx: &mut Tx<'_>, offered: &Offered) -> Result<()> {
    must_reach(tx, offered.centre)?;
    if !store::queues(tx, offered.centre)?.iter().any(|queue| queue.id == offered.queue) {
        return Err(invalid("queue", "centre-queue-choose"));
    }
    let service = org::store::service(tx, offered.service)?.filter(|service| service.is_offered || !offered.is_offered);
    service.ok_or_else(|| invalid("service", "centre-service-choose"))?;
    if offered.target.is_zero() || offered.target > LONGEST_TARGET {
        return Err(invalid("target", "centre-target-wrong"));
    }
    store::save_offered(tx, offered)?;
    changed(tx, offered.centre, "service", offered.service.get())
}

/// Gives the centre counters with the numbers from 1 on: so many, those that were taken away among them.
///
/// # Errors
/// `Invalid` for none or too many; refused where somebody sits at one that would go.
pub fn set_counters(tx: &mut Tx<'_>, centre: CentreId, many: u32) -> Result<()> {
    must_reach(tx, centre)?;
    if many == 0 || many > MOST_COUNTERS {
        return Err(invalid("counters", "centre-counters-wrong"));
    }
    let now = tx.now();
    for mut gone in store::counters(tx, centre)?.into_iter().filter(|counter| counter.number > many) {
        if gone.employee.is_some() {
            return Err(refuse("centre-counter-in-use").into());
        }
        gone.is_kept = false;
        store::save_counter(tx, &gone)?;
        changed(tx, centre, "counter", gone.id.get())?;
    }
    for number in 1..=many {
        let known = store::counter_with(tx, centre, number)?;
        if known.as_ref().is_some_and(|counter| counter.is_kept) {
            continue;
        }
        let new = || Counter::new((tx.new_id(), centre), number, now);
        let counter = known.map_or_else(new, |counter| Counter { is_kept: true, ..counter });
        store::save_counter(tx, &counter)?;
        changed(tx, centre, "counter", counter.id.get())?;
    }
    Ok(())
}

/// Says how the centre calls.
///
/// # Errors
/// `Invalid` for fewer than one or more than nine calls, a rate below everybody's or above ten times it, a bound of more than four hours, one of less than a
/// quarter of an hour or below the time by which others are passed over, or more than an hour before the centre opens.
pub fn set_rules(tx: &mut Tx<'_>, centre: CentreId, rules: CentreRules) -> Result<()> {
    must_reach(tx, centre)?;
    if !(1..=9).contains(&rules.most_calls) {
        return Err(invalid("most_calls", "centre-calls-wrong"));
    }
    if !(100..=1_000).contains(&rules.priority_rate) {
        return Err(invalid("priority_rate", "centre-rate-wrong"));
    }
    if rules.held_back > LONGEST_HELD {
        return Err(invalid("held_back", "centre-held-back-wrong"));
    }
    if !(LEAST_FIRM.max(rules.held_back)..=LONGEST_HELD).contains(&rules.firm_after) {
        return Err(invalid("firm_after", "centre-firm-after-wrong"));
    }
    if rules.lead_minutes > 60 {
        return Err(invalid("lead_minutes", "centre-lead-wrong"));
    }
    store::save_rules(tx, centre, rules)?;
    changed(tx, centre, "rules", centre.get())
}

/// Says what the centre keeps while people take breaks.
///
/// # Errors
/// `Invalid` for what `Cover::check` says.
pub(crate) fn set_cover(tx: &mut Tx<'_>, centre: CentreId, cover: &Cover) -> Result<()> {
    must_reach(tx, centre)?;
    cover.check()?;
    store::save_cover(tx, centre, cover)?;
    changed(tx, centre, "cover", centre.get())
}

fn changed(tx: &mut Tx<'_>, centre: CentreId, what: &'static str, id: i64) -> Result<()> {
    tx.record(CentreChanged { centre: centre.get(), what, id })?;
    Ok(())
}

/// A queue of a centre by its id.
///
/// # Errors
/// `NotFound` for a queue of another centre.
pub(crate) fn queue_of(tx: &mut Tx<'_>, centre: CentreId, id: crate::queue::QueueId) -> Result<Queue> {
    store::queues(tx, centre)?.into_iter().find(|queue| queue.id == id).ok_or(Error::NotFound("queue"))
}

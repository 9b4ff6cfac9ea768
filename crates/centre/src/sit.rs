//! Sitting down at a counter, leaving it for a while, and leaving it: customers see each at once (4.during.mark-empty-desk).

use ::store::Tx;
use kernel::Bilingual;
use kernel::Permission;
use kernel::Refusal;
use kernel::Result;
use kernel::Role;
use kernel::refuse;

use crate::away::Marked;
use crate::away::has_been_left;
use crate::break_line::missing_without;
use crate::break_plan::lacks;
use crate::counter::Counter;
use crate::counter::CounterId;
use crate::counter::Standing;
use crate::day::CLOSE;
use crate::events::CounterStands;
use crate::issue::must_reach;
use crate::opening::has_opened;
use crate::relief::has_left;
use crate::sent_back::give_up;
use crate::set_up::zones::said_among;
use crate::store;

/// Serve customers at a counter.
pub const SERVE: Permission = Permission { key: "centre.serve", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager] };

/// The one who acts sits down at a counter and is ready, or comes back to it. Whoever sat elsewhere leaves there.
///
/// # Errors
/// Refused where another sits, or while a customer is served elsewhere; `NotFound` for an office, for who does not lead the centre.
pub fn sit_down(tx: &mut Tx<'_>, id: CounterId) -> Result<Counter> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    let mut counter = store::counter_of(tx, id)?.ok_or(kernel::Error::NotFound("counter"))?;
    must_reach(tx, counter.centre)?;
    if counter.is_office() && !tx.actor().can(CLOSE) {
        return Err(kernel::Error::NotFound("counter"));
    }
    if let Some(mut other) = store::counter_at(tx, me)?.filter(|other| other.id != id) {
        must_have_nobody(tx)?;
        let left = other.clone();
        other.close(now);
        stands(tx, &other)?;
        has_been_left(tx, &left, Marked::Themselves)?;
        if other.centre != counter.centre {
            has_left(tx, other.centre, me)?;
        }
    }
    let before = counter.clone();
    counter.open(me, now)?;
    if counter != before {
        stands(tx, &counter)?;
    }
    if before.employee != counter.employee && !counter.is_office() {
        has_opened(tx, &counter)?;
    }
    Ok(counter)
}

/// The one who acts leaves their counter for a while, as long as the centre's cover stays. A second click changes nothing.
///
/// # Errors
/// Refused while a customer is served or called, with the time and what is missing where cover would be, and for who sits nowhere.
pub fn pause(tx: &mut Tx<'_>) -> Result<Counter> {
    let mut counter = own_counter(tx)?;
    must_have_nobody(tx)?;
    let before = counter.clone();
    counter.pause(tx.now());
    if counter != before {
        must_keep_cover(tx, &counter)?;
        stands(tx, &counter)?;
        has_been_left(tx, &before, Marked::Themselves)?;
    }
    Ok(counter)
}

/// A break waits for those who stay; a pause, whose end nobody knows, does not begin before they do.
fn must_keep_cover(tx: &mut Tx<'_>, counter: &Counter) -> Result<()> {
    let me = tx.actor().employee()?;
    let Some((at, missing)) = missing_without(tx, counter.centre, me)? else { return Ok(()) };
    let (key, args) = lacks(tx, at, missing)?;
    Err(Refusal { args, ..refuse(key) }.by("4.during.breaks-outside").into())
}

/// The one who acts leaves their counter.
///
/// # Errors
/// Refused while a customer is served or called, and for who sits nowhere.
pub fn stand_up(tx: &mut Tx<'_>) -> Result<Counter> {
    let (mut counter, me) = (own_counter(tx)?, tx.actor().employee()?);
    must_have_nobody(tx)?;
    let before = counter.clone();
    counter.close(tx.now());
    stands(tx, &counter)?;
    has_been_left(tx, &before, Marked::Themselves)?;
    if !counter.is_office() {
        has_left(tx, counter.centre, me)?;
    }
    Ok(counter)
}

/// The counter of the one who acts.
///
/// # Errors
/// Refused for who sits nowhere.
pub(crate) fn own_counter(tx: &mut Tx<'_>) -> Result<Counter> {
    let me = tx.actor().employee()?;
    let counter = store::counter_at(tx, me)?.ok_or_else(|| refuse("centre-no-counter"))?;
    must_reach(tx, counter.centre)?;
    Ok(counter)
}

/// A counter at which one may sit down.
pub(crate) struct Seat {
    pub(crate) counter: Counter,
    /// The name of its centre.
    pub(crate) centre: Bilingual,
    /// The name of its zone, where the centre has several.
    pub(crate) zone: Option<Bilingual>,
}

/// The counters of these centres at which the one who acts may sit down.
pub(crate) fn free_seats(tx: &mut Tx<'_>, centres: Vec<org::Centre>) -> Result<Vec<Seat>> {
    let (reached, mut seats) = (tx.grant().centres().to_vec(), Vec::new());
    for centre in centres.into_iter().filter(|centre| reached.is_empty() || reached.contains(&centre.id)) {
        let free = store::counters(tx, centre.id)?.into_iter().filter(|counter| counter.employee.is_none());
        let zones = store::zones(tx, centre.id)?;
        seats.extend(free.map(|counter| Seat { zone: said_among(&zones, &counter), centre: centre.name.clone(), counter }));
    }
    Ok(seats)
}

pub(crate) fn must_have_nobody(tx: &mut Tx<'_>) -> Result<()> {
    let me = tx.actor().employee()?;
    if store::ticket_at(tx, me)?.is_some() { Err(refuse("centre-customer-in-hand").into()) } else { Ok(()) }
}

/// Writes down how a counter stands from now on, for all who look.
pub(crate) fn stands(tx: &mut Tx<'_>, counter: &Counter) -> Result<()> {
    store::save_counter(tx, counter)?;
    if counter.standing == Standing::Closed {
        give_up(tx, counter)?;
    }
    tx.record(CounterStands {
        centre: counter.centre.get(),
        counter: counter.id.get(),
        number: counter.number,
        standing: counter.standing.key(),
        employee: counter.employee.map(kernel::Id::get),
    })?;
    Ok(())
}

//! A centre is set up as another of the same entity is: hours, queues, services, counters, the manager's office, zones, rules, joining and appointments,
//! and none of its devices, people or what happened there.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;

use crate::bookable::Bookable;
use crate::counter::office::office_of;
use crate::counter::zone::Zone;
use crate::events::CentreChanged;
use crate::hours::follow_hours;
use crate::issue::must_reach;
use crate::join::set_joining;
use crate::let_book::let_book;
use crate::let_book::set_appointment_rules;
use crate::queue::Offered;
use crate::queue::Queue;
use crate::queue::QueueId;
use crate::set_up::offer_service;
use crate::set_up::office::set_office;
use crate::set_up::save_queue;
use crate::set_up::set_counters;
use crate::set_up::set_cover;
use crate::set_up::set_rules;
use crate::set_up::zones::save_zone;
use crate::store;

/// Sets a centre without queues up as another one is.
///
/// # Errors
/// `Invalid` for a centre without queues and for itself; refused where this one has queues already, and where somebody has booked here outside of that one's hours; `NotFound` for a centre out of reach.
pub(crate) fn copy_centre(tx: &mut Tx<'_>, to: CentreId, from: CentreId) -> Result<()> {
    must_reach(tx, to)?;
    must_reach(tx, from)?;
    if !store::queues(tx, to)?.is_empty() {
        return Err(refuse("centre-copy-not-empty").into());
    }
    if to == from || store::queues(tx, from)?.is_empty() {
        return Err(invalid("from", "centre-copy-choose"));
    }
    let queues = copy_queues(tx, to, from)?;
    copy_services(tx, to, (from, &queues))?;
    let (has, own) = (store::counters(tx, from)?.len(), store::counters(tx, to)?.len());
    if has > own {
        set_counters(tx, to, u32::try_from(has).unwrap_or(u32::MAX))?;
    }
    if office_of(tx, from)?.is_some() {
        set_office(tx, to, true)?;
    }
    copy_zones(tx, to, from)?;
    // Hours that were set here already are not taken away by a centre that has none of its own.
    if let Some(own) = store::own_hours(tx, from)? {
        follow_hours(tx, to, Some(&own))?;
    }
    copy_rules(tx, to, from)?;
    copy_appointments(tx, to, from)?;
    tx.record(CentreChanged { centre: to.get(), what: "copied", id: from.get() }).map(drop)
}

/// The same queues, each by the one that it is a copy of.
fn copy_queues(tx: &mut Tx<'_>, to: CentreId, from: CentreId) -> Result<BTreeMap<QueueId, QueueId>> {
    let mut queues = BTreeMap::new();
    for known in store::queues(tx, from)? {
        let queue = Queue { id: tx.new_id(), centre: to, ..known.clone() };
        save_queue(tx, &queue)?;
        queues.insert(known.id, queue.id);
    }
    Ok(queues)
}

/// What the entity offers no longer is not offered in another centre either.
fn copy_services(tx: &mut Tx<'_>, to: CentreId, (from, queues): (CentreId, &BTreeMap<QueueId, QueueId>)) -> Result<()> {
    let services = org::store::services(tx)?;
    for known in store::offered(tx, from)? {
        let is_known = services.iter().any(|service| service.id == known.service && (service.is_offered || !known.is_offered));
        if let Some(queue) = queues.get(&known.queue).filter(|_| is_known) {
            offer_service(tx, &Offered { centre: to, queue: *queue, ..known })?;
        }
    }
    Ok(())
}

/// The zones, each with the counters of the same numbers; those that were set here already stay as they are.
fn copy_zones(tx: &mut Tx<'_>, to: CentreId, from: CentreId) -> Result<()> {
    if !store::zones(tx, to)?.is_empty() {
        return Ok(());
    }
    let counters = store::counters(tx, from)?;
    for known in store::zones(tx, from)? {
        let numbers = known.counters(&counters);
        save_zone(tx, &Zone { id: tx.new_id(), centre: to, ..known }, &numbers)?;
    }
    Ok(())
}

fn copy_rules(tx: &mut Tx<'_>, to: CentreId, from: CentreId) -> Result<()> {
    let (rules, cover, joining) = (store::rules(tx, from)?, store::cover(tx, from)?, store::joining(tx, from)?);
    set_rules(tx, to, rules)?;
    set_cover(tx, to, &cover)?;
    set_joining(tx, to, joining)
}

/// The terms of what is booked at counters: whom one meets is somebody of that centre.
fn copy_appointments(tx: &mut Tx<'_>, to: CentreId, from: CentreId) -> Result<()> {
    let rules = store::appointment_rules(tx, from)?;
    set_appointment_rules(tx, to, rules)?;
    let offered = store::offered(tx, to)?;
    for known in store::bookables(tx, from)?.into_iter().filter(|one| one.employee.is_none()) {
        if offered.iter().any(|one| one.service == known.service && one.is_offered) {
            let_book(tx, &Bookable { centre: to, ..known })?;
        }
    }
    Ok(())
}

/// The other centres that have queues, as they can be copied.
pub(crate) fn may_be_copied(tx: &mut Tx<'_>, to: CentreId) -> Result<Vec<(CentreId, Bilingual)>> {
    let reached = tx.grant().centres().to_vec();
    let mut found = Vec::new();
    for centre in org::store::centres(tx)?.into_iter().filter(|one| one.id != to && (reached.is_empty() || reached.contains(&one.id))) {
        if !store::queues(tx, centre.id)?.is_empty() {
            found.push((centre.id, centre.name));
        }
    }
    Ok(found)
}

//! Lets a service of a centre be booked, and says how the centre takes those who booked.

use ::store::Tx;
use kernel::CentreId;
use kernel::Result;
use kernel::invalid;

use crate::bookable::AppointmentRules;
use crate::bookable::Bookable;
use crate::events::CentreChanged;
use crate::issue::must_reach;
use crate::store;

/// Lets a service be booked, on other terms than before, or no longer. What is booked already stays.
///
/// # Errors
/// `Invalid` for what `Bookable::check` says, a service that the centre does not offer, more counters than leave one to those without an
/// appointment, and somebody to meet who does not work here.
pub fn let_book(tx: &mut Tx<'_>, one: &Bookable) -> Result<()> {
    must_reach(tx, one.centre)?;
    one.check()?;
    match one.employee {
        Some(employee) => {
            let known = org::store::employees(tx)?.into_iter().any(|known| known.id == employee);
            let is_offered = org::store::service(tx, one.service)?.is_some_and(|service| service.is_offered);
            if !known || one.at_once != 1 {
                return Err(invalid("employee", if known { "centre-meets-one" } else { "centre-employee-choose" }));
            }
            if !is_offered {
                return Err(invalid("service", "centre-service-choose"));
            }
        }
        None => must_leave_room(tx, one)?,
    }
    store::save_bookable(tx, one)?;
    tx.record(CentreChanged { centre: one.centre.get(), what: "bookable", id: one.service.get() }).map(drop)
}

/// Whoever comes without an appointment finds a counter that is kept for nobody.
fn must_leave_room(tx: &mut Tx<'_>, one: &Bookable) -> Result<()> {
    let offered = store::offered_one(tx, one.centre, one.service)?.filter(|offered| offered.is_offered || !one.is_open);
    offered.ok_or_else(|| invalid("service", "centre-service-choose"))?;
    if !one.is_open {
        return Ok(());
    }
    let others = store::bookables(tx, one.centre)?.into_iter();
    let others = others.filter(|other| other.is_open && other.employee.is_none() && other.service != one.service);
    let kept = others.map(|other| other.at_once as usize).sum::<usize>() + one.at_once as usize;
    if kept < store::counters(tx, one.centre)?.len() { Ok(()) } else { Err(invalid("at_once", "centre-no-room")) }
}

/// Says how a centre takes those who booked.
///
/// # Errors
/// `Invalid` for what `AppointmentRules::check` says.
pub fn set_appointment_rules(tx: &mut Tx<'_>, centre: CentreId, rules: AppointmentRules) -> Result<()> {
    must_reach(tx, centre)?;
    rules.check()?;
    store::save_appointment_rules(tx, centre, rules)?;
    tx.record(CentreChanged { centre: centre.get(), what: "appointment-rules", id: centre.get() }).map(drop)
}

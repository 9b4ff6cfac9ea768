//! A customer chooses another time, gives the appointment back, or says what they have ready.

use ::store::Tx;
use kernel::Error;
use kernel::Refusal;
use kernel::Result;
use kernel::Timestamp;

use crate::appointment::Appointment;
use crate::appointment::Standing;
use crate::appointment_events::AppointmentMoved;
use crate::book::count;
use crate::book::ended;
use crate::book::free_at;
use crate::book::reminder;
use crate::bookable::lines;
use crate::papers::handed_in;
use crate::slots::Span;
use crate::store;
use crate::times;

/// Moves an appointment to another free time; whom it is with is told. The same time again changes nothing.
///
/// # Errors
/// Refused where the time is not free, or the appointment is over.
pub fn move_appointment(tx: &mut Tx<'_>, one: Appointment, from: Timestamp) -> Result<Appointment> {
    moved(tx, (one, from), Appointment::change_time)
}

/// The same for whoever acts for the customer, who has seen the time that is given up: it is moved however often it was. A second press finds it
/// where the first one moved it.
///
/// # Errors
/// `Conflict` where it is at another time by now; refused where the time is not free, or the appointment is over.
pub(crate) fn move_as_seen(tx: &mut Tx<'_>, one: Appointment, (was, from): (Option<Timestamp>, Timestamp)) -> Result<Appointment> {
    if one.time.from != from {
        must_be_as_seen(&one, was)?;
    }
    moved(tx, (one, from), Appointment::change_time_for_customer)
}

/// The time that an appointment takes from others; none once it is over or called off.
pub(crate) fn held(one: &Appointment) -> Option<Span> {
    Some(one.time).filter(|_| one.standing == Standing::Booked)
}

/// The customer or somebody else may have moved it meanwhile.
fn must_be_as_seen(one: &Appointment, was: Option<Timestamp>) -> Result<()> {
    if was == Some(one.time.from) { Ok(()) } else { Err(Error::Conflict("centre-appointment-changed")) }
}

/// What another time does to an appointment, if it may.
type Change = fn(&mut Appointment, Span, Timestamp) -> std::result::Result<(), Refusal>;

fn moved(tx: &mut Tx<'_>, (mut one, from): (Appointment, Timestamp), change: Change) -> Result<Appointment> {
    if one.standing == Standing::Booked && one.time.from == from {
        return Ok(one);
    }
    let bookable = times::open_one(tx, one.centre, one.service)?;
    let own = held(&one);
    let (before, now) = (one.clone(), tx.now());
    let time = free_at(tx, &bookable, from, own)?;
    change(&mut one, time, now)?;
    one.remind = reminder(tx, &one)?;
    store::save_appointment(tx, &mut one)?;
    store::keep_handed_in_until(tx, one.id, handed_in::until(&one))?;
    count(tx, &before, -1)?;
    count(tx, &one, 1)?;
    tx.record(AppointmentMoved::of(&one, before.time.from))?;
    if let Some(owner) = one.employee {
        desk::tell(tx, owner, "appointment-moved", one.case)?;
    }
    Ok(one)
}

/// Gives an appointment back: others can have its time, and the case of a meeting is closed. A second click changes nothing.
///
/// # Errors
/// Refused where it is over.
pub fn cancel_appointment(tx: &mut Tx<'_>, mut one: Appointment) -> Result<Appointment> {
    if one.standing == Standing::Cancelled {
        return Ok(one);
    }
    let (before, now) = (one.standing, tx.now());
    one.cancel(now)?;
    ended(tx, &mut one, before)?;
    store::keep_handed_in_until(tx, one.id, now)?;
    if let Some(owner) = one.employee {
        desk::tell(tx, owner, "appointment-cancelled", one.case)?;
    }
    if let Some(case) = one.case {
        desk::visit::came_to_nothing(tx, case)?;
    }
    Ok(one)
}

/// The same for whoever acts for the customer, who has seen the time that is given up.
///
/// # Errors
/// `Conflict` where it is at another time by now; refused where it is over.
pub(crate) fn cancel_as_seen(tx: &mut Tx<'_>, one: Appointment, was: Option<Timestamp>) -> Result<Appointment> {
    if one.standing != Standing::Cancelled {
        must_be_as_seen(&one, was)?;
    }
    cancel_appointment(tx, one)
}

/// Writes down what of the list its customer has ready, by the places of its lines.
///
/// # Errors
/// What the database says.
pub fn tick(tx: &mut Tx<'_>, mut one: Appointment, places: &[usize]) -> Result<Appointment> {
    let list = store::bookable_one(tx, one.centre, one.service)?.map(|bookable| bookable.bring).unwrap_or_default();
    let ready: Vec<&str> =
        lines(list.get(one.lang)).enumerate().filter(|(place, _)| places.contains(place)).map(|(_, line)| line).collect();
    one.brings = ready.join("\n");
    store::save_appointment(tx, &mut one)?;
    Ok(one)
}

//! Whoever has an appointment arrives: found by the code on their page, the reference or the number of their telephone, and called at the time
//! that was booked.

use std::time::Duration;

use ::store::Keys;
use ::store::Tx;
use desk::visit::recognise;
use kernel::CentreId;
use kernel::Error;
use kernel::Phone;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;

use crate::appointment::Appointment;
use crate::appointment::Standing;
use crate::book::ended;
use crate::issue::NewTicket;
use crate::issue::issue_ticket;
use crate::issue::today;
use crate::party::Party;
use crate::pass::AppointmentPass;
use crate::store;
use crate::ticket::Ticket;

/// Where tickets of those come from who are called at the time that they booked.
pub(crate) const IN_TIME: &str = "appointment";
/// Where tickets of those come from who came after the grace.
pub(crate) const TOO_LATE: &str = "late-appointment";

const MINUTE: Duration = Duration::from_secs(60);
/// The longest that is read of what was scanned or typed.
const LONGEST: usize = 300;

/// The appointment of whoever shows or says something at a centre: the code of their page, the reference, the number of a telephone. Of a
/// telephone with several it is the one of today that comes next.
///
/// # Errors
/// `Invalid` where nothing is known of it.
pub fn find_appointment(tx: &mut Tx<'_>, keys: &Keys, centre: CentreId, said: &str) -> Result<Appointment> {
    let unknown = || invalid("who", "centre-appointment-unknown");
    let phone = match read_said(tx, keys, said)?.ok_or_else(unknown)? {
        Said::One(one) => return Ok(*one),
        Said::Number(phone) => phone,
    };
    let (day, now) = (today(tx), tx.now());
    let all = store::appointments_of_phone(tx, &phone, now - Duration::from_secs(12 * 3600))?;
    let here = |one: &&Appointment| one.centre == centre && one.day().to_string() == day;
    let found = all.iter().find(|one| here(one) && one.standing == Standing::Booked).or_else(|| all.iter().find(here)).or(all.first());
    found.cloned().ok_or_else(unknown)
}

/// What somebody shows or says.
enum Said {
    /// An appointment, by the code of its page or its reference.
    One(Box<Appointment>),
    /// The number of a telephone.
    Number(Phone),
}

/// Reads what somebody shows or says; none where nothing is known of it.
fn read_said(tx: &mut Tx<'_>, keys: &Keys, said: &str) -> Result<Option<Said>> {
    if let Some(one) = named(tx, keys, said)? {
        return Ok(Some(Said::One(Box::new(one))));
    }
    let said: String = said.trim().chars().take(LONGEST).collect();
    Ok(Phone::parse(&said).ok().map(Said::Number))
}

/// The appointment whose page has this code, or whose reference this is, however it was typed; none where there is no such one.
pub(crate) fn named(tx: &mut Tx<'_>, keys: &Keys, said: &str) -> Result<Option<Appointment>> {
    let said: String = ui::western(said.trim()).chars().take(LONGEST).collect();
    let scanned = said.rsplit_once("/appointment/").map_or(said.as_str(), |(_, rest)| rest).split(['?', '/']).next().unwrap_or_default();
    let entity = tx.entity()?;
    if let Some(pass) = AppointmentPass::read(scanned, keys).filter(|pass| pass.entity == entity) {
        return store::appointment(tx, pass.appointment);
    }
    let reference: String = said.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_uppercase();
    store::appointment_called(tx, &reference)
}

/// The appointments of a number at a centre from today on that were not given back, the next one first.
pub(crate) fn of_number(tx: &mut Tx<'_>, centre: CentreId, phone: &Phone) -> Result<Vec<Appointment>> {
    let now = tx.now();
    let begins = now.to_zoned(ui::bahrain()).start_of_day().map_or(now, |begins| begins.timestamp());
    store::appointments_at(tx, (centre, phone), begins)
}

/// The appointments of a centre of whoever shows or says something there or on the telephone: the one of a code or a reference, or all of a
/// number from today on.
///
/// # Errors
/// `Invalid` where the centre has none, and for one that is at another.
pub(crate) fn find_appointments(tx: &mut Tx<'_>, keys: &Keys, centre: CentreId, said: &str) -> Result<Vec<Appointment>> {
    let unknown = || invalid("who", "centre-reception-unknown");
    let phone = match read_said(tx, keys, said)?.ok_or_else(unknown)? {
        Said::One(one) if one.centre == centre => return Ok(vec![*one]),
        Said::One(_) => return Err(invalid("who", "centre-appointment-elsewhere")),
        Said::Number(phone) => phone,
    };
    let found = of_number(tx, centre, &phone)?;
    if found.is_empty() { Err(unknown()) } else { Ok(found) }
}

/// Whoever has an appointment has come: the ticket with which they wait. None for who meets somebody, who is told. A second time it is the
/// same one.
///
/// # Errors
/// Refused for another centre or day, too early, and where the appointment was given back or called off.
pub fn check_in(tx: &mut Tx<'_>, centre: CentreId, mut one: Appointment) -> Result<(Appointment, Option<Ticket>)> {
    must_be_here(tx, centre, &one)?;
    if let Some(ticket) = one.ticket {
        let ticket = store::ticket(tx, ticket)?;
        return Ok((one, ticket));
    }
    if one.employee.is_some() && one.standing == Standing::Arrived {
        return Ok((one, None));
    }
    must_be_expected(tx, &one)?;
    let (before, rules, now) = (one.standing, store::appointment_rules(tx, centre)?, tx.now());
    one.arrive(MINUTE * rules.grace_minutes, now)?;
    let ticket = match one.employee {
        Some(owner) => {
            desk::tell(tx, owner, "appointment-arrived", one.case)?;
            None
        }
        None => Some(ticket(tx, &one)?),
    };
    one.ticket = ticket.as_ref().map(|ticket| ticket.id);
    ended(tx, &mut one, before)?;
    Ok((one, ticket))
}

/// Whoever receives the customer of somebody whom they meet has them before them: the case is theirs. Where name and number are of two people
/// nobody is recognised, and whoever meets them makes sure.
///
/// # Errors
/// What the database says.
pub(crate) fn receive(tx: &mut Tx<'_>, one: &mut Appointment) -> Result<()> {
    let Some(case) = one.case.filter(|_| one.customer.is_none()) else { return Ok(()) };
    let phone = one.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default();
    let said = recognise::Said { name: one.name.clone(), phone, email: one.email.clone() };
    match recognise::meet_in_person(tx, case, (&said, one.lang)) {
        Ok(case) => {
            one.customer = case.customer;
            store::save_appointment(tx, one)
        }
        Err(Error::Invalid(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn must_be_here(tx: &Tx<'_>, centre: CentreId, one: &Appointment) -> Result<()> {
    let date = one.day();
    if one.centre != centre {
        return Err(refuse("centre-appointment-elsewhere").into());
    }
    if date.to_string() != today(tx) {
        return Err(refuse("centre-appointment-other-day").with("day", ui::written_day(date)).into());
    }
    Ok(())
}

fn must_be_expected(tx: &mut Tx<'_>, one: &Appointment) -> Result<()> {
    let (now, rules) = (tx.now(), store::appointment_rules(tx, one.centre)?);
    if one.time.from.checked_sub(MINUTE * rules.early_minutes).is_ok_and(|first| now < first) {
        return Err(refuse("centre-appointment-early").with("n", i64::from(rules.early_minutes)).into());
    }
    Ok(())
}

/// Whoever is in time waits from the time that was booked, and not from when they came before it.
fn ticket(tx: &mut Tx<'_>, one: &Appointment) -> Result<Ticket> {
    let is_in_time = one.standing == Standing::Arrived;
    let new = NewTicket {
        centre: one.centre,
        services: vec![one.service],
        party: Party { needs: one.needs.iter().filter_map(|need| need.on_ticket()).collect(), ..Party::default() },
        origin: if is_in_time { IN_TIME } else { TOO_LATE },
        lang: one.lang,
        has_priority: one.goes_first(),
        customer: one.customer,
    };
    let mut ticket = issue_ticket(tx, new, &format!("appointment-{}", one.id))?;
    if is_in_time && ticket.since < one.time.from {
        (ticket.since, ticket.queued) = (one.time.from, one.time.from);
        store::save_ticket(tx, &mut ticket)?;
    }
    Ok(ticket)
}

//! Books a time: of all who want the last place of it, the first gets it, and the others are shown what else is free.

use std::time::Duration;

use ::store::Tx;
use desk::NewCase;
use desk::Said;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Permission;
use kernel::Phone;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::refuse;
use org::ServiceId;

use crate::KEY;
use crate::appointment::Appointment;
use crate::appointment::Need;
use crate::appointment::Standing;
use crate::appointment_events::AppointmentBooked;
use crate::appointment_events::AppointmentEnded;
use crate::bookable::Bookable;
use crate::slots::Span;
use crate::store;
use crate::times;

/// Book, move and give back one's own appointment.
pub const BOOK: Permission = Permission { key: "centre.book", roles: &[Role::Public] };

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);
/// So many appointments come from one network in a day, at most: a family behind one line has enough of them, a machine has not.
const MOST_OF_CLIENT: usize = 20;
/// The signs of a reference, none of which is mistaken for another.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const SIGNS_OF_REFERENCE: usize = 7;

/// Who wants which time, and what for.
#[derive(Clone, Debug)]
pub struct NewAppointment {
    /// Where.
    pub centre: CentreId,
    /// The service.
    pub service: ServiceId,
    /// When it begins.
    pub from: Timestamp,
    /// The customer's name.
    pub name: String,
    /// Where text messages go; none where an address of mail is given.
    pub phone: Option<Phone>,
    /// Where letters go; empty where a number is given.
    pub email: String,
    /// The customer's language.
    pub lang: Lang,
    /// What they need.
    pub needs: Vec<Need>,
    /// What it is about; may be empty.
    pub about: String,
    /// `web`, `reception`, `program`.
    pub by: &'static str,
    /// Names this sending of the form: the same twice is one appointment. Empty is none.
    pub key: String,
    /// Whence it came, hashed; empty where nobody counts.
    pub client: String,
}

/// Books a time.
///
/// # Errors
/// Refused where the service cannot be booked, the time is not free, or whoever asks has as many appointments as one person has.
pub fn book(tx: &mut Tx<'_>, new: &NewAppointment) -> Result<Appointment> {
    if let Some(known) = store::appointment_of_key(tx, &new.key)? {
        return Ok(known);
    }
    let bookable = times::open_one(tx, new.centre, new.service)?;
    must_be_within_limits(tx, new)?;
    let time = free_at(tx, &bookable, new.from, None)?;
    let mut one = appointment(tx, new, time);
    while store::appointment_called(tx, &one.reference)?.is_some() {
        one.reference = reference();
    }
    one.remind = reminder(tx, &one)?;
    if let Some(employee) = bookable.employee {
        one.employee = Some(employee);
        one.case = Some(open_case(tx, &one, employee)?);
    }
    store::insert_appointment(tx, &one, (&new.key, &new.client))?;
    count(tx, &one, 1)?;
    tx.record(AppointmentBooked::of(&one, new.by))?;
    Ok(one)
}

/// The free visit of a service that begins at an instant. `own` is a visit that gives its place up for it.
///
/// # Errors
/// Refused where there is none.
pub(crate) fn free_at(tx: &mut Tx<'_>, bookable: &Bookable, from: Timestamp, own: Option<Span>) -> Result<Span> {
    let free = times::of_day(tx, bookable, (from.to_zoned(ui::bahrain()).date(), own))?;
    Ok(free.into_iter().find(|span| span.from == from).ok_or_else(|| refuse("centre-time-taken"))?)
}

fn must_be_within_limits(tx: &mut Tx<'_>, new: &NewAppointment) -> Result<()> {
    let (now, rules) = (tx.now(), store::appointment_rules(tx, new.centre)?);
    let most = rules.most_open as usize;
    let by_phone = new.phone.as_ref().map_or(Ok(Vec::new()), |phone| store::appointments_of_phone(tx, phone, now))?;
    let by_phone = by_phone.iter().filter(|one| one.standing == Standing::Booked).count();
    if by_phone >= most || store::many_of_email(tx, &new.email, now)? >= most {
        return Err(refuse("centre-many-appointments").with("most", i64::from(rules.most_open)).into());
    }
    if !new.client.is_empty() && store::many_of_client(tx, &new.client, now - DAY)? >= MOST_OF_CLIENT {
        return Err(refuse("centre-many-from-network").into());
    }
    Ok(())
}

/// Anybody can write anybody's number into a form: whose the appointment is, whoever serves its customer makes sure.
fn appointment(tx: &Tx<'_>, new: &NewAppointment, time: Span) -> Appointment {
    Appointment {
        id: tx.new_id(),
        centre: new.centre,
        service: new.service,
        reference: reference(),
        standing: Standing::Booked,
        time,
        name: new.name.clone(),
        phone: new.phone.clone(),
        email: new.email.clone(),
        lang: new.lang,
        needs: new.needs.clone(),
        about: new.about.clone(),
        brings: String::new(),
        customer: None,
        case: None,
        employee: None,
        ticket: None,
        booked: tx.now(),
        remind: None,
        owes: String::new(),
        moves: 0,
        origin: new.by.into(),
        version: 1,
        stands_since: 1,
    }
}

/// 35 bits that nobody guesses at a desk, and short enough to be said.
fn reference() -> String {
    let mut left = (u64::from(platform::chance()) << 32) | u64::from(platform::chance());
    let sign = |_| {
        let sign = SIGNS[usize::try_from(left % 32).unwrap_or_default()];
        left /= 32;
        char::from(sign)
    };
    (0..SIGNS_OF_REFERENCE).map(sign).collect()
}

/// When its customer is reminded; none where it is so near that the confirmation reminds them.
pub(crate) fn reminder(tx: &mut Tx<'_>, one: &Appointment) -> Result<Option<Timestamp>> {
    let (now, rules) = (tx.now(), store::appointment_rules(tx, one.centre)?);
    let at = one.time.from.checked_sub(HOUR * rules.remind_hours).ok();
    Ok(at.filter(|at| *at > now))
}

/// Whoever one meets has the case from now on, with what it is about.
fn open_case(tx: &mut Tx<'_>, one: &Appointment, owner: EmployeeId) -> Result<desk::CaseId> {
    let service = org::store::service(tx, one.service)?.ok_or(kernel::Error::NotFound("service"))?;
    let new = NewCase {
        kind: "matter",
        channel: KEY,
        subject: service.name.get(one.lang).into(),
        first_words: one.about.clone(),
        lang: one.lang,
        customer: one.customer,
        service: Some(one.service),
        level: crate::serve::usual_level(),
    };
    let (mut case, interaction) = desk::visit::open_for(tx, new, owner)?;
    if !one.about.is_empty() {
        let said = Said::new(desk::EntryKind::In, KEY, one.name.clone(), one.about.clone());
        desk::say(tx, &mut case, Said { interaction: Some(interaction), ..said })?;
    }
    desk::tell(tx, owner, "appointment-booked", Some(case.id))?;
    Ok(case.id)
}

/// Writes down how an appointment stands from now on, with the count of its day.
pub(crate) fn ended(tx: &mut Tx<'_>, one: &mut Appointment, before: Standing) -> Result<()> {
    store::save_appointment(tx, one)?;
    let day = one.day().to_string();
    store::count_appointment(tx, (one.centre, &day), before, -1)?;
    count(tx, one, 1)?;
    let interaction = one.case.map_or(Ok(None), |case| desk::store::newest_interaction(tx, case))?;
    tx.record(AppointmentEnded::of(one, interaction)).map(drop)
}

/// Counts an appointment on its day.
pub(crate) fn count(tx: &mut Tx<'_>, one: &Appointment, by: i64) -> Result<()> {
    let day = one.day().to_string();
    store::count_appointment(tx, (one.centre, &day), one.standing, by)
}

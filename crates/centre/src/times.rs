//! The times of a service that are free now.

use ::store::Tx;
use calendar::Date;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use org::ServiceId;

use crate::KEY;
use crate::blocks::against;
use crate::bookable::Bookable;
use crate::hours::calendar_of;
use crate::slots;
use crate::slots::Span;
use crate::slots::Taken;
use crate::store;

/// A day on which the service can be booked, and its free times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Its free times; none where all are taken.
    pub free: Vec<Span>,
}

/// The service of a centre as it can be booked now.
///
/// # Errors
/// Refused where it cannot.
pub(crate) fn open_one(tx: &mut Tx<'_>, centre: CentreId, service: ServiceId) -> Result<Bookable> {
    let open = store::bookable_one(tx, centre, service)?.filter(|one| one.is_open);
    let is_offered = org::store::service(tx, service)?.is_some_and(|service| service.is_offered);
    Ok(open.filter(|_| is_offered).ok_or_else(|| refuse("centre-not-bookable"))?)
}

/// Those at whose counters it can be done: who works in the centre, or in the entity's office and is asked to serve in any centre, is qualified
/// for it in some language, and may serve.
pub(crate) fn able(tx: &mut Tx<'_>, centre: CentreId, service: ServiceId) -> Result<Vec<EmployeeId>> {
    org::store::qualified_at(tx, KEY, (centre, service))
}

/// Whether somebody is there for it at all: whom one meets, or anybody who is qualified.
pub(crate) fn is_staffed(tx: &mut Tx<'_>, bookable: &Bookable) -> Result<bool> {
    Ok(bookable.employee.is_some() || !able(tx, bookable.centre, bookable.service)?.is_empty())
}

/// When each of those is known to be away.
fn staff(tx: &mut Tx<'_>, bookable: &Bookable) -> Result<Vec<Vec<Span>>> {
    let (now, able) = (tx.now(), able(tx, bookable.centre, bookable.service)?);
    let away = org::store::absences_between(tx, now, Timestamp::MAX)?;
    let of = |who: EmployeeId| {
        let theirs = away.iter().filter(|absence| absence.employee == who);
        theirs.map(|absence| Span { from: absence.begins_at, to: absence.ends_at }).collect::<Vec<Span>>()
    };
    Ok(able.into_iter().map(of).collect())
}

/// Every day on which it can be booked, as far ahead as it is, with its free times; none where nobody is qualified for it. `own` is a visit that gives its place up for another one.
pub(crate) fn days(tx: &mut Tx<'_>, bookable: &Bookable, own: Option<Span>) -> Result<Vec<Day>> {
    let (now, calendar, terms) = (tx.now(), calendar_of(tx, bookable.centre)?, bookable.terms());
    let taken = taken(tx, bookable, own)?;
    if !taken.is_staffed() {
        return Ok(Vec::new());
    }
    let dated = dated(&taken.visits);
    let all = slots::days(&terms, &calendar, now).into_iter();
    let day = |date| Day { date, free: slots::free(&terms, (&calendar, now), date, &near(&taken, &dated, date)) };
    // A day of which nothing is left but what has passed is no day to choose.
    let today = calendar.zone().date_of(now);
    Ok(all.map(day).filter(|day| day.date != today || !day.free.is_empty()).collect())
}

/// The free times of one day.
pub(crate) fn of_day(tx: &mut Tx<'_>, bookable: &Bookable, (date, own): (Date, Option<Span>)) -> Result<Vec<Span>> {
    let (now, calendar, terms) = (tx.now(), calendar_of(tx, bookable.centre)?, bookable.terms());
    let taken = taken(tx, bookable, own)?;
    Ok(slots::free(&terms, (&calendar, now), date, &near(&taken, &dated(&taken.visits), date)))
}

/// What stands against the times of a service. Whoever is met has one time for all services and centres at which they are met.
fn taken(tx: &mut Tx<'_>, bookable: &Bookable, own: Option<Span>) -> Result<Taken> {
    let now = tx.now();
    // What began before now may still take room.
    let since = now.checked_sub(bookable.terms().lasts * 2).unwrap_or(now).min(now - std::time::Duration::from_secs(4 * 3600));
    let mut visits = match bookable.employee {
        Some(employee) => store::visits_with(tx, employee, since)?,
        None => store::visits_after(tx, (bookable.centre, bookable.service), since)?,
    };
    if let Some(place) = own.and_then(|own| visits.iter().position(|visit| *visit == own)) {
        visits.remove(place);
    }
    // Whoever is met is there by themselves: that they are away stands among the blocks.
    let staff = if bookable.employee.is_some() { None } else { Some(staff(tx, bookable)?) };
    Ok(Taken { visits, blocks: against(tx, (bookable.centre, bookable.employee))?, staff })
}

/// Each visit with the days on which it stands against anything: its own, and those before and after.
fn dated(visits: &[Span]) -> Vec<(Date, Date, Span)> {
    let day = |at: Timestamp| at.to_zoned(ui::bahrain()).date();
    let days = |visit: &Span| Some((day(visit.from).yesterday().ok()?, day(visit.to).tomorrow().ok()?, *visit));
    visits.iter().filter_map(days).collect()
}

/// What is taken near a day: the rest stands against none of its times.
fn near(taken: &Taken, dated: &[(Date, Date, Span)], date: Date) -> Taken {
    let is_near = dated.iter().filter(|(first, last, _)| (*first..=*last).contains(&date));
    Taken { visits: is_near.map(|(_, _, visit)| *visit).collect(), blocks: taken.blocks.clone(), staff: taken.staff.clone() }
}

/// The next free times, from any instant on: those of the day that was wanted first, then what comes after.
pub(crate) fn next_free(days: &[Day], wanted: Timestamp, many: usize) -> Vec<Span> {
    let all = days.iter().flat_map(|day| day.free.iter().copied());
    let mut later: Vec<Span> = all.clone().filter(|span| span.from >= wanted).take(many).collect();
    if later.len() < many {
        let before: Vec<Span> = all.filter(|span| span.from < wanted).collect();
        later.extend(before.into_iter().rev().take(many - later.len()));
        later.sort_unstable();
    }
    later
}

//! The times of a service that are free now.

use ::store::Tx;
use calendar::Date;
use kernel::CentreId;
use kernel::Result;
use kernel::refuse;
use org::ServiceId;

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

/// Every day on which it can be booked, as far ahead as it is, with its free times. `own` is a visit that gives its place up for another one.
pub(crate) fn days(tx: &mut Tx<'_>, bookable: &Bookable, own: Option<Span>) -> Result<Vec<Day>> {
    let (now, calendar, terms) = (tx.now(), calendar_of(tx, bookable.centre)?, bookable.terms());
    let taken = taken(tx, bookable, own)?;
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
    Ok(Taken { visits, blocks: against(tx, (bookable.centre, bookable.employee))? })
}

/// Each visit with the days on which it stands against anything: its own, and those before and after.
fn dated(visits: &[Span]) -> Vec<(Date, Date, Span)> {
    let day = |at: kernel::Timestamp| at.to_zoned(ui::bahrain()).date();
    let days = |visit: &Span| Some((day(visit.from).yesterday().ok()?, day(visit.to).tomorrow().ok()?, *visit));
    visits.iter().filter_map(days).collect()
}

/// What is taken near a day: the rest stands against none of its times.
fn near(taken: &Taken, dated: &[(Date, Date, Span)], date: Date) -> Taken {
    let is_near = dated.iter().filter(|(first, last, _)| (*first..=*last).contains(&date));
    Taken { visits: is_near.map(|(_, _, visit)| *visit).collect(), blocks: taken.blocks.clone() }
}

/// The next free times, from any instant on: those of the day that was wanted first, then what comes after.
pub(crate) fn next_free(days: &[Day], wanted: kernel::Timestamp, many: usize) -> Vec<Span> {
    let all = days.iter().flat_map(|day| day.free.iter().copied());
    let mut later: Vec<Span> = all.clone().filter(|span| span.from >= wanted).take(many).collect();
    if later.len() < many {
        let before: Vec<Span> = all.filter(|span| span.from < wanted).collect();
        later.extend(before.into_iter().rev().take(many - later.len()));
        later.sort_unstable();
    }
    later
}

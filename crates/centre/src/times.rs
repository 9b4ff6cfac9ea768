//! The times of a service that are free now.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::time::Duration;

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
use crate::slots::Able;
use crate::slots::OWN;
use crate::slots::Span;
use crate::slots::Taken;
use crate::slots::Visit;
use crate::store;

/// No visit lasts longer.
const LONGEST_VISIT: Duration = Duration::from_secs(4 * 3600);

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

/// The visits of all that is done at the counters of a centre within a stretch, and who can serve which of them. Whoever is qualified for several
/// services serves one customer at a time, and none at the counters while somebody meets them, wherever that is.
fn at_counters(tx: &mut Tx<'_>, (centre, own): (CentreId, Option<ServiceId>), within: Span) -> Result<(Vec<Visit>, Vec<Able>)> {
    let booked = store::visits_at_counters(tx, centre, within)?;
    let mut services: Vec<ServiceId> = own.into_iter().collect();
    for (service, _) in &booked {
        if !services.contains(service) {
            services.push(*service);
        }
    }
    let mut serve: BTreeMap<EmployeeId, Vec<usize>> = BTreeMap::new();
    for (kind, service) in services.iter().enumerate() {
        for who in able(tx, centre, *service)? {
            serve.entry(who).or_default().push(kind);
        }
    }
    let away = org::store::absences_between(tx, hour_of(within.from), within.to)?;
    let met = store::meetings_of(tx, &serve.keys().copied().collect::<Vec<EmployeeId>>(), within)?;
    let of = |who: EmployeeId| {
        let absent = away.iter().filter(|absence| absence.employee == who);
        let absent = absent.map(|absence| Span { from: absence.begins_at, to: absence.ends_at });
        absent.chain(met.iter().filter(|(employee, _)| *employee == who).map(|(_, time)| *time)).collect::<Vec<Span>>()
    };
    let staff = serve.into_iter().map(|(who, serves)| Able { serves, away: of(who) }).collect();
    let kind = |service: ServiceId| services.iter().position(|known| *known == service).unwrap_or(OWN);
    Ok((booked.into_iter().map(|(service, visit)| (kind(service), visit)).collect(), staff))
}

/// The times of a day, from now on, at which more are booked than those who are qualified and not away can serve, as after an absence that was
/// entered later.
pub(crate) fn short(tx: &mut Tx<'_>, centre: CentreId, day: Span) -> Result<Vec<Timestamp>> {
    let first = day.from.max(tx.now());
    let (visits, staff) = at_counters(tx, (centre, None), Span { from: day.from - LONGEST_VISIT, to: day.to })?;
    let begins: BTreeSet<Timestamp> = visits.iter().map(|(_, visit)| visit.from).filter(|at| (first..day.to).contains(at)).collect();
    let is_short = |at: &Timestamp| {
        let there: Vec<Visit> = visits.iter().filter(|(_, visit)| visit.from <= *at && *at < visit.to).copied().collect();
        !slots::can_all_be_served(&staff, &there)
    };
    Ok(begins.into_iter().filter(is_short).collect())
}

/// The hour in which an instant lies: acts that follow one another ask for the same one.
fn hour_of(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second() - at.as_second().rem_euclid(3600)).unwrap_or(at)
}

/// Every day on which it can be booked, as far ahead as it is, with its free times; none where nobody is qualified for it. `own` is a visit that
/// gives its place up for another one.
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
    let since = now.checked_sub(bookable.terms().lasts * 2).unwrap_or(now).min(now - LONGEST_VISIT);
    let (mut visits, staff) = match bookable.employee {
        // Whoever is met is there by themselves: that they are away stands among the blocks.
        Some(employee) => (store::visits_with(tx, employee, since)?.into_iter().map(|visit| (OWN, visit)).collect(), None),
        None => {
            let within = Span { from: since, to: Timestamp::MAX };
            at_counters(tx, (bookable.centre, Some(bookable.service)), within).map(|(visits, staff)| (visits, Some(staff)))?
        }
    };
    if let Some(place) = own.and_then(|own| visits.iter().position(|visit| *visit == (OWN, own))) {
        visits.remove(place);
    }
    Ok(Taken { visits, blocks: against(tx, (bookable.centre, bookable.employee))?, staff })
}

/// Each visit with the days on which it stands against anything: its own, and those before and after.
fn dated(visits: &[Visit]) -> Vec<(Date, Date, Visit)> {
    let day = |at: Timestamp| at.to_zoned(ui::bahrain()).date();
    let days = |visit: &Visit| Some((day(visit.1.from).yesterday().ok()?, day(visit.1.to).tomorrow().ok()?, *visit));
    visits.iter().filter_map(days).collect()
}

/// What is taken near a day: the rest stands against none of its times.
fn near(taken: &Taken, dated: &[(Date, Date, Visit)], date: Date) -> Taken {
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

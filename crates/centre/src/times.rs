//! The times of a service that are free now.

use ::store::Tx;
use calendar::Date;
use kernel::CentreId;
use kernel::Result;
use kernel::refuse;
use org::ServiceId;

use crate::blocks::against;
use crate::bookable::Bookable;
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
    let (now, calendar, terms) = (tx.now(), desk::calendars::of_entity(tx)?, bookable.terms());
    // What began before now may still take room.
    let since = now.checked_sub(terms.lasts * 2).unwrap_or(now).min(now - std::time::Duration::from_secs(4 * 3600));
    let mut visits = store::visits_after(tx, (bookable.centre, bookable.service), since)?;
    if let Some(place) = own.and_then(|own| visits.iter().position(|visit| *visit == own)) {
        visits.remove(place);
    }
    let taken = Taken { visits, blocks: against(tx, (bookable.centre, bookable.employee))? };
    let all = slots::days(&terms, &calendar, now).into_iter();
    let day = |date| Day { date, free: slots::free(&terms, (&calendar, now), date, &near(&taken, date)) };
    // A day of which nothing is left but what has passed is no day to choose.
    let today = calendar.zone().date_of(now);
    Ok(all.map(day).filter(|day| day.date != today || !day.free.is_empty()).collect())
}

/// What is taken near a day: the rest stands against none of its times.
fn near(taken: &Taken, date: Date) -> Taken {
    let is_near = |span: &&Span| {
        let day = |at: kernel::Timestamp| at.to_zoned(ui::bahrain()).date();
        let (first, last) = (day(span.from).yesterday(), day(span.to).tomorrow());
        first.is_ok_and(|first| first <= date) && last.is_ok_and(|last| date <= last)
    };
    Taken { visits: taken.visits.iter().filter(is_near).copied().collect(), blocks: taken.blocks.clone() }
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

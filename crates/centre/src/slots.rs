//! The times at which a service of a centre can be booked, of its hours, its capacity, who is there for it, what is taken and what is blocked. Pure.

mod staff;

use std::collections::BTreeSet;
use std::time::Duration;

use calendar::Calendar;
use calendar::Date;
use calendar::Hours;
use calendar::Week;
use calendar::Weekday;
use kernel::Timestamp;

pub use staff::Able;
pub use staff::OWN;
pub use staff::Visit;
pub use staff::can_all_be_served;
use staff::is_somebody_left;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// A stretch of time: from the first instant, to the last excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first instant.
    pub from: Timestamp,
    /// The instant at which it is over.
    pub to: Timestamp,
}

impl Span {
    /// Whether some instant lies in both.
    pub fn meets(&self, other: &Span) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// On what terms a service is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How long a visit lasts.
    pub lasts: Duration,
    /// How many visits at a time.
    pub at_once: usize,
    /// How long before its beginning at the latest.
    pub notice: Duration,
    /// How many days ahead at the earliest.
    pub ahead_days: u32,
    /// On which weekdays; none means all.
    pub days: Vec<Weekday>,
    /// In which hours of a day; none means all in which the centre is open.
    pub hours: Hours,
}

/// What stands against a time: visits that others booked, stretches in which nobody is received, and that too few are there.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Visits that are booked.
    pub visits: Vec<Visit>,
    /// Stretches without appointments.
    pub blocks: Vec<Span>,
    /// Those who serve at the counters; none where that bounds nothing.
    pub staff: Option<Vec<Able>>,
}

impl Taken {
    /// Whether anybody is qualified at all.
    pub fn is_staffed(&self) -> bool {
        self.staff.as_ref().is_none_or(|staff| staff.iter().any(|one| one.serves.contains(&OWN)))
    }
}

/// The stretches of a day in which the service is open for those who book.
fn openings(terms: &Terms, calendar: &Calendar, date: Date) -> Vec<Span> {
    let centre = calendar.periods_of(date).into_iter().map(|open| Span { from: open.from, to: open.to });
    if !terms.days.is_empty() && !terms.days.contains(&date.weekday()) {
        return Vec::new();
    }
    if terms.hours.is_closed() {
        return centre.collect();
    }
    let Ok(own) = Calendar::new(calendar.zone().clone(), Week::every_day(&terms.hours)) else { return Vec::new() };
    let own = own.periods_of(date);
    let both = |open: Span| own.iter().map(move |own| Span { from: open.from.max(own.from), to: open.to.min(own.to) }).collect::<Vec<_>>();
    centre.flat_map(both).filter(|span| span.from < span.to).collect()
}

/// Every visit that could be booked on a day if nobody else had: one after the other from each opening on.
fn visits(terms: &Terms, calendar: &Calendar, date: Date) -> Vec<Span> {
    let mut visits = Vec::new();
    for open in openings(terms, calendar, date) {
        let mut from = open.from;
        while let Some(to) = from.checked_add(terms.lasts).ok().filter(|to| *to <= open.to && *to > from) {
            visits.push(Span { from, to });
            from = to;
        }
    }
    visits
}

/// Whether one more visit fits beside those that are taken, at each of its instants.
fn has_room(terms: &Terms, visit: &Span, taken: &Taken) -> bool {
    if taken.blocks.iter().any(|block| block.meets(visit)) {
        return false;
    }
    let beside: Vec<Visit> = taken.visits.iter().filter(|(_, other)| other.meets(visit)).copied().collect();
    instants(visit, &beside).into_iter().all(|at| {
        let mut there: Vec<Visit> = beside.iter().filter(|(_, other)| other.from <= at && at < other.to).copied().collect();
        let own = there.iter().filter(|(kind, _)| *kind == OWN).count();
        there.push((OWN, *visit));
        own < terms.at_once && taken.staff.as_ref().is_none_or(|staff| is_somebody_left(staff, &there))
    })
}

/// The instants of a visit at which there can be the most: those at which it or another beside it begins, each once however many do.
fn instants(visit: &Span, beside: &[Visit]) -> BTreeSet<Timestamp> {
    beside.iter().map(|(_, other)| other.from.max(visit.from)).chain([visit.from]).collect()
}

/// The visits that can be booked now on a day.
pub fn free(terms: &Terms, (calendar, now): (&Calendar, Timestamp), date: Date, taken: &Taken) -> Vec<Span> {
    let today = calendar.zone().date_of(now);
    let first = now.checked_add(terms.notice).unwrap_or(Timestamp::MAX);
    if date < today || date > last_day(terms, today) {
        return Vec::new();
    }
    visits(terms, calendar, date).into_iter().filter(|visit| visit.from >= first && has_room(terms, visit, taken)).collect()
}

/// The last day that can be booked.
pub fn last_day(terms: &Terms, today: Date) -> Date {
    today.checked_add(DAY * terms.ahead_days).unwrap_or(today)
}

/// The days on which the service is open for those who book, as far ahead as it is; also those on which every time is taken.
pub fn days(terms: &Terms, calendar: &Calendar, now: Timestamp) -> Vec<Date> {
    let today = calendar.zone().date_of(now);
    let last = last_day(terms, today);
    let all = std::iter::successors(Some(today), |date| date.tomorrow().ok()).take_while(|date| *date <= last);
    all.filter(|date| !visits(terms, calendar, *date).is_empty()).collect()
}

/// Whether a visit that was booked can still take place: the centre is open all through it, and nothing is blocked.
pub fn stands(visit: &Span, calendar: &Calendar, blocks: &[Span]) -> bool {
    let length = calendar::elapsed_between(visit.from, visit.to);
    calendar.working_between(visit.from, visit.to) == length && !blocks.iter().any(|block| block.meets(visit))
}

#[cfg(test)]
mod tests {
    use calendar::Holiday;
    use calendar::Standing;
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Open from 07:00 to 14:15, Sunday to Thursday, and asked on a Tuesday at seven.
    const NOW: &str = "2026-11-24T04:00:00Z";

    fn terms(minutes: u64, at_once: usize) -> Terms {
        let lasts = Duration::from_secs(minutes * 60);
        Terms { lasts, at_once, notice: Duration::ZERO, ahead_days: 14, days: Vec::new(), hours: Hours::closed() }
    }

    fn free_on(terms: &Terms, day: &str, taken: &Taken) -> Vec<Span> {
        free(terms, (&calendar::bahrain(), at(NOW)), date(day), taken)
    }

    #[test]
    fn a_day_has_as_many_visits_as_fit_into_its_hours_and_none_at_the_weekend() {
        let found = free_on(&terms(30, 1), "2026-11-25", &Taken::default());
        assert_eq!((found.len(), found[0].from, found[13].to), (14, at("2026-11-25T04:00:00Z"), at("2026-11-25T11:00:00Z")));
        assert!(free_on(&terms(30, 1), "2026-11-27", &Taken::default()).is_empty());
    }

    #[test]
    fn nothing_is_offered_too_late_too_far_ahead_or_outside_the_own_hours() {
        let late = Terms { notice: Duration::from_secs(2 * 3600), ..terms(60, 1) };
        assert_eq!(free_on(&late, "2026-11-24", &Taken::default())[0].from, at("2026-11-24T06:00:00Z"));
        assert!(free_on(&Terms { ahead_days: 7, ..terms(60, 1) }, "2026-12-02", &Taken::default()).is_empty());
        assert!(free_on(&terms(60, 1), "2026-11-23", &Taken::default()).is_empty(), "yesterday");
        let own = Terms { days: vec![Weekday::Wednesday], hours: Hours::read("10:00-12:00, 13:30-16:00").unwrap(), ..terms(30, 1) };
        let found = free_on(&own, "2026-11-25", &Taken::default());
        assert_eq!((found.len(), found[0].from, found[4].to), (5, at("2026-11-25T07:00:00Z"), at("2026-11-25T11:00:00Z")));
        assert!(free_on(&own, "2026-11-26", &Taken::default()).is_empty());
        assert_eq!(days(&own, &calendar::bahrain(), at(NOW)), [date("2026-11-25"), date("2026-12-02")]);
    }

    #[test]
    fn a_holiday_that_moves_takes_its_times_along_and_gives_the_others_back() {
        let mut calendar = calendar::bahrain();
        let visit = Span { from: at("2026-11-25T06:00:00Z"), to: at("2026-11-25T06:30:00Z") };
        let holiday = |on: &str| Holiday {
            date: date(on),
            name_ar: "عطلة".into(),
            name_en: "Holiday".into(),
            circular: None,
            standing: Standing::Estimated,
        };
        assert!(stands(&visit, &calendar, &[]));
        calendar.set_holiday(holiday("2026-11-25"));
        assert!(!stands(&visit, &calendar, &[]));
        assert!(free(&terms(30, 1), (&calendar, at(NOW)), date("2026-11-25"), &Taken::default()).is_empty());
        calendar.remove_holiday(date("2026-11-25"));
        calendar.set_holiday(holiday("2026-11-26"));
        assert!(stands(&visit, &calendar, &[]));
        assert!(!stands(&visit, &calendar, &[Span { from: at("2026-11-25T06:29:00Z"), to: at("2026-11-25T09:00:00Z") }]));
        assert_eq!(free(&terms(30, 1), (&calendar, at(NOW)), date("2026-11-25"), &Taken::default()).len(), 14);
    }

    #[test]
    fn a_time_has_no_more_places_than_those_who_are_qualified_and_there_all_through_it() {
        let away = Span { from: at("2026-11-25T06:15:00Z"), to: at("2026-11-25T07:00:00Z") };
        let taken = |staff: Vec<Vec<Span>>, visits: Vec<Span>| {
            let staff = staff.into_iter().map(|away| Able { serves: vec![OWN], away }).collect();
            Taken { visits: visits.into_iter().map(|visit| (OWN, visit)).collect(), staff: Some(staff), ..Taken::default() }
        };
        let begins = |found: Vec<Span>| found.into_iter().map(|visit| visit.from.to_string()).collect::<Vec<_>>();
        let of = |taken: &Taken| begins(free_on(&terms(30, 3), "2026-11-25", taken));
        assert!(of(&taken(Vec::new(), Vec::new())).is_empty(), "nobody is qualified");
        assert_eq!(of(&taken(vec![Vec::new()], Vec::new())).len(), 14);
        let without = of(&taken(vec![vec![away]], Vec::new()));
        assert_eq!(without.len(), 12, "who is away from 09:15 to 10:00 begins nothing at 09:00 or 09:30");
        let nine = Span { from: at("2026-11-25T06:00:00Z"), to: at("2026-11-25T06:30:00Z") };
        assert_eq!(of(&taken(vec![vec![away], Vec::new()], Vec::new())).len(), 14, "a colleague is there");
        assert_eq!(of(&taken(vec![vec![away], Vec::new()], vec![nine])).len(), 13, "and serves one at a time");
        assert_eq!(of(&taken(vec![Vec::new(); 2], vec![nine; 2])).len(), 13, "two are qualified although three may be booked");
    }

    #[test]
    fn four_hundred_visits_at_once_are_looked_at_once_for_each_instant_at_which_any_begins() {
        let (nine, ten) = (at("2026-11-25T06:00:00Z"), at("2026-11-25T07:00:00Z"));
        let visits = vec![(1, Span { from: nine, to: ten }); 400];
        assert_eq!(instants(&Span { from: nine, to: ten }, &visits).len(), 1);
        let staff = |many: usize| Some(vec![Able { serves: vec![OWN, 1], away: Vec::new() }; many]);
        let of =
            |many| free_on(&terms(30, 1), "2026-11-25", &Taken { visits: visits.clone(), staff: staff(many), ..Taken::default() }).len();
        assert_eq!([of(399), of(400), of(401)], [12, 12, 14], "who is left serves one more");
    }

    proptest! {
        /// Lengths and capacities change while people book, and things are blocked: still no instant has more visits than were allowed when
        /// the last of them was booked, and each is inside the hours.
        #[test]
        fn no_instant_has_more_visits_than_there_is_room_for_and_none_is_outside_the_hours(
            asks in prop::collection::vec((0_usize..400, 5_u64..90, 0_i8..10), 1..120), at_once in 1_usize..5,
            blocked in prop::collection::vec((0_i64..10 * 24 * 60, 1_i64..600), 0..4),
            staff in prop::collection::vec(prop::collection::vec((0_i64..10 * 24 * 60, 1_i64..2000), 0..4), 1..5),
        ) {
            let calendar = calendar::bahrain();
            let minute = |minutes: i64| Timestamp::from_second(at(NOW).as_second() + minutes * 60).unwrap();
            let span = |(from, long): &(i64, i64)| Span { from: minute(*from), to: minute(from + long) };
            let blocks: Vec<Span> = blocked.iter().map(span).collect();
            let able = |away: &Vec<(i64, i64)>| Able { serves: vec![OWN], away: away.iter().map(span).collect() };
            let staff: Vec<Able> = staff.iter().map(able).collect();
            let mut taken = Taken { visits: Vec::new(), blocks: blocks.clone(), staff: Some(staff.clone()) };
            for (pick, minutes, day) in asks {
                let day = at(NOW).to_zoned(ui::bahrain()).date().checked_add(DAY * u32::from(day.unsigned_abs())).unwrap();
                let found = free(&terms(minutes, at_once), (&calendar, at(NOW)), day, &taken);
                if let Some(visit) = (!found.is_empty()).then(|| found[pick % found.len()]) {
                    prop_assert!(stands(&visit, &calendar, &blocks), "{visit:?}");
                    taken.visits.push((OWN, visit));
                }
            }
            for (_, visit) in &taken.visits {
                let together = taken.visits.iter().filter(|(_, other)| other.from <= visit.from && visit.from < other.to).count();
                let there = staff.iter().filter(|one| !one.away.iter().any(|span| span.from <= visit.from && visit.from < span.to)).count();
                prop_assert!(together <= at_once.min(there), "{together} at {}, and {there} are there", visit.from);
            }
        }
    }
}

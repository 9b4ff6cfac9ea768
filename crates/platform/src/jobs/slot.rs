//! Which slot of a job is the present one.

use std::time::Duration;

use kernel::Timestamp;

use super::When;

/// The last instant at or before `now` at which the job fell due.
pub(super) fn current(when: When, now: Timestamp) -> Timestamp {
    match when {
        When::Every(period) => {
            let period = i64::try_from(period.as_millis()).unwrap_or(i64::MAX).max(1);
            let millis = now.as_millisecond();
            Timestamp::from_millisecond(millis - millis.rem_euclid(period)).unwrap_or(now)
        }
        When::Daily(hour, minute) => {
            let zone = ui::bahrain();
            let today = zone.to_datetime(now).date();
            let on = |date: jiff::civil::Date| date.at(hour, minute, 0, 0).to_zoned(zone.clone()).map(|due| due.timestamp());
            let due = on(today).unwrap_or(now);
            if due <= now { due } else { today.yesterday().and_then(on).unwrap_or(now) }
        }
    }
}

/// The last instant at which a slot that was really done can have fallen due: a later one was done under a clock that was ahead.
pub(super) fn believable(when: When, now: Timestamp) -> Timestamp {
    let period = match when {
        When::Every(period) => period,
        When::Daily(..) => Duration::from_secs(86_400),
    };
    now.checked_add(period).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_job_of_every_ten_minutes_falls_due_on_the_tens() {
        let every = When::Every(Duration::from_secs(600));
        assert_eq!(current(every, at("2026-11-24T07:19:59Z")), at("2026-11-24T07:10:00Z"));
        assert_eq!(current(every, at("2026-11-24T07:20:00Z")), at("2026-11-24T07:20:00Z"));
    }

    #[test]
    fn a_daily_job_falls_due_by_the_clock_of_bahrain() {
        let daily = When::Daily(2, 30);
        assert_eq!(current(daily, at("2026-11-24T00:00:00Z")), at("2026-11-23T23:30:00Z"));
        assert_eq!(current(daily, at("2026-11-23T23:29:59Z")), at("2026-11-22T23:30:00Z"));
    }

    #[test]
    fn in_each_hour_of_four_years_a_daily_job_falls_due_once_on_each_day() {
        let (daily, zone) = (When::Daily(2, 30), ui::bahrain());
        let (first, last) = (at("2024-01-01T00:00:00Z").as_second(), at("2028-01-01T00:00:00Z").as_second());
        let hours = (first..last).step_by(3_600).map(|second| Timestamp::from_second(second).unwrap());
        let due: BTreeSet<Timestamp> = hours.map(|now| current(daily, now)).collect();
        let days: BTreeSet<jiff::civil::Date> = due.iter().map(|due| zone.to_datetime(*due).date()).collect();
        assert_eq!((due.len(), days.len()), (1_461, 1_461), "a leap year and three others");
    }
}

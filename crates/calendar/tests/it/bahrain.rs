//! Bahrain's government calendar, from which entities start.

use std::time::Duration;

use calendar::Day;
use calendar::Standing;
use calendar::bahrain;
use kernel::Lang;
use kernel::Timestamp;

fn at(text: &str) -> Timestamp {
    format!("{text}+03:00").parse().unwrap()
}

fn hours(count: u64) -> Duration {
    Duration::from_secs(count * 3600)
}

#[test]
fn an_ordinary_week_has_thirty_six_hours_and_a_weekend_on_friday_and_saturday() {
    let calendar = bahrain();
    let week = calendar.working_between(at("2026-01-11T00:00:00"), at("2026-01-18T00:00:00"));
    assert_eq!(week, hours(36));
    assert!(!calendar.is_open(at("2026-01-16T10:00:00")) && !calendar.is_open(at("2026-01-17T10:00:00")));
    assert!(calendar.is_open(at("2026-01-15T13:59:59")) && !calendar.is_open(at("2026-01-15T14:00:00")));
    assert!(calendar.is_open(at("2026-01-14T14:00:00")));
}

#[test]
fn in_ramadan_the_day_begins_at_eight_and_ends_at_two() {
    let calendar = bahrain();
    let first = at("2026-02-18T00:00:00");
    assert_eq!(calendar.next_opening(first), at("2026-02-18T08:00:00"));
    assert_eq!(calendar.working_between(first, at("2026-02-19T00:00:00")), hours(6));
    assert!(matches!(calendar.day("2026-03-19".parse().unwrap()), Day::InSeason(_)));
    assert!(matches!(calendar.day("2026-03-20".parse().unwrap()), Day::Holiday(_)));
}

#[test]
fn four_working_hours_promised_on_the_eve_of_eid_are_due_after_it() {
    let calendar = bahrain();
    // Thursday 19 March, one hour before closing in Ramadan; then Eid from Friday to Sunday.
    let due = calendar.add_working(at("2026-03-19T13:00:00"), hours(4));
    assert_eq!(due, at("2026-03-23T10:00:00"));
}

#[test]
fn the_national_day_closes_two_days_and_has_a_name_in_both_languages() {
    let calendar = bahrain();
    for date in ["2026-12-16", "2026-12-17", "2027-12-16", "2027-12-17"] {
        let Day::Holiday(holiday) = calendar.day(date.parse().unwrap()) else { panic!("{date} is a holiday") };
        assert_eq!((holiday.name(Lang::Ar), holiday.name(Lang::En)), ("العيد الوطني", "National Day"));
        assert!(calendar.periods_of(holiday.date).is_empty());
    }
}

#[test]
fn only_islamic_holidays_to_come_are_estimated() {
    let standing =
        |year: i16, standing| bahrain().holidays().iter().filter(|day| day.date.year() == year && day.standing == standing).count();
    assert_eq!((standing(2026, Standing::Confirmed), standing(2026, Standing::Estimated)), (14, 0));
    assert_eq!((standing(2027, Standing::Confirmed), standing(2027, Standing::Estimated)), (4, 10));
}

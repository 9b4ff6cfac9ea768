//! Where calendars go wrong: midnight, leap days, year ends, summer time, and days that outweigh each other.

use std::time::Duration;

use calendar::Calendar;
use calendar::ExtraDay;
use calendar::Hours;
use calendar::Week;
use calendar::Zone;
use calendar::bahrain;
use jiff::civil::date;
use kernel::Timestamp;

use crate::any;

fn open_every_day(zone: &str, hours: &str) -> Calendar {
    Calendar::new(Zone::named(zone).unwrap(), Week::every_day(&Hours::read(hours).unwrap())).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

#[test]
fn a_night_shift_is_open_on_both_sides_of_midnight_and_of_the_year_s_end() {
    let calendar = open_every_day("Asia/Bahrain", "22:00-02:00");
    assert!(calendar.is_open(at("2026-12-31T23:59:59+03:00")) && calendar.is_open(at("2027-01-01T01:59:59+03:00")));
    assert!(!calendar.is_open(at("2027-01-01T02:00:00+03:00")));
    let new_year_s_night = calendar.working_between(at("2026-12-31T12:00:00+03:00"), at("2027-01-01T12:00:00+03:00"));
    assert_eq!(new_year_s_night, minutes(240));
}

#[test]
fn a_night_shift_that_began_before_a_holiday_is_finished() {
    let mut calendar = open_every_day("Asia/Bahrain", "22:00-02:00");
    calendar.set_holiday(any::holiday(date(2026, 5, 1)));
    assert!(calendar.is_open(at("2026-05-01T01:00:00+03:00")));
    assert!(!calendar.is_open(at("2026-05-01T23:00:00+03:00")) && !calendar.is_open(at("2026-05-02T01:00:00+03:00")));
}

#[test]
fn a_night_shift_that_runs_into_an_early_shift_is_counted_once() {
    let calendar = open_every_day("Asia/Bahrain", "01:00-05:00, 22:00-02:00");
    let day = calendar.working_between(at("2026-06-01T00:00:00+03:00"), at("2026-06-02T00:00:00+03:00"));
    assert_eq!(day, minutes(7 * 60));
}

#[test]
fn a_calendar_that_never_closes_counts_every_second() {
    let calendar = Calendar::always_open(Zone::default());
    let (a, b) = (at("2024-02-27T13:07:11Z"), at("2026-03-02T05:00:59Z"));
    assert_eq!(calendar.working_between(a, b), calendar::elapsed_between(a, b));
    assert!(calendar.is_open(at("2026-01-01T00:00:00+03:00")));
}

#[test]
fn a_leap_day_is_a_working_day_like_its_neighbours() {
    let calendar = open_every_day("Asia/Bahrain", "08:00-10:00");
    assert_eq!(calendar.working_between(at("2024-02-28T00:00:00+03:00"), at("2024-03-01T00:00:00+03:00")), minutes(240));
    assert_eq!(calendar.working_between(at("2025-02-28T00:00:00+03:00"), at("2025-03-01T00:00:00+03:00")), minutes(120));
    assert_eq!(calendar.add_working(at("2024-02-28T09:00:00+03:00"), minutes(90)), at("2024-02-29T08:30:00+03:00"));
}

#[test]
fn the_night_on_which_cairo_loses_an_hour_is_an_hour_shorter_and_the_other_an_hour_longer() {
    let calendar = open_every_day("Africa/Cairo", "20:00-04:00");
    let night = |from, to| calendar.working_between(at(from), at(to));
    assert_eq!(night("2026-04-22T12:00:00Z", "2026-04-23T12:00:00Z"), minutes(8 * 60));
    assert_eq!(night("2026-04-23T12:00:00Z", "2026-04-24T12:00:00Z"), minutes(7 * 60));
    assert_eq!(night("2026-10-29T12:00:00Z", "2026-10-30T12:00:00Z"), minutes(9 * 60));
}

#[test]
fn in_each_hour_of_four_years_doors_are_open_by_the_clock_on_the_wall_whatever_summer_does_to_it() {
    let zones = jiff::tz::TimeZoneDatabase::bundled();
    for zone in ["Asia/Bahrain", "Africa/Cairo", "America/Santiago", "Asia/Tehran"] {
        let (calendar, wall) = (open_every_day(zone, "08:00-14:00"), zones.get(zone).unwrap());
        let (first, last) = (at("2024-01-01T00:00:00Z").as_second(), at("2028-01-01T00:00:00Z").as_second());
        for second in (first..last).step_by(3_600) {
            let now = Timestamp::from_second(second).unwrap();
            let shown = wall.to_datetime(now);
            assert_eq!(calendar.is_open(now), (8..14).contains(&shown.hour()), "{zone}: {shown}");
        }
        let mut day = date(2024, 1, 1);
        while day < date(2028, 1, 1) {
            assert_eq!(calendar.periods_of(day).len(), 1, "{zone}: {day} opens once");
            day = day.tomorrow().unwrap();
        }
    }
}

#[test]
fn an_extra_day_outweighs_a_holiday_and_a_holiday_outweighs_ramadan() {
    let mut calendar = bahrain();
    let friday = date(2026, 3, 13);
    let noon = at("2026-03-13T12:00:00+03:00");
    assert!(!calendar.is_open(noon));
    let hours = Hours::read("10:00-13:00").unwrap();
    calendar.set_extra_day(ExtraDay {
        date: friday, hours, name_ar: "دوام إضافي".into(), name_en: "Extra day".into(), circular: None
    });
    assert!(calendar.is_open(noon));
    calendar.set_holiday(any::holiday(friday));
    assert!(calendar.is_open(noon));
    calendar.remove_extra_day(friday).unwrap();
    assert!(!calendar.is_open(noon));
}

#[test]
fn times_that_do_not_run_forward_have_no_length_and_no_time_is_due_at_once() {
    let calendar = bahrain();
    let (a, b) = (at("2026-01-12T09:00:00Z"), at("2026-01-12T08:00:00Z"));
    assert_eq!(calendar.spent_between(a, b), calendar::Spent::default());
    assert_eq!(calendar.add_working(b, Duration::ZERO), b);
    let friday = at("2026-01-16T08:00:00Z");
    assert_eq!(calendar.add_working(friday, Duration::ZERO), friday);
}

#[test]
fn more_work_than_the_calendar_will_ever_hold_is_due_at_the_end_of_time() {
    let calendar = open_every_day("Asia/Bahrain", "08:00-08:01");
    let near_the_end = at("9999-12-01T00:00:00Z");
    assert_eq!(calendar.add_working(near_the_end, minutes(600)), Timestamp::MAX);
    assert_eq!(calendar.next_opening(Timestamp::MAX), Timestamp::MAX);
    assert!(calendar.working_between(Timestamp::MAX - jiff::ToSpan::hours(20), Timestamp::MAX) <= minutes(1));
    assert!(!calendar.is_open(Timestamp::MIN));
}

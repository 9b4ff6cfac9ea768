//! Calendars, instants and countdowns of every kind, for the properties.

use std::time::Duration;

use calendar::Calendar;
use calendar::Countdown;
use calendar::Date;
use calendar::Holiday;
use calendar::Hours;
use calendar::Measure;
use calendar::Period;
use calendar::Season;
use calendar::ServiceLevel;
use calendar::Standing;
use calendar::Stop;
use calendar::StopReason;
use calendar::Week;
use calendar::Weekday;
use calendar::Zone;
use kernel::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The days that the properties play in: a leap year, year ends and Cairo's summer time lie among them.
fn day() -> impl Strategy<Value = Date> {
    (0_i64..900).prop_map(|days| "2023-11-01".parse::<Date>().unwrap().saturating_add(jiff::Span::new().days(days)))
}

/// Hours with up to three periods, of which the last can reach into the next day.
fn hours() -> impl Strategy<Value = Hours> {
    vec((0_u16..1440, 1_u16..1440), 0..4).prop_map(|wanted| {
        let mut periods: Vec<Period> = Vec::new();
        let mut wanted = wanted;
        wanted.sort_unstable();
        for (opens, minutes) in wanted {
            if periods.last().is_none_or(|last| last.closes() <= opens) {
                periods.push(Period::lasting(opens, minutes).unwrap());
            }
        }
        Hours::new(periods).unwrap()
    })
}

fn week() -> impl Strategy<Value = Week> {
    vec(hours(), 7).prop_map(|days| {
        let mut week = Week::default();
        for (weekday, hours) in Weekday::Sunday.cycle_forward().zip(days) {
            *week.on_mut(weekday) = hours;
        }
        if week.is_never_open() {
            week.sunday = Hours::read("07:00-14:15").unwrap();
        }
        week
    })
}

pub fn calendar() -> impl Strategy<Value = Calendar> {
    let zone = select(vec!["Asia/Bahrain", "Africa/Cairo", "America/St_Johns"]);
    (zone, week(), vec(day(), 0..20), day(), 0_i64..40, week()).prop_map(|(zone, ordinary, holidays, from, days, other)| {
        let mut calendar = Calendar::new(Zone::named(zone).unwrap(), ordinary).unwrap();
        holidays.into_iter().for_each(|date| calendar.set_holiday(holiday(date)));
        let to = from.saturating_add(jiff::Span::new().days(days));
        let (name_ar, name_en) = ("رمضان".into(), "Ramadan".into());
        calendar.set_season(Season { from, to, name_ar, name_en, circular: None, standing: Standing::Estimated, week: other }).unwrap();
        calendar
    })
}

pub fn holiday(date: Date) -> Holiday {
    Holiday { date, name_ar: "عطلة".into(), name_en: "Holiday".into(), circular: None, standing: Standing::Confirmed }
}

pub fn instant() -> impl Strategy<Value = Timestamp> {
    // 2024-01-01 to 2025-12-31, to the millisecond.
    (1_704_067_200_000_i64..1_767_225_600_000).prop_map(|millis| Timestamp::from_millisecond(millis).unwrap())
}

/// Up to sixty days, to the millisecond.
pub fn duration() -> impl Strategy<Value = Duration> {
    (0_u64..60 * 24 * 3_600_000).prop_map(Duration::from_millis)
}

pub fn stop() -> impl Strategy<Value = Stop> {
    let lasting = prop::option::weighted(0.9, duration());
    (select(StopReason::ALL.to_vec()), instant(), lasting).prop_map(|(reason, from, lasting)| {
        let to = lasting.map(|lasting| from + lasting);
        Stop { reason, from, to }
    })
}

pub fn countdown() -> impl Strategy<Value = Countdown> {
    (instant(), 0_u64..5_000_000, select(Measure::ALL.to_vec()), vec(stop(), 0..4)).prop_map(|(started, seconds, measure, stops)| {
        let mut countdown = Countdown::new(started, ServiceLevel::new(Duration::from_secs(seconds), measure));
        stops.into_iter().for_each(|stop| countdown.take_out(stop));
        countdown
    })
}

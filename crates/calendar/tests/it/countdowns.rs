//! Duties' clocks: the 24 hours of an email, stops that the customer sees, and holidays that move after the fact.

use std::time::Duration;

use calendar::Countdown;
use calendar::Holiday;
use calendar::Measure;
use calendar::ServiceLevel;
use calendar::Spent;
use calendar::Standing;
use calendar::Stop;
use calendar::StopReason;
use calendar::bahrain;
use jiff::civil::date;
use kernel::Error;
use kernel::Timestamp;

fn at(text: &str) -> Timestamp {
    format!("{text}+03:00").parse().unwrap()
}

fn working(hours: u64) -> ServiceLevel {
    ServiceLevel::new(Duration::from_secs(hours * 3600), Measure::Working)
}

#[test]
fn an_email_on_thursday_evening_is_due_on_friday_evening_where_nothing_else_was_agreed() {
    let countdown = Countdown::new(at("2026-01-15T20:00:00"), ServiceLevel::email_default());
    let due = at("2026-01-16T20:00:00");
    assert_eq!(countdown.due(&bahrain()), Some(due));
    assert_eq!(countdown.warn_at(&bahrain()), Some(at("2026-01-16T14:00:00")));
    assert!(!countdown.is_late(due, &bahrain()));
    assert!(countdown.is_late(at("2026-01-16T20:00:01"), &bahrain()));
    assert!(countdown.is_near(at("2026-01-16T14:00:00"), &bahrain()) && !countdown.is_near(at("2026-01-16T13:59:59"), &bahrain()));
}

#[test]
fn both_readings_of_the_same_wait_are_kept() {
    let countdown = Countdown::new(at("2026-01-15T13:00:00"), ServiceLevel::email_default());
    let spent = countdown.spent(at("2026-01-18T08:00:00"), &bahrain());
    assert_eq!(spent, Spent { clock_seconds: 67 * 3600, working_seconds: 2 * 3600 });
}

#[test]
fn waiting_for_the_customer_moves_the_last_instant_by_as_long_as_it_lasted() {
    let mut countdown = Countdown::new(at("2026-01-12T08:00:00"), ServiceLevel::email_default());
    countdown.stop(StopReason::WaitingForCustomer, at("2026-01-12T10:00:00")).unwrap();
    assert_eq!(countdown.due(&bahrain()), None, "no date can be given while it stands still");
    assert_eq!(countdown.spent(at("2026-01-13T10:00:00"), &bahrain()).clock_seconds, 2 * 3600);
    countdown.resume(StopReason::WaitingForCustomer, at("2026-01-12T13:00:00")).unwrap();
    assert_eq!(countdown.due(&bahrain()), Some(at("2026-01-13T11:00:00")));
    assert_eq!(countdown.stops().len(), 1, "the stop stays visible");
    assert!(countdown.stopped().is_none());
}

#[test]
fn a_clock_that_ran_out_before_it_was_stopped_stays_late() {
    let mut countdown = Countdown::new(at("2026-01-12T08:00:00"), ServiceLevel::email_default());
    countdown.stop(StopReason::WaitingForCustomer, at("2026-01-14T08:00:00")).unwrap();
    assert!(countdown.is_late(at("2026-01-15T08:00:00"), &bahrain()));
    assert_eq!(countdown.due(&bahrain()), Some(at("2026-01-13T08:00:00")));
}

#[test]
fn two_reasons_at_once_count_once_and_the_clock_runs_when_both_are_over() {
    let mut countdown = Countdown::new(at("2026-01-12T08:00:00"), ServiceLevel::email_default());
    countdown.stop(StopReason::WaitingForCustomer, at("2026-01-12T09:00:00")).unwrap();
    countdown.stop(StopReason::Incident, at("2026-01-12T10:00:00")).unwrap();
    countdown.resume(StopReason::WaitingForCustomer, at("2026-01-12T11:00:00")).unwrap();
    assert_eq!(countdown.stopped().unwrap().reason, StopReason::Incident);
    countdown.resume(StopReason::Incident, at("2026-01-12T12:00:00")).unwrap();
    assert_eq!(countdown.due(&bahrain()), Some(at("2026-01-13T11:00:00")));
}

#[test]
fn stopping_twice_for_one_reason_and_resuming_what_runs_are_refused() {
    let mut countdown = Countdown::new(at("2026-01-12T08:00:00"), ServiceLevel::email_default());
    let key = |result: kernel::Result<()>| match result {
        Err(Error::Refused(refusal)) => refusal.key,
        other => panic!("{other:?} is no refusal"),
    };
    assert_eq!(key(countdown.resume(StopReason::Incident, at("2026-01-12T09:00:00"))), "calendar-clock-not-stopped");
    countdown.stop(StopReason::Incident, at("2026-01-12T09:00:00")).unwrap();
    assert_eq!(key(countdown.stop(StopReason::Incident, at("2026-01-12T09:30:00"))), "calendar-clock-already-stopped");
}

#[test]
fn an_incident_declared_when_it_was_over_is_taken_out() {
    let mut countdown = Countdown::new(at("2026-01-12T08:00:00"), working(10));
    assert_eq!(countdown.due(&bahrain()), Some(at("2026-01-13T10:45:00")));
    countdown.take_out(Stop { reason: StopReason::Incident, from: at("2026-01-12T12:00:00"), to: Some(at("2026-01-12T18:00:00")) });
    assert_eq!(countdown.due(&bahrain()), Some(at("2026-01-13T13:00:00")), "only its two hours and a quarter of working time move it");
}

#[test]
fn a_stop_that_ended_before_it_began_stops_nothing() {
    let mut countdown = Countdown::new(at("2026-01-12T08:00:00"), ServiceLevel::email_default());
    countdown.take_out(Stop { reason: StopReason::Incident, from: at("2026-01-12T12:00:00"), to: Some(at("2026-01-12T11:00:00")) });
    countdown.take_out(Stop { reason: StopReason::Incident, from: at("2026-01-11T12:00:00"), to: Some(at("2026-01-11T13:00:00")) });
    assert_eq!(countdown.due(&bahrain()), Some(at("2026-01-13T08:00:00")));
}

#[test]
fn a_circular_that_moves_a_holiday_moves_working_promises_and_leaves_others() {
    let (old, mut new) = (bahrain(), bahrain());
    let mut birthday = new.remove_holiday(date(2026, 8, 25)).unwrap();
    birthday.date = date(2026, 8, 26);
    birthday.circular = Some("12/2026".into());
    new.set_holiday(birthday);
    // Monday 24 August, 13:15: one working hour is left that day.
    let promise = Countdown::new(at("2026-08-24T13:15:00"), working(2));
    let change = promise.recompute(&old, &new);
    assert_eq!((change.before, change.after), (Some(at("2026-08-26T08:00:00")), Some(at("2026-08-25T08:00:00"))));
    assert!(change.is_moved() && !change.is_later());
    let by_the_clock = Countdown::new(at("2026-08-24T13:15:00"), ServiceLevel::email_default());
    assert!(!by_the_clock.recompute(&old, &new).is_moved());
}

#[test]
fn an_extra_holiday_announced_the_evening_before_makes_promises_later() {
    let (old, mut new) = (bahrain(), bahrain());
    let circular = Some("31/2026".into());
    let (name_ar, name_en) = ("عطلة رسمية".into(), "Public holiday".into());
    new.set_holiday(Holiday { date: date(2026, 5, 26), name_ar, name_en, circular, standing: Standing::Confirmed });
    let change = Countdown::new(at("2026-05-25T14:00:00"), working(1)).recompute(&old, &new);
    assert_eq!((change.before, change.after), (Some(at("2026-05-26T07:45:00")), Some(at("2026-05-31T07:45:00"))));
    assert!(change.is_later());
}

#[test]
fn a_share_of_the_time_has_its_instant_and_another_agreement_keeps_beginning_and_stops() {
    let mut countdown = Countdown::new(at("2026-01-12T08:00:00"), ServiceLevel::email_default());
    let calendar = calendar::bahrain();
    assert_eq!(countdown.at_percent(50, &calendar), Some(at("2026-01-12T20:00:00")));
    assert_eq!(countdown.at_percent(150, &calendar), Some(at("2026-01-13T20:00:00")), "also beyond all of it");
    countdown.stop(StopReason::AgreedDate, at("2026-01-12T10:00:00")).unwrap();
    assert_eq!(countdown.at_percent(50, &calendar), None, "no date can be given while it stands still");
    countdown.resume(StopReason::AgreedDate, at("2026-01-12T12:00:00")).unwrap();
    let shorter = countdown.by(ServiceLevel::new(Duration::from_secs(4 * 3600), Measure::Clock));
    assert_eq!(shorter.due(&calendar), Some(at("2026-01-12T14:00:00")));
}

//! Calendars and countdowns are stored as text; what is read is checked.

use calendar::Calendar;
use calendar::Countdown;
use calendar::ServiceLevel;
use calendar::StopReason;
use calendar::bahrain;
use kernel::Timestamp;
use proptest::prelude::*;

use crate::any;

proptest! {
    #[test]
    fn every_calendar_and_countdown_is_read_back_as_it_was_written(calendar in any::calendar(), countdown in any::countdown()) {
        let text = serde_json::to_string(&calendar).unwrap();
        prop_assert_eq!(serde_json::from_str::<Calendar>(&text).unwrap(), calendar);
        let text = serde_json::to_string(&countdown).unwrap();
        prop_assert_eq!(serde_json::from_str::<Countdown>(&text).unwrap(), countdown);
    }
}

#[test]
fn a_countdown_reads_as_what_it_is() {
    let mut countdown = Countdown::new(Timestamp::UNIX_EPOCH, ServiceLevel::email_default());
    countdown.stop(StopReason::WaitingForCustomer, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(
        serde_json::to_string(&countdown).unwrap(),
        concat!(
            r#"{"started":"1970-01-01T00:00:00Z","level":{"allowed_seconds":86400,"measure":"clock","warn_percent":75},"#,
            r#""stops":[{"reason":"waiting-for-customer","from":"1970-01-01T00:00:00Z"}]}"#
        )
    );
}

#[test]
fn a_minimal_calendar_is_in_bahrain_and_has_an_evening_shift() {
    let calendar: Calendar = serde_json::from_str(r#"{"week":{"sunday":["07:00-12:00","16:00-20:00"]}}"#).unwrap();
    assert_eq!(calendar.zone().name(), "Asia/Bahrain");
    assert_eq!(calendar.week().sunday.periods().len(), 2);
}

#[test]
fn what_no_calendar_can_be_is_refused() {
    let season = r#"{"from":"2026-02-18","to":"2026-02-17","name_ar":"س","name_en":"s","standing":"estimated","week":{}}"#;
    for text in [
        r#"{"week":{}}"#.to_owned(),
        r#"{"week":{"sunday":["07:00-12:00","11:00-20:00"]}}"#.to_owned(),
        r#"{"week":{"sunday":["7-12"]}}"#.to_owned(),
        r#"{"week":{"sonntag":["07:00-12:00"]}}"#.to_owned(),
        r#"{"zone":"Asia/Manama","week":{"sunday":["07:00-12:00"]}}"#.to_owned(),
        format!(r#"{{"week":{{"sunday":["07:00-12:00"]}},"seasons":[{season}]}}"#),
    ] {
        assert!(serde_json::from_str::<Calendar>(&text).is_err(), "{text}");
    }
}

#[test]
fn seasons_may_not_overlap() {
    let mut calendar = bahrain();
    let mut other = calendar.seasons()[0].clone();
    other.from = other.to;
    assert!(calendar.set_season(other.clone()).is_err());
    calendar.remove_season(calendar.seasons()[0].from).unwrap();
    assert!(calendar.set_season(other).is_ok());
}

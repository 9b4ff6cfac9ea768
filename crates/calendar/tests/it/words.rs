//! Each key that this crate can name has its text in both languages.

use calendar::Measure;
use calendar::Standing;
use calendar::StopReason;
use calendar::Weekday;

const ERRORS: [&str; 8] = [
    "calendar-zone-unknown",
    "calendar-period-unreadable",
    "calendar-periods-overlap",
    "calendar-never-open",
    "calendar-season-ends-before-it-begins",
    "calendar-seasons-overlap",
    "calendar-clock-already-stopped",
    "calendar-clock-not-stopped",
];

#[test]
fn every_key_has_its_text_in_both_languages() {
    let stops = StopReason::ALL.map(|reason| format!("calendar-stop-{}", reason.key()));
    let measures = Measure::ALL.map(|measure| format!("calendar-measure-{}", measure.key()));
    let standings = [Standing::Estimated, Standing::Confirmed].map(|standing| format!("calendar-standing-{}", standing.key()));
    let months = (1..=12).map(|month| format!("calendar-hijri-month-{month}"));
    let weekdays = Weekday::Sunday.cycle_forward().take(7).map(|day| format!("calendar-weekday-{}", calendar::weekday_key(day)));
    let keys = ERRORS.map(str::to_owned).into_iter().chain(stops).chain(measures).chain(standings).chain(months).chain(weekdays);
    for key in keys {
        for (lang, _, text) in calendar::words() {
            assert!(text.lines().any(|line| line.starts_with(&format!("{key} = "))), "{lang:?}: {key}");
        }
    }
}

#[test]
fn keys_are_read_back() {
    for reason in StopReason::ALL {
        assert_eq!(StopReason::parse(reason.key()), Some(reason));
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.key());
    }
    for measure in Measure::ALL {
        assert_eq!(Measure::parse(measure.key()), Some(measure));
    }
    assert_eq!(StopReason::parse("lunch"), None);
}

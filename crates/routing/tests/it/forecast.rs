//! How many will come: nine of ten days are within, and trends, unrest and little knowledge are borne.

use proptest::prelude::*;
use routing::Chance;
use routing::Level;
use routing::Usual;
use routing::usual;

/// Half hours of days in three groups, with ever more customers and with days that differ by chance: the share of half hours within.
fn share_within(unrest: f64, growth: f64) -> f64 {
    let mut chance = Chance::of(&[4]);
    let mut level = Level::default();
    let mut rows = vec![[Usual::default(); 12]; 3];
    let mut any = [Usual::default(); 12];
    let (mut told, mut held) = (0.0, 0.0);
    for number in 0..260_u32 {
        let group = number as usize % 3;
        let crowd = [1.0, 1.3, 0.7][group] * (1.0 + growth * f64::from(number)) * (unrest * chance.normal()).exp();
        let mut day = Vec::new();
        for half_hour in 0..12 {
            let came = chance.arrivals(crowd * (4.0 + half_hour as f64));
            let groups = [rows[group][half_hour], any[half_hour]];
            if number >= 40 {
                let forecast = level.forecast(&groups);
                told += 1.0;
                held += f64::from(u8::from((forecast.least..=forecast.most).contains(&came)));
            }
            day.push((usual(&groups), came));
            for row in [&mut rows[group][half_hour], &mut any[half_hour]] {
                row.fade(0.95);
                row.add_day(came);
            }
        }
        level.learn(&day);
    }
    held / told
}

#[test]
fn nine_of_ten_half_hours_are_within() {
    for (unrest, growth) in [(0.0, 0.0), (0.15, 0.0), (0.1, 0.002), (0.3, 0.001)] {
        let share = share_within(unrest, growth);
        // Counts are whole: an interval of them holds a little more than it must.
        assert!((0.88..=0.95).contains(&share), "unrest {unrest}, growth {growth}: {share}");
    }
}

proptest! {
    #[test]
    fn a_forecast_is_in_order(came in proptest::collection::vec(0_u32..900, 0..20), days in proptest::collection::vec((0.0_f64..300.0, 0_u32..300), 1..20)) {
        let (mut row, mut level) = (Usual::default(), Level::default());
        came.iter().for_each(|came| row.add_day(*came));
        level.learn(&days);
        let forecast = level.forecast(&[row, Usual::default()]);
        prop_assert!(forecast.expected.is_finite() && forecast.least <= forecast.most);
    }
}

#[test]
fn a_kind_of_day_that_was_never_seen_is_expected_as_any_other() {
    let mut any = Usual::default();
    (0..30).for_each(|_| any.add_day(20));
    let forecast = Level::default().forecast(&[Usual::default(), any]);
    assert!(
        (forecast.expected - 20.0).abs() < 0.01 && (12..=14).contains(&forecast.least) && (26..=29).contains(&forecast.most),
        "{forecast:?}"
    );
    assert_eq!(Level::default().forecast(&[]).most, 0, "where nothing is known nobody is expected");
}

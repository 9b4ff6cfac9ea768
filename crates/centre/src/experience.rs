//! What a centre has learnt of its waits: what is usual there, how many come, and how its estimates have held.

use std::collections::BTreeMap;

use calendar::Calendar;
use jiff::civil::Date;
use kernel::Timestamp;
use routing::Calibration;
use routing::Level;
use routing::Usual;
use routing::Wait;
use serde::Deserialize;
use serde::Serialize;

/// A row of what is usual: the number of the service, 0 for all of a centre; and the slot.
pub(crate) type Slot = (i64, String);

/// The slot of all days.
pub(crate) const ALL: &str = "all";
/// Half an hour, in seconds.
pub(crate) const HALF_HOUR: i64 = 1_800;
/// An estimate is near what came of it within so many seconds.
const NEAR: u32 = 300;
/// How much of what was usual is left after another day.
pub(crate) const FADE: f64 = 0.93;
/// Of fewer who left nobody's patience is known: of thirty, the mean is within a third of the true one in nine of ten cases.
const ENOUGH: f64 = 30.0;
/// Nobody is thought to leave sooner than that on average, in seconds.
const SHORTEST: f64 = 60.0;

/// How many come to a centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Crowd {
    /// How recent days were above or below what is usual.
    pub(crate) level: Level,
    /// How many came, recent days counting more.
    pub(crate) came: f64,
    /// How many of them went before others.
    pub(crate) with_priority: f64,
}

impl Crowd {
    /// Learns from a day that is over: who came, and what was usual before.
    pub(crate) fn learn(&mut self, usual: &BTreeMap<Slot, Usual>, kind: &str, came: &[(i64, Timestamp, bool)]) {
        let of_half = |half: i64| {
            let rows = usual.iter().filter(|((service, of), _)| *service != 0 && *of == slot(kind, half));
            let expected: f64 = rows.map(|(_, row)| routing::usual(&[*row])).sum();
            let many = came.iter().filter(|(_, at, _)| half_hour(*at) == half).count();
            (expected, u32::try_from(many).unwrap_or(u32::MAX))
        };
        let halves: Vec<(f64, u32)> = (0..48).map(of_half).filter(|(expected, many)| *expected > 0.0 || *many > 0).collect();
        // The first day of its kind has nothing to be held against.
        if halves.iter().any(|(expected, _)| *expected > 0.0) {
            self.level.learn(&halves);
        }
        let first = came.iter().filter(|(_, _, has_priority)| *has_priority).count();
        self.came = self.came * FADE + came.len() as f64;
        self.with_priority = self.with_priority * FADE + first as f64;
    }

    /// The share of those who come who go before others.
    pub(crate) fn priority_share(&self) -> f64 {
        self.with_priority / self.came.max(1.0)
    }
}

/// One who waited on a day that is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Waited {
    /// Until the first call, or until they left, in seconds.
    pub(crate) seconds: f64,
    /// Whether they left before they were served, or did not come when they were called.
    pub(crate) has_left: bool,
}

/// How long people wait before they leave, recent days counting more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Patience {
    /// How long all waited together, in seconds, whoever was served among them.
    pub(crate) waited_seconds: f64,
    /// How many of them left.
    pub(crate) left: f64,
}

impl Patience {
    /// Learns from those who waited on a day that is over.
    pub(crate) fn learn(&mut self, day: &[Waited]) {
        let waited: f64 = day.iter().map(|one| one.seconds).sum();
        let left = day.iter().filter(|one| one.has_left).count();
        self.waited_seconds = self.waited_seconds * FADE + waited;
        self.left = self.left * FADE + left as f64;
    }

    /// How long people wait on average before they leave, in seconds; none where too few have left.
    ///
    /// Of whoever was called it is known only that they would have stayed longer. Where patience has no memory, as Erlang A assumes, its mean is
    /// most likely all the time that was waited, by those who were served, too, over the number who left; it is the same as E[W] / P{leave},
    /// which holds in Erlang A whatever the load (Mandelbaum and Zeltyn, "Service Engineering in Action: The Palm/Erlang-A Queue", 2007). When
    /// those left who do not come when they are called is not known; they count as if they had gone at the call.
    pub(crate) fn mean_seconds(&self) -> Option<f64> {
        (self.left >= ENOUGH).then(|| (self.waited_seconds / self.left).max(SHORTEST))
    }
}

/// What a centre has learnt.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Experience {
    /// What came of earlier estimates.
    pub(crate) calibration: Calibration,
    /// How many come.
    pub(crate) crowd: Crowd,
    /// How long they wait before they leave.
    pub(crate) patience: Patience,
    /// Up to which day those who came were counted; empty before the first.
    pub(crate) counted_day: String,
}

/// How estimates held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// Of how many estimates it is known what came of them.
    pub(crate) told: u32,
    /// How many of the waits were within what was told.
    pub(crate) held: u32,
    /// How many were within five minutes of the likely wait.
    pub(crate) near: u32,
    /// How wide all were together, in seconds.
    pub(crate) width_seconds: u32,
}

impl Held {
    /// How one estimate held.
    pub(crate) fn of(told: &Wait, seconds: u32) -> Held {
        let near = told.likely.abs_diff(seconds) <= NEAR;
        Held { told: 1, held: told.holds(seconds).into(), near: near.into(), width_seconds: told.width() }
    }

    /// How many of a hundred held.
    pub(crate) fn share(&self) -> u32 {
        (100 * self.held + self.told / 2).checked_div(self.told).unwrap_or_default()
    }

    /// How wide they were on average, in seconds.
    pub(crate) fn mean_width(&self) -> Option<u32> {
        self.width_seconds.checked_div(self.told)
    }

    /// Both together.
    pub(crate) fn and(self, other: Held) -> Held {
        Held {
            told: self.told + other.told,
            held: self.held + other.held,
            near: self.near + other.near,
            width_seconds: self.width_seconds.saturating_add(other.width_seconds),
        }
    }
}

/// The kind of a day, as far as those who come differ: in a season such as Ramadan, after a holiday, the first of the week, its last, another.
pub(crate) fn kind_of(calendar: &Calendar, date: Date) -> &'static str {
    let (before, after) = (date.yesterday().unwrap_or(date), date.tomorrow().unwrap_or(date));
    let is_open = |date| !calendar.periods_of(date).is_empty();
    if calendar.seasons().iter().any(|season| season.holds(date)) {
        "season"
    } else if calendar.holidays().iter().any(|holiday| holiday.date == before) {
        "after-holiday"
    } else if !is_open(before) {
        "first"
    } else if !is_open(after) {
        "last"
    } else {
        "middle"
    }
}

/// The half hour of its day in Bahrain in which an instant lies, from 0 to 47.
pub(crate) fn half_hour(at: Timestamp) -> i64 {
    let local = at.to_zoned(ui::bahrain());
    i64::from(local.hour()) * 2 + i64::from(local.minute()) / 30
}

/// The slot of a half hour of a kind of day.
pub(crate) fn slot(kind: &str, half_hour: i64) -> String {
    format!("{kind}:{half_hour}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use routing::Demand;

    use super::*;

    #[test]
    fn a_week_of_bahrain_has_a_first_day_a_last_one_and_the_days_between() {
        let calendar = calendar::bahrain();
        let kinds = |days: std::ops::RangeInclusive<i8>| days.map(|day| kind_of(&calendar, date(2026, 11, day))).collect::<Vec<_>>();
        assert_eq!(kinds(22..=26), ["first", "middle", "middle", "middle", "last"]);
        assert_eq!(kind_of(&calendar, date(2026, 12, 20)), "first", "the days after the National Day are a weekend");
    }

    #[test]
    fn an_estimate_holds_a_wait_between_its_ends_and_is_near_one_within_five_minutes() {
        let told = Wait { least: 60, likely: 300, most: 900 };
        assert_eq!(Held::of(&told, 900), Held { told: 1, held: 1, near: 0, width_seconds: 840 });
        assert_eq!(Held::of(&told, 30), Held { told: 1, held: 0, near: 1, width_seconds: 840 });
    }

    #[test]
    fn patience_is_all_that_was_waited_over_those_who_left_once_enough_of_them_did() {
        let waited = |seconds, has_left| Waited { seconds, has_left };
        let mut patience = Patience::default();
        patience.learn(&[waited(600.0, true); 29]);
        assert_eq!(patience.mean_seconds(), None, "too few have left");
        let mut patience = Patience::default();
        patience.learn(&[vec![waited(600.0, true); 40], vec![waited(300.0, false); 100]].concat());
        assert_eq!(patience.mean_seconds(), Some(1350.0), "54,000 seconds, and forty left");
    }

    #[test]
    fn the_patience_of_erlang_a_is_found_again_in_what_it_brings_at_any_load() {
        for an_hour in [40.0, 60.0, 90.0] {
            let demand = Demand { an_hour, busy_seconds: 300.0, variation: 1.0, patience_seconds: Some(1200.0) };
            let served = demand.served(5, 600.0);
            let patience = Patience { waited_seconds: 10_000.0 * served.mean_wait, left: 10_000.0 * served.leaves };
            let mean = patience.mean_seconds().unwrap();
            assert!((mean - 1200.0).abs() < 1.0, "{served:?}: {mean}");
        }
    }

    #[test]
    fn a_half_hour_is_one_of_the_day_in_bahrain() {
        assert_eq!(half_hour("2026-11-24T05:29:59Z".parse().unwrap()), 16);
        assert_eq!(half_hour("2026-11-24T05:30:00Z".parse().unwrap()), 17);
    }
}

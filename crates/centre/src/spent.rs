//! The times that customers spend in a centre: until the call, on the way to the counter, at it, and altogether.

use std::time::Duration;

use guide::Spread;
use guide::step_of;
use kernel::Lang;
use kernel::Timestamp;
use org::ServiceId;
use serde::Deserialize;
use serde::Serialize;

use crate::stretch::Stretch;

/// The way to the counter takes seconds: it is spread by tenths, so that the first step holds what is under six.
const FINE: i64 = 10;

/// Whose times are counted together: who asked for a service in an hour of the day, in a language, with or without priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Group {
    /// The hour of the day in Bahrain in which the wait began, 0 to 23.
    pub(crate) hour: i64,
    pub(crate) service: ServiceId,
    pub(crate) lang: Lang,
    pub(crate) has_priority: bool,
}

/// The times of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// How many were called.
    pub(crate) called: i64,
    /// To how many of the calls nobody came.
    pub(crate) absent: i64,
    /// How many gave their ticket back before anybody served them.
    pub(crate) left: i64,
    /// From the ticket, or the time that was booked, until the call.
    pub(crate) wait: Counted,
    /// From the call until they stood at the counter, in tenths of a second.
    pub(crate) way: Counted,
    /// At the counter, for one service, over all visits to it.
    pub(crate) service: Counted,
    /// From coming to the centre until everything was done.
    pub(crate) total: Counted,
}

/// A spread as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(i64, i64)>", into = "Vec<(i64, i64)>")]
pub(crate) struct Counted(Spread);

impl From<Vec<(i64, i64)>> for Counted {
    fn from(counts: Vec<(i64, i64)>) -> Self {
        Self(counts.into_iter().collect())
    }
}

impl From<Counted> for Vec<(i64, i64)> {
    fn from(counted: Counted) -> Self {
        counted.0.counts().to_vec()
    }
}

impl Counted {
    fn add(&mut self, seconds: i64) {
        self.0.add(step_of(seconds), 1);
    }

    /// How many.
    pub(crate) fn len(&self) -> i64 {
        self.0.len()
    }

    /// The median and what nine of ten do not exceed, in seconds; within 9.1 %. None where there is none.
    pub(crate) fn shown(&self) -> Option<(i64, i64)> {
        self.0.median().zip(self.0.p90())
    }
}

/// The visit that has ended with a stretch: how long its customer was at the counter for it, and since when they were in the centre where that
/// was the last of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    pub(crate) served: Duration,
    pub(crate) came: Option<Timestamp>,
}

impl Group {
    /// Of whom a stretch is.
    pub(crate) fn of(stretch: &Stretch) -> Self {
        Self { hour: hour_of(stretch.since), service: stretch.service, lang: stretch.lang, has_priority: stretch.has_priority }
    }
}

/// The hour of its day in Bahrain in which a wait began.
pub(crate) fn hour_of(began: Timestamp) -> i64 {
    began.to_zoned(ui::bahrain()).hour().into()
}

impl Times {
    /// What a stretch says. Whoever went back to the queue because of the counter is still waiting: nothing is counted before the next call.
    pub(crate) fn of(stretch: &Stretch, ended: Option<Ended>) -> Self {
        let mut times = Self::default();
        if stretch.how == "returned" {
            return times;
        }
        (times.called, times.absent) = (1, i64::from(stretch.how == "absent"));
        times.wait.add(seconds(stretch.since, stretch.called));
        if let Some(begun) = stretch.begun {
            times.way.add(tenths(stretch.called, begun));
        }
        if let Some(ended) = ended {
            times.service.add(i64::try_from(ended.served.as_secs()).unwrap_or(i64::MAX));
            if let Some(came) = ended.came {
                times.total.add(seconds(came, stretch.ended));
            }
        }
        times
    }

    /// Adds those of another group, or of another day.
    pub(crate) fn merge(&mut self, other: &Times) {
        (self.called, self.absent, self.left) = (self.called + other.called, self.absent + other.absent, self.left + other.left);
        self.wait.0.merge(&other.wait.0);
        self.way.0.merge(&other.way.0);
        self.service.0.merge(&other.service.0);
        self.total.0.merge(&other.total.0);
    }

    /// The way to the counter: its median and what nine of ten do not exceed, in whole seconds.
    pub(crate) fn way_shown(&self) -> Option<(i64, i64)> {
        self.way.shown().map(|(median, p90)| ((median + FINE / 2) / FINE, (p90 + FINE / 2) / FINE))
    }
}

fn seconds(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_secs().max(0)
}

fn tenths(from: Timestamp, to: Timestamp) -> i64 {
    i64::try_from(to.duration_since(from).as_millis().max(0)).unwrap_or(i64::MAX) / (1000 / FINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(how: &str, begun: Option<i64>) -> Stretch {
        let at = |seconds| Timestamp::from_second(1_795_000_000 + seconds).unwrap();
        Stretch {
            ticket: kernel::Id::new(1),
            centre: kernel::Id::new(2),
            service: kernel::Id::new(3),
            counter: kernel::Id::new(4),
            employee: kernel::Id::new(5),
            day: "2026-11-18".into(),
            lang: Lang::Ar,
            has_priority: false,
            since: at(0),
            called: at(600),
            begun: begun.map(at),
            ended: at(900),
            how: how.into(),
        }
    }

    #[test]
    fn a_visit_tells_its_four_times() {
        let done = stretch("done", Some(624));
        let ended = Ended { served: Duration::from_secs(276), came: Some(done.since) };
        let times = Times::of(&done, Some(ended));
        let near = |shown: Option<(i64, i64)>, true_one: i64| {
            let (median, p90) = shown.unwrap();
            assert!(median == p90 && (median - true_one).abs() * 11 <= true_one, "{median} for {true_one}");
        };
        near(times.wait.shown(), 600);
        near(times.way_shown(), 24);
        near(times.service.shown(), 276);
        near(times.total.shown(), 900);
        assert_eq!((times.called, times.absent), (1, 0));
    }

    #[test]
    fn whoever_does_not_come_has_waited_and_whoever_goes_back_to_the_queue_still_waits() {
        let absent = Times::of(&stretch("absent", None), None);
        assert_eq!((absent.called, absent.absent, absent.wait.len(), absent.way.len(), absent.service.len()), (1, 1, 1, 0, 0));
        assert_eq!(Times::of(&stretch("returned", Some(620)), None), Times::default());
    }

    #[test]
    fn what_is_kept_is_read_as_it_was() {
        let times = Times::of(&stretch("done", Some(610)), None);
        let text = serde_json::to_string(&times.wait).unwrap();
        assert_eq!(serde_json::from_str::<Counted>(&text).unwrap(), times.wait);
    }
}

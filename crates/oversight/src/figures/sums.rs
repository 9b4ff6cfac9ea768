//! Sums under way: what a stretch of the stream of events adds to the figures.

use std::collections::BTreeMap;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::figures::measure::Time;

/// Where counts stand: entity, cut, day, subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) entity: i64,
    pub(crate) cut: Cut,
    pub(crate) day: i64,
    pub(crate) subject: String,
}

/// What came and went in an hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hour {
    pub(crate) received: i64,
    pub(crate) answered: i64,
    pub(crate) closed: i64,
}

/// What is to be added, or all that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) counts: BTreeMap<Place, Counts>,
    /// By time, place and step.
    pub(crate) times: BTreeMap<(Time, Place, i64), i64>,
    /// By entity, centre and hour; centre 0 for all.
    pub(crate) hours: BTreeMap<(i64, i64, i64), Hour>,
}

impl Sums {
    /// Forgets what is nothing: what was counted and taken back.
    pub(crate) fn without_nothing(mut self) -> Sums {
        self.counts.retain(|_, counts| !counts.is_empty());
        self.times.retain(|_, n| *n != 0);
        self.hours.retain(|_, hour| *hour != Hour::default());
        self
    }
}

//! Sums under way: what a stretch of the stream of events adds to the figures.

use std::collections::BTreeMap;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::figures::measure::Time;

/// Days that are summed up together besides.
pub(crate) const FORTNIGHT: i64 = 14;

/// Where counts stand: entity, cut, day, subject. In sums by fortnight, `day` is the fortnight's number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) entity: i64,
    pub(crate) cut: Cut,
    pub(crate) day: i64,
    pub(crate) subject: String,
}

impl Place {
    fn in_fortnight(&self) -> Place {
        Place { day: self.day.div_euclid(FORTNIGHT), ..self.clone() }
    }
}

/// How many days each sum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Span {
    /// One.
    Day,
    /// Fourteen.
    Fortnight,
}

impl Span {
    /// Both.
    pub(crate) const ALL: [Span; 2] = [Span::Day, Span::Fortnight];
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
    /// The same by fortnights; hours are not summed up.
    pub(crate) fn by_fortnight(&self) -> Sums {
        let mut sums = Sums::default();
        for (place, counts) in &self.counts {
            *sums.counts.entry(place.in_fortnight()).or_default() += *counts;
        }
        for ((time, place, step), n) in &self.times {
            *sums.times.entry((*time, place.in_fortnight(), *step)).or_default() += n;
        }
        sums
    }
}

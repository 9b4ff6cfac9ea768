//! Counts of outcomes: what figures are kept as, so that nothing is ever scanned again.

use std::iter::Sum;
use std::ops::AddAssign;

use serde::Deserialize;
use serde::Serialize;

use crate::Outcome;
use crate::Score;

/// How often each outcome was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Duties kept.
    pub met: u64,
    /// Duties not kept.
    pub missed: u64,
    /// Duties that did not arise.
    pub not_applicable: u64,
    /// Duties that arose and of which nothing shows whether they were kept.
    pub not_observed: u64,
}

impl Tally {
    /// The tally of one outcome.
    pub fn one(outcome: Outcome) -> Self {
        let mut tally = Self::default();
        tally.count(outcome);
        tally
    }

    /// Counts one more outcome.
    pub fn count(&mut self, outcome: Outcome) {
        *self.of_mut(outcome) += 1;
    }

    /// Takes back an outcome that was counted, because a dispute or a later event replaced its finding.
    pub fn uncount(&mut self, outcome: Outcome) {
        let count = self.of_mut(outcome);
        *count = count.saturating_sub(1);
    }

    /// How often an outcome was found.
    pub const fn of(&self, outcome: Outcome) -> u64 {
        match outcome {
            Outcome::Met => self.met,
            Outcome::Missed => self.missed,
            Outcome::NotApplicable => self.not_applicable,
            Outcome::NotObserved => self.not_observed,
        }
    }

    /// Duties of which something is known: met and missed.
    pub const fn observed(&self) -> u64 {
        self.met.saturating_add(self.missed)
    }

    /// Duties that arose: observed and not observed.
    pub const fn applicable(&self) -> u64 {
        self.observed().saturating_add(self.not_observed)
    }

    /// The share of the duties that arose of which something is known, 0 to 1; none when no duty arose.
    pub fn coverage(&self) -> Option<f64> {
        (self.applicable() > 0).then(|| ratio(self.observed(), self.applicable()))
    }

    /// The share of the observed duties that were kept, with its 95 % interval; none when nothing was observed.
    pub fn score(&self) -> Option<Score> {
        Score::of(self.met, self.observed())
    }

    fn of_mut(&mut self, outcome: Outcome) -> &mut u64 {
        match outcome {
            Outcome::Met => &mut self.met,
            Outcome::Missed => &mut self.missed,
            Outcome::NotApplicable => &mut self.not_applicable,
            Outcome::NotObserved => &mut self.not_observed,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.met += other.met;
        self.missed += other.missed;
        self.not_applicable += other.not_applicable;
        self.not_observed += other.not_observed;
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut sum, tally| {
            sum += tally;
            sum
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far under 2^53")]
pub(crate) fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_observed_lowers_the_coverage_and_never_counts_as_met() {
        let tally = Tally { met: 6, missed: 2, not_applicable: 50, not_observed: 8 };
        assert_eq!(tally.coverage(), Some(0.5));
        let score = tally.score().unwrap();
        assert_eq!((score.share, score.sample), (0.75, 8));
    }

    #[test]
    fn duties_that_never_arose_have_neither_score_nor_coverage() {
        let tally = Tally { not_applicable: 9, ..Tally::default() };
        assert_eq!(tally.coverage(), None);
        assert!(tally.score().is_none());
        assert!(Tally { not_observed: 3, ..Tally::default() }.score().is_none());
    }

    #[test]
    fn a_finding_that_is_replaced_is_taken_back_and_counts_never_fall_below_none() {
        let mut tally = Tally::one(Outcome::Missed);
        tally.uncount(Outcome::Missed);
        tally.uncount(Outcome::Missed);
        tally.count(Outcome::Met);
        assert_eq!(tally, Tally::one(Outcome::Met));
        assert_eq!([Tally::one(Outcome::Met), tally].into_iter().sum::<Tally>().of(Outcome::Met), 2);
    }
}

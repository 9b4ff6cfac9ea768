//! A figure as people read it: whole per cents, how sure it is, how much was seen; in words where too little was.

use guide::Score;
use guide::Tally;
use kernel::Arg;
use ui::Page;

/// A figure of a clause, a person or an entity.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Figure {
    pub(crate) tally: Tally,
    score: Option<Score>,
}

impl Figure {
    /// The figure of counts.
    pub(crate) fn of(tally: Tally) -> Figure {
        Figure { tally, score: tally.score() }
    }

    /// Whether anything was observed.
    pub(crate) fn is_known(&self) -> bool {
        self.score.is_some()
    }

    /// Whether enough was observed to be compared.
    pub(crate) fn is_enough(&self) -> bool {
        self.score.as_ref().is_some_and(Score::enough)
    }

    /// The score where enough was observed to be compared.
    pub(crate) fn comparable(&self) -> Option<Score> {
        self.score.filter(Score::enough)
    }

    /// The share in per cent, 0 to 100.
    pub(crate) fn share(&self) -> i64 {
        self.score.map_or(0, |score| percent(score.share))
    }

    /// The interval in which the truth lies: `91–95 %`; empty where nothing was observed.
    pub(crate) fn interval(&self, page: &Page) -> String {
        let between = |score: Score| page.t2("oversight-interval", "low", percent(score.low), "high", percent(score.high));
        self.score.map(between).unwrap_or_default()
    }

    /// The share in words: a per cent, or that too little, or nothing, was observed.
    pub(crate) fn said(&self, page: &Page) -> String {
        match self.score {
            None => page.t("oversight-nothing-observed"),
            Some(score) if !score.enough() => page.t("oversight-too-few"),
            Some(_) => page.t1("oversight-percent", "n", self.share()),
        }
    }

    /// How many were observed, and of how many that arose nothing is known.
    pub(crate) fn sample(&self, page: &Page) -> String {
        page.tn("oversight-sample", self.tally.observed())
    }

    /// The share of what arose of which something is known, in per cent.
    pub(crate) fn coverage(&self, page: &Page) -> String {
        self.tally.coverage().map(|share| page.t1("oversight-percent", "n", percent(share))).unwrap_or_default()
    }

    /// The whole figure as one line, for texts read out.
    pub(crate) fn line(&self, page: &Page) -> String {
        let args =
            [("said", Arg::from(self.said(page))), ("interval", Arg::from(self.interval(page))), ("sample", Arg::from(self.sample(page)))];
        page.ta(if self.is_enough() { "oversight-line" } else { "oversight-line-few" }, &args)
    }
}

/// A share as whole per cents.
#[expect(clippy::cast_possible_truncation, reason = "a share is between 0 and 1")]
pub(crate) fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn under_thirty_a_share_is_known_and_not_compared() {
        let figure = Figure::of(Tally { met: 20, missed: 9, not_applicable: 0, not_observed: 4 });
        assert!(figure.is_known() && !figure.is_enough() && figure.comparable().is_none());
        assert_eq!(figure.share(), 69);
    }

    #[test]
    fn what_was_not_observed_does_not_raise_the_share() {
        let seen = Figure::of(Tally { met: 45, missed: 15, not_applicable: 0, not_observed: 0 });
        let half_seen = Figure::of(Tally { met: 45, missed: 15, not_applicable: 0, not_observed: 60 });
        assert_eq!((seen.share(), half_seen.share()), (75, 75));
        assert!(!Figure::of(Tally { met: 0, missed: 0, not_applicable: 5, not_observed: 60 }).is_known());
    }
}

//! A share with the interval in which it may truly lie, so that chance is not taken for merit.

use serde::Deserialize;
use serde::Serialize;

use crate::tally::ratio;

/// The sample under which a score is shown and never ranked.
pub const MINIMUM_SAMPLE: u64 = 30;

/// The normal quantile of a two-sided 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// The share of observed duties that were kept.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Kept out of observed, 0 to 1.
    pub share: f64,
    /// The lower end of the 95 % interval, 0 to `share`.
    pub low: f64,
    /// The upper end, `share` to 1.
    pub high: f64,
    /// How many were observed; at least 1.
    pub sample: u64,
}

impl Score {
    /// The score of `met` out of `sample`; none for an empty sample. More met than the sample counts as all of it.
    ///
    /// The interval is E. B. Wilson's (Journal of the American Statistical Association 22, 1927), honest for small samples and shares near 0 and 1.
    pub fn of(met: u64, sample: u64) -> Option<Score> {
        if sample == 0 {
            return None;
        }
        let share = ratio(met.min(sample), sample);
        let part = Z * Z * ratio(1, sample);
        let centre = (share + part / 2.0) / (1.0 + part);
        let half = Z / (1.0 + part) * (share * (1.0 - share) * ratio(1, sample) + part / 4.0 * ratio(1, sample)).sqrt();
        // Rounding must not push the ends past what they bound.
        let low = if met == 0 { 0.0 } else { (centre - half).clamp(0.0, share) };
        let high = if met >= sample { 1.0 } else { (centre + half).clamp(share, 1.0) };
        Some(Score { share, low, high, sample })
    }

    /// Whether the sample is large enough to be ranked.
    pub const fn enough(&self) -> bool {
        self.sample >= MINIMUM_SAMPLE
    }

    /// The width of the interval: how little is known.
    pub fn width(&self) -> f64 {
        self.high - self.low
    }
}

/// Whether two scores differ beyond chance: their intervals do not overlap.
pub fn differs(a: &Score, b: &Score) -> bool {
    a.high < b.low || b.high < a.low
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wilson_gives_the_published_intervals() {
        let known = [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (1, 1, 0.207, 1.0), (50, 100, 0.404, 0.596)];
        for (met, sample, low, high) in known {
            let score = Score::of(met, sample).unwrap();
            assert!((score.low - low).abs() < 0.0005 && (score.high - high).abs() < 0.0005, "{met}/{sample}: {score:?}");
        }
    }

    #[test]
    fn nothing_observed_has_no_score() {
        assert!(Score::of(0, 0).is_none());
    }

    #[test]
    fn thirty_are_enough_to_rank_and_twenty_nine_are_not() {
        assert!(Score::of(10, 30).unwrap().enough());
        assert!(!Score::of(10, 29).unwrap().enough());
    }

    #[test]
    fn two_scores_differ_only_when_chance_cannot_explain_it() {
        let score = |met, sample| Score::of(met, sample).unwrap();
        assert!(!differs(&score(8, 10), &score(6, 10)));
        assert!(differs(&score(800, 1000), &score(600, 1000)));
        assert!(differs(&score(600, 1000), &score(800, 1000)));
        assert!(!differs(&score(7, 9), &score(7, 9)));
    }

    proptest! {
        #[test]
        fn the_interval_lies_between_none_and_all_and_contains_the_share(sample in 1_u64..1_000_000, part in 0.0_f64..=1.0) {
            let score = Score::of(portion(sample, part), sample).unwrap();
            prop_assert!(0.0 <= score.low && score.low <= score.share);
            prop_assert!(score.share <= score.high && score.high <= 1.0);
        }

        #[test]
        fn the_interval_shrinks_as_more_is_observed(sample in 1_u64..10_000, part in 0.0_f64..=1.0, more in 2_u64..50) {
            let met = portion(sample, part);
            let few = Score::of(met, sample).unwrap();
            let many = Score::of(met * more, sample * more).unwrap();
            prop_assert!(many.width() < few.width());
        }

        #[test]
        fn one_more_kept_duty_never_lowers_either_end(sample in 2_u64..10_000, part in 0.0_f64..1.0) {
            let met = portion(sample, part).min(sample - 1);
            let before = Score::of(met, sample).unwrap();
            let after = Score::of(met + 1, sample).unwrap();
            prop_assert!(after.low >= before.low && after.high >= before.high);
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small test numbers")]
    fn portion(sample: u64, part: f64) -> u64 {
        (sample as f64 * part) as u64
    }
}

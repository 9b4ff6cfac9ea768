//! How durations are spread: counts on a scale whose steps grow by a twelfth, so that a median of millions is read from at most 160 numbers.

/// Steps to a doubling. A value read from the scale and the true one lie in one step, so they differ by less than 9.1 % (2^(1/8) − 1).
const STEPS: i32 = 8;
/// The first step holds everything under a minute.
const FIRST: f64 = 60.0;
/// The last step begins beyond four hundred days.
const LAST: i64 = 156;

/// Counts by step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    counts: Vec<(i64, i64)>,
}

/// The least number of seconds of a step.
fn begin(step: i64) -> i64 {
    if step == 0 {
        return 0;
    }
    let doublings = f64::from(i32::try_from(step - 1).unwrap_or(0)) / f64::from(STEPS);
    #[expect(clippy::cast_possible_truncation, reason = "the last step begins at 4·10⁷ seconds")]
    let seconds = (FIRST * doublings.exp2()).round() as i64;
    seconds
}

/// The step in which a duration lies.
pub fn step_of(seconds: i64) -> i64 {
    // The beginnings of the steps ascend, so that the one wanted is found by halving.
    let (mut low, mut high) = (0, LAST + 1);
    while high - low > 1 {
        let middle = i64::midpoint(low, high);
        if begin(middle) <= seconds { low = middle } else { high = middle }
    }
    low
}

impl Spread {
    /// Adds so many durations of a step.
    pub fn add(&mut self, step: i64, n: i64) {
        match self.counts.binary_search_by_key(&step, |(known, _)| *known) {
            Ok(place) => self.counts[place].1 += n,
            Err(place) => self.counts.insert(place, (step, n)),
        }
    }

    /// Adds another one.
    pub fn merge(&mut self, other: &Spread) {
        other.counts.iter().for_each(|(step, n)| self.add(*step, *n));
    }

    /// How many durations.
    pub fn len(&self) -> i64 {
        self.counts.iter().map(|(_, n)| *n).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each step with how many, in order.
    pub fn counts(&self) -> &[(i64, i64)] {
        &self.counts
    }

    /// The duration under which so many in a thousand lie, in seconds; within 9.1 % of the true one. None where there are none.
    pub fn quantile(&self, per_mille: i64) -> Option<i64> {
        let all = self.len();
        if all <= 0 {
            return None;
        }
        // The smallest rank that at least so many in a thousand do not exceed.
        let rank = (all * per_mille + 999) / 1000;
        let mut before = 0;
        for (step, n) in self.counts.iter().filter(|(_, n)| *n > 0) {
            if before + n >= rank {
                let (from, to) = (begin(*step), if *step == LAST { begin(*step) } else { begin(step + 1) });
                return Some(from + (to - from) * (2 * (rank - before) - 1) / (2 * n));
            }
            before += n;
        }
        None
    }

    /// The median, in seconds.
    pub fn median(&self) -> Option<i64> {
        self.quantile(500)
    }

    /// What nine of ten do not exceed, in seconds.
    pub fn p90(&self) -> Option<i64> {
        self.quantile(900)
    }
}

impl FromIterator<(i64, i64)> for Spread {
    fn from_iter<T: IntoIterator<Item = (i64, i64)>>(counts: T) -> Self {
        let mut spread = Self::default();
        counts.into_iter().for_each(|(step, n)| spread.add(step, n));
        spread
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spread(durations: &[i64]) -> Spread {
        durations.iter().map(|seconds| (step_of(*seconds), 1)).collect()
    }

    #[test]
    fn a_minute_begins_the_second_step_and_nothing_lies_beyond_the_last() {
        assert_eq!((step_of(0), step_of(59), step_of(60), step_of(65), step_of(66)), (0, 0, 1, 2, 2));
        assert_eq!((step_of(i64::MAX), begin(LAST) > 400 * 86_400), (LAST, true));
    }

    #[test]
    fn of_nothing_there_is_no_median_and_of_one_it_is_itself() {
        assert_eq!(Spread::default().median(), None);
        let median = spread(&[7200]).median().unwrap();
        assert!((6600..=7850).contains(&median), "{median}");
    }

    proptest! {
        #[test]
        fn what_is_read_from_the_scale_is_within_its_error(mut durations in prop::collection::vec(60_i64..34_000_000, 1..300), per_mille in 1_i64..=1000) {
            let read = spread(&durations).quantile(per_mille).unwrap();
            durations.sort_unstable();
            let rank = (i64::try_from(durations.len()).unwrap() * per_mille + 999) / 1000;
            let exact = durations[usize::try_from(rank - 1).unwrap()];
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let ratio = read.max(exact) as f64 / read.min(exact) as f64;
            // A second is lost to whole numbers.
            prop_assert!(ratio < 1.0906 || (read - exact).abs() <= 1, "{read} for {exact}");
        }

        #[test]
        fn two_together_are_all_of_both(one in prop::collection::vec(0_i64..90_000, 0..40), other in prop::collection::vec(0_i64..90_000, 0..40)) {
            let mut both = spread(&one);
            both.merge(&spread(&other));
            prop_assert_eq!(&both, &spread(&[one, other].concat()));
            prop_assert_eq!(both.counts().iter().copied().collect::<Spread>(), both);
        }

        #[test]
        fn each_duration_lies_in_its_step(seconds in 0_i64..40_000_000) {
            let step = step_of(seconds);
            prop_assert!(begin(step) <= seconds && (step == LAST || seconds < begin(step + 1)));
        }
    }
}

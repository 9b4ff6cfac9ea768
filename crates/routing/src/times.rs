//! How long something took, over and over, in three numbers; and what length is to be expected of the next.

use serde::Deserialize;
use serde::Serialize;

use crate::chance::Chance;
use crate::normal::quantile;

/// How many observations of a coarser group what is known of it counts for in a finer one.
const BORROWED: f64 = 10.0;
const SHORTEST: f64 = 1.0;

/// How long something took, over and over. Times of service are lognormal to a good approximation (Brown et al., JASA 2005), so that the
/// count and two sums of logarithms say what is needed. They are added, merged, and fade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Times {
    /// How many; not a whole number once they have faded.
    pub count: f64,
    /// The sum of the natural logarithms of the seconds.
    pub sum_ln: f64,
    /// The sum of their squares.
    pub sum_ln_squared: f64,
}

impl Times {
    /// Adds one, in seconds; less than a second counts as one.
    pub fn add(&mut self, seconds: f64) {
        let ln = seconds.max(SHORTEST).ln();
        self.merge(&Times { count: 1.0, sum_ln: ln, sum_ln_squared: ln * ln });
    }

    /// Adds all of another group.
    pub fn merge(&mut self, other: &Times) {
        self.count += other.count;
        self.sum_ln += other.sum_ln;
        self.sum_ln_squared += other.sum_ln_squared;
    }

    /// Lets all that was added so far count only for this share of itself, so that what is recent counts more.
    pub fn fade(&mut self, share: f64) {
        self.count *= share;
        self.sum_ln *= share;
        self.sum_ln_squared *= share;
    }
}

/// What length is to be expected: a lognormal law.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Law {
    /// The mean of the logarithms of the seconds: the median's logarithm.
    pub ln_mean: f64,
    /// Their standard deviation.
    pub ln_deviation: f64,
}

impl Law {
    /// The law with this median, and with this deviation of the logarithms.
    pub fn around(median_seconds: f64, ln_deviation: f64) -> Law {
        Law { ln_mean: median_seconds.max(SHORTEST).ln(), ln_deviation }
    }

    /// What several groups say together, the finest first: each counts for as many as it has, and what the coarser ones say counts for ten
    /// more. `otherwise` is what is assumed where nothing is known.
    pub fn known(groups: &[Times], otherwise: Law) -> Law {
        groups.iter().rev().fold(otherwise, |coarser, group| {
            let count = group.count + BORROWED;
            let ln_mean = (group.sum_ln + BORROWED * coarser.ln_mean) / count;
            let own = group.sum_ln_squared - 2.0 * ln_mean * group.sum_ln + group.count * ln_mean * ln_mean;
            let borrowed = BORROWED * coarser.ln_deviation * coarser.ln_deviation;
            Law { ln_mean, ln_deviation: ((own.max(0.0) + borrowed) / count).sqrt() }
        })
    }

    /// The mean, in seconds.
    pub fn mean(&self) -> f64 {
        (self.ln_mean + self.ln_deviation * self.ln_deviation / 2.0).exp()
    }

    /// The squared coefficient of variation.
    pub fn variation(&self) -> f64 {
        (self.ln_deviation * self.ln_deviation).exp_m1()
    }

    /// Within how many seconds this share of them is over; the share is above 0 and below 1.
    pub fn within(&self, share: f64) -> f64 {
        (self.ln_mean + self.ln_deviation * quantile(share)).exp()
    }

    /// One of them by chance, in seconds.
    pub fn draw(&self, chance: &mut Chance) -> f64 {
        (self.ln_mean + self.ln_deviation * chance.normal()).exp()
    }
}

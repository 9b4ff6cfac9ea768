//! How many will come in a half hour, as an interval that holds nine of ten.

use serde::Deserialize;
use serde::Serialize;

use crate::Usual;
use crate::normal::quantile;

/// How many days of a coarser group what is known of it counts for in a finer one.
const BORROWED: f64 = 1.5;
/// How much of a day's surprise the level takes over, and how long surprises are remembered.
const TAKEN: f64 = 0.12;
const KEPT: f64 = 0.97;
const MISSES: f64 = 0.05;
/// Above this mean the counts are reckoned as normal.
const MANY: f64 = 400.0;

/// How many come in a half hour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrivals {
    /// On average.
    pub expected: f64,
    /// One day in twenty fewer come.
    pub least: u32,
    /// One day in twenty more come.
    pub most: u32,
}

/// How far recent days lay above or below what is usual, all half hours together, and how much single counts differ from what was expected
/// of them. One for each service at a centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// The logarithm of how many times as many come as is usual.
    pub ln: f64,
    /// What the squares of surprises had beyond chance, recent days counting more.
    pub surprise: f64,
    /// The squares of what was expected in the same half hours.
    pub expected_squared: f64,
}

impl Level {
    /// How many come of what is usual by `groups`, the finest first: this half hour on this kind of day (of the week, after a holiday, in
    /// Ramadan), this half hour on any day.
    pub fn forecast(&self, groups: &[Usual]) -> Arrivals {
        let expected = usual(groups) * self.ln.exp();
        // A count whose mean is itself uncertain by a share of it: Poisson and gamma together.
        let spread = (self.surprise / self.expected_squared.max(1.0)).clamp(0.0, 2.0);
        let (least, most) = if expected > MANY { of_many(expected, spread) } else { of_few(expected, spread) };
        Arrivals { expected, least, most }
    }

    /// Learns from a day: for each half hour what was usual (by the groups before that day was added to them), and how many came.
    pub fn learn(&mut self, day: &[(f64, u32)]) {
        let came: f64 = day.iter().map(|(_, came)| f64::from(*came)).sum();
        let expected: f64 = day.iter().map(|(usual, _)| usual).sum::<f64>() * self.ln.exp();
        for (usual, came) in day {
            let expected = usual * self.ln.exp();
            let missed = f64::from(*came) - expected;
            self.surprise = KEPT.powf(1.0 / day.len() as f64) * self.surprise + missed * missed - expected;
            self.expected_squared = KEPT.powf(1.0 / day.len() as f64) * self.expected_squared + expected * expected;
        }
        // A handful of customers says little of the level.
        let weight = TAKEN * expected / (expected + 5.0);
        self.ln += weight * ((came + 1.0) / (expected + 1.0)).ln();
    }
}

/// How many usually come, by groups, the finest first.
pub fn usual(groups: &[Usual]) -> f64 {
    let mean = |coarser: Option<f64>, group: &Usual| match coarser {
        Some(coarser) => Some((group.came + BORROWED * coarser) / (group.days + BORROWED)),
        None if group.days > 0.0 => Some(group.came / group.days),
        None => None,
    };
    groups.iter().rev().fold(None, mean).unwrap_or(0.0)
}

fn of_many(expected: f64, spread: f64) -> (u32, u32) {
    let side = quantile(1.0 - MISSES) * (expected + spread * expected * expected).sqrt();
    ((expected - side).max(0.0).round() as u32, (expected + side).round() as u32)
}

fn of_few(expected: f64, spread: f64) -> (u32, u32) {
    // Poisson is the negative binomial of a spread of nothing.
    let spread = spread.max(1e-6);
    let size = 1.0 / spread;
    let (mut chance, mut below) = ((-size * (expected * spread).ln_1p()).exp(), 0.0);
    let mut least = None;
    let mut count = 0_u32;
    loop {
        below += chance;
        if least.is_none() && below > MISSES {
            least = Some(count);
        }
        if below >= 1.0 - MISSES || count > 4000 {
            return (least.unwrap_or(0), count);
        }
        chance *= (f64::from(count) + size) / (f64::from(count) + 1.0) * expected / (expected + size);
        count += 1;
    }
}

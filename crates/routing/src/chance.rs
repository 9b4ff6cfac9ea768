//! Chance that repeats: SplitMix64 (Steele, Lea and Flood, 2014), made from numbers that are passed in.

use crate::normal::quantile;

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A stream of numbers that depends on nothing but what it was made from.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The stream of these numbers.
    pub fn of(parts: &[u64]) -> Chance {
        Chance(parts.iter().fold(0x51_7C_C1_B7, |state, part| mixed(state ^ part.wrapping_add(STEP))))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A number from 0 up to, not including, 1.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something happens that happens in this share of all times.
    pub fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// A number from `low` up to, not including, `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.share() * (high - low)
    }

    /// A whole number below `many`, which is above 0.
    pub fn below(&mut self, many: usize) -> usize {
        (self.bits() % many as u64) as usize
    }

    /// How long until something that comes by itself, on average every `mean`.
    pub fn until_next(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.share()).ln()
    }

    /// The normal distribution around 0 with deviation 1.
    pub fn normal(&mut self) -> f64 {
        quantile(self.share().max(1e-12))
    }

    /// How many come of those that come by themselves, `mean` on average.
    pub fn arrivals(&mut self, mean: f64) -> u32 {
        let mut many = 0;
        let mut spent = self.until_next(1.0);
        while spent < mean {
            many += 1;
            spent += self.until_next(1.0);
        }
        many
    }
}

/// Mixes the bits of a number.
pub(crate) fn mixed(number: u64) -> u64 {
    let z = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

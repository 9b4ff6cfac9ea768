//! Chance that repeats: SplitMix64 (Steele, Lea and Flood, 2014), one independent stream for each item of the workload.

/// A stream of numbers that depends on nothing but what it was made from.
pub struct Chance(u64);

impl Chance {
    /// The stream of item `index` of one kind, so that an item does not depend on how many others are made.
    pub fn of(seed: u64, kind: &str, index: u64) -> Self {
        let mut chance = Self(seed);
        for part in kind.bytes().map(u64::from).chain([index]) {
            chance.0 ^= part;
            chance.0 = chance.next();
        }
        chance
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` up to, not including, `high`.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low)
    }

    /// True `percent` times of a hundred.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.between(0, 100) < percent
    }

    /// One of `choices`, all equally likely.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.between(0, choices.len() as u64) as usize]
    }

    /// The index of one of `weights`, each as likely as its weight.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut rest = self.between(0, weights.iter().sum());
        weights
            .iter()
            .take_while(|weight| {
                if rest >= **weight {
                    rest -= **weight;
                    true
                } else {
                    false
                }
            })
            .count()
    }

    /// `count` different choices, in a chosen order.
    pub fn sample<'a, T>(&mut self, choices: &'a [T], count: usize) -> Vec<&'a T> {
        let mut left: Vec<&T> = choices.iter().collect();
        (0..count.min(choices.len())).map(|_| left.swap_remove(self.between(0, left.len() as u64) as usize)).collect()
    }

    /// `count` bytes that do not compress.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(count + 8);
        while bytes.len() < count {
            bytes.extend_from_slice(&self.next().to_le_bytes());
        }
        bytes.truncate(count);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn an_item_is_the_same_however_many_others_are_made() {
        let first: Vec<u64> = (0..3).map(|i| Chance::of(7, "case", i).next()).collect();
        assert_eq!(Chance::of(7, "case", 2).next(), first[2]);
        assert_ne!(Chance::of(8, "case", 2).next(), first[2]);
        assert_ne!(Chance::of(7, "mail", 2).next(), first[2]);
    }

    #[test]
    fn a_weight_of_nothing_is_never_picked() {
        let mut chance = Chance::of(7, "weights", 0);
        assert!((0..1000).all(|_| chance.weighted(&[3, 0, 7]) != 1));
    }
}

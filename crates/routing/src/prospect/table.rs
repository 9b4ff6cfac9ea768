//! A law as a table, from which lengths are drawn fast.

use crate::Known;
use crate::Law;
use crate::normal::quantile;

const SIZE: usize = 64;

/// Equally likely lengths of a law, in seconds, the shortest first.
struct Table([f64; SIZE]);

impl Table {
    fn of(law: &Law) -> Table {
        let length = |place| (law.ln_mean + law.ln_deviation * quantile((place as f64 + 0.5) / SIZE as f64)).exp();
        let mut lengths: [f64; SIZE] = std::array::from_fn(length);
        // The last stands for all that are longer, so that the mean is that of the law.
        lengths[SIZE - 1] += (law.mean() * SIZE as f64 - lengths.iter().sum::<f64>()).max(0.0);
        Table(lengths)
    }

    /// One of them, chosen by bits of chance.
    fn draw(&self, bits: u64) -> f64 {
        self.0[bits as usize % SIZE]
    }

    /// How much longer what has lasted for so long still lasts.
    fn rest(&self, age: f64, bits: u64) -> f64 {
        let shorter = self.0.partition_point(|length| *length <= age);
        // What lasts longer than any of the table lasts on as the longest of them do: the longer already, the longer still.
        let Some(longer) = self.0.get(shorter..).filter(|longer| !longer.is_empty()) else {
            let share = (bits % 1000) as f64 / 1000.0 + 0.000_5;
            return -(age * 0.25) * share.ln();
        };
        longer[bits as usize % longer.len()] - age
    }
}

/// What is to be expected of one who is called, as tables.
pub(super) struct Tables {
    busy: Table,
    missed: Table,
    /// The share of those who do not appear, of 2^32.
    misses: u64,
}

impl Tables {
    pub(super) fn of(known: &Known) -> Tables {
        let misses = (known.misses.clamp(0.0, 1.0) * (1_u64 << 32) as f64) as u64;
        Tables { busy: Table::of(&known.busy), missed: Table::of(&known.missed), misses }
    }

    /// For how long one who is called takes the counter, in seconds.
    pub(super) fn draw(&self, bits: u64) -> f64 {
        let table = if bits >> 32 < self.misses { &self.missed } else { &self.busy };
        table.draw(bits)
    }

    /// How much longer a counter is taken that has been taken for so long.
    pub(super) fn rest(&self, age: f64, bits: u64) -> f64 {
        self.busy.rest(age, bits)
    }
}

//! New ids: they grow with time, so that the newest rows lie together and lists are paged by key.

use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering;

use kernel::Timestamp;

/// Milliseconds since 2024-01-01 in the upper 41 bits, ten bits of node, twelve of sequence.
const EPOCH_MILLIS: i64 = 1_704_067_200_000;

/// Makes ids that are unique in the installation while each node has a number of its own (0–1023).
#[derive(Debug)]
pub(crate) struct Ids {
    last: AtomicI64,
    node: i64,
}

impl Ids {
    pub(crate) fn new(node: u16) -> Self {
        Self { last: AtomicI64::new(0), node: i64::from(node & 0x3ff) }
    }

    /// Never hands out an id at or below this one again: set from the newest row at start, should the clock have gone back.
    pub(crate) fn stay_above(&self, id: i64) {
        let ticks = ((id >> 22) << 12) | (id & 0xfff);
        self.last.fetch_max(ticks, Ordering::SeqCst);
    }

    pub(crate) fn next(&self, now: Timestamp) -> i64 {
        let wanted = (now.as_millisecond() - EPOCH_MILLIS).max(1) << 12;
        let mut ticks = 0;
        let _ = self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| {
            ticks = wanted.max(last + 1);
            Some(ticks)
        });
        self.id(ticks)
    }

    /// The newest id that was handed out, or an id below all.
    pub(crate) fn newest(&self) -> i64 {
        self.id(self.last.load(Ordering::SeqCst))
    }

    fn id(&self, ticks: i64) -> i64 {
        let (millis, sequence) = (ticks >> 12, ticks & 0xfff);
        (millis << 22) | (self.node << 12) | sequence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_goes_back() {
        let ids = Ids::new(3);
        let now = Timestamp::from_millisecond(EPOCH_MILLIS + 5_000).unwrap();
        let earlier = Timestamp::from_millisecond(EPOCH_MILLIS + 1_000).unwrap();
        let made: Vec<i64> = (0..5_000).map(|n| ids.next(if n % 2 == 0 { now } else { earlier })).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_start_with_a_clock_behind_the_newest_row_makes_newer_ids() {
        let before = Ids::new(0).next(Timestamp::from_millisecond(EPOCH_MILLIS + 9_000).unwrap());
        let restarted = Ids::new(0);
        restarted.stay_above(before);
        assert!(restarted.next(Timestamp::from_millisecond(EPOCH_MILLIS + 10).unwrap()) > before);
    }
}

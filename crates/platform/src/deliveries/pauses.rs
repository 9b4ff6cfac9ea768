//! How long a delivery waits after each attempt: longer each time, a little different for each, and not for ever.

use std::time::Duration;

/// The pauses of a kind of delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pauses {
    /// After the first attempt; it doubles with each.
    pub first: Duration,
    /// At most so long.
    pub longest: Duration,
    /// After so long in all, it is given up.
    pub total: Duration,
}

impl Pauses {
    /// For mail: one minute to one hour, four days in all (RFC 5321 §4.5.4.1 asks for four to five days).
    pub const MAIL: Pauses =
        Pauses { first: Duration::from_secs(60), longest: Duration::from_secs(3600), total: Duration::from_secs(4 * 86_400) };
    /// For webhooks: five seconds to six hours, three days in all.
    pub const WEBHOOK: Pauses =
        Pauses { first: Duration::from_secs(5), longest: Duration::from_secs(6 * 3600), total: Duration::from_secs(3 * 86_400) };
    /// For short messages that are of no use later: half a minute to five minutes, one hour in all.
    pub const MESSAGE: Pauses =
        Pauses { first: Duration::from_secs(30), longest: Duration::from_secs(300), total: Duration::from_secs(3600) };

    /// The pause after an attempt (from 1). `chance` spreads it over 80 to 120 parts in a hundred, so that what failed together does not
    /// come back together.
    pub fn after(&self, attempt: u32, chance: u64) -> Duration {
        let doubled = self.first.saturating_mul(1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX));
        let percent = u32::try_from(80 + chance % 41).unwrap_or(100);
        doubled.min(self.longest) * percent / 100
    }
}

/// A number that is spread evenly over a delivery's attempts, the same each time it is asked for.
pub(super) fn spread(id: i64, attempt: u32) -> u64 {
    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    let mut mixed = id.cast_unsigned().wrapping_add(u64::from(attempt).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_from_a_minute_to_an_hour() {
        let plain = |attempt| Pauses::MAIL.after(attempt, 20).as_secs();
        assert_eq!([1, 2, 3, 4, 5, 6, 7, 40].map(plain), [60, 120, 240, 480, 960, 1920, 3600, 3600]);
    }

    #[test]
    fn what_failed_together_does_not_come_back_together() {
        let pauses: std::collections::BTreeSet<_> = (0..100).map(|id| Pauses::MAIL.after(5, spread(id, 5))).collect();
        assert!(pauses.len() > 30, "{} different pauses", pauses.len());
        assert!(pauses.iter().all(|pause| (768..=1152).contains(&pause.as_secs())));
    }
}

//! Accumulating priority: the wait of those who have it counts faster, up to a bound, so that nobody is held back for long.

use std::cmp::Reverse;
use std::time::Duration;

use kernel::Timestamp;

use crate::Rules;
use crate::Work;

/// Where work stands in the order: the more it has accumulated, the earlier; then the longer it waits; then the older number.
pub type Ahead = (Reverse<Duration>, Timestamp, i64);

/// What a wait is worth: the wait itself, and for those with priority a part more, never above the bound.
pub fn priority(work: &Work, now: Timestamp, rules: &Rules) -> Duration {
    let waited = Duration::try_from(now.duration_since(work.since)).unwrap_or_default();
    let more = u128::from(work.rate.saturating_sub(100)) * waited.as_millis() / 100;
    let more = Duration::from_millis(u64::try_from(more).unwrap_or(u64::MAX));
    waited.saturating_add(more.min(rules.held_back))
}

pub(crate) fn ahead(work: &Work, now: Timestamp, rules: &Rules) -> Ahead {
    (Reverse(priority(work, now, rules)), work.since, work.id)
}

/// What waits, by its place, the next one first.
pub fn order(waiting: &[Work], now: Timestamp, rules: &Rules) -> Vec<usize> {
    let mut places: Vec<usize> = (0..waiting.len()).collect();
    places.sort_by_key(|place| ahead(&waiting[*place], now, rules));
    places
}

//! Accumulating priority: the wait of those who have it counts faster, up to a bound, so that nobody is held back for long.

use std::cmp::Reverse;
use std::time::Duration;

use kernel::Timestamp;

use crate::Rules;
use crate::Work;

/// Where work stands in the order: first what nobody may overtake any more; then the more it has accumulated, the earlier; then the longer it
/// waits; then the older number.
pub type Ahead = (bool, Reverse<Duration>, Timestamp, i64);

/// What a wait is worth: the wait itself, and for those with priority a part more, never above the bound.
pub fn priority(work: &Work, now: Timestamp, rules: &Rules) -> Duration {
    let waited = waited(work, now);
    let more = u128::from(work.rate.saturating_sub(100)) * waited.as_millis() / 100;
    let more = Duration::from_millis(u64::try_from(more).unwrap_or(u64::MAX));
    waited.saturating_add(more.min(rules.held_back))
}

/// Whether nobody who came later may go before it any more.
pub fn is_firm(work: &Work, now: Timestamp, rules: &Rules) -> bool {
    rules.firm_after.is_some_and(|firm_after| waited(work, now) >= firm_after)
}

fn waited(work: &Work, now: Timestamp) -> Duration {
    Duration::try_from(now.duration_since(work.since)).unwrap_or_default()
}

pub(crate) fn ahead(work: &Work, now: Timestamp, rules: &Rules) -> Ahead {
    // Whatever is older than something firm is firm too, so that both parts of the order agree.
    let is_firm = is_firm(work, now, rules);
    let worth = if is_firm { waited(work, now) } else { priority(work, now, rules) };
    (!is_firm, Reverse(worth), work.since, work.id)
}

/// What waits, by its place, the next one first.
pub fn order(waiting: &[Work], now: Timestamp, rules: &Rules) -> Vec<usize> {
    let mut places: Vec<usize> = (0..waiting.len()).collect();
    places.sort_by_key(|place| ahead(&waiting[*place], now, rules));
    places
}

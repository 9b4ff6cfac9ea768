//! In which entities somebody was at work of late. What counts as work is said by whoever asks: waiting for an answer, or writing something.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use kernel::EntityId;

/// Somebody is at work for so long after they were last seen to be.
pub(crate) const AT_WORK: Duration = Duration::from_secs(10);

/// When somebody of each entity was last seen at work, by the clock of whoever notes it.
pub(crate) struct AtWork<Moment>(Mutex<HashMap<EntityId, Moment>>);

impl<Moment> Default for AtWork<Moment> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<Moment: Copy> AtWork<Moment> {
    /// Somebody of this entity is at work.
    pub(crate) fn note(&self, entity: EntityId, now: Moment) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(entity, now);
    }

    /// Whether somebody of another entity is, by how long ago each was seen.
    pub(crate) fn are_others(&self, entity: EntityId, ago: impl Fn(Moment) -> Duration) -> bool {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().any(|(of, seen)| *of != entity && ago(*seen) < AT_WORK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_seen_at_work_is_so_for_ten_seconds_and_that_concerns_others() {
        let (at_work, calm, flooded) = (AtWork::default(), EntityId::new(2), EntityId::new(1));
        at_work.note(calm, 100);
        let is_so = |entity, now: u64| at_work.are_others(entity, |seen| Duration::from_secs(now - seen));
        assert!(is_so(flooded, 100) && is_so(flooded, 109) && !is_so(flooded, 110));
        assert!(!is_so(calm, 100), "nobody is another to themselves");
    }
}

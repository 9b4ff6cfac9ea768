//! How long each entity's letters have been written of late, and whether people of another entity are at work meanwhile.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use kernel::EntityId;
use kernel::Timestamp;

use crate::at_work::AtWork;

/// While people of others are at work, an entity's letters may be written for one part in so many of the time: of twenty who write a
/// note, less than one then meets what is being synced for these.
const PART: u32 = 40;
/// What is not used of it is saved up: so much is written at once, whoever is at work.
const SAVED: Duration = Duration::from_millis(400);
/// However long a flood was, no more than this is owed when somebody comes to work.
const OWED: Duration = Duration::from_millis(100);

/// What each entity's letters have used, and where people are at work.
#[derive(Default)]
pub(super) struct Allowances {
    letters: Mutex<HashMap<EntityId, Letters>>,
    /// Where a person wrote something: only what is written meets what is being synced for letters.
    people: AtWork<Timestamp>,
}

/// An entity's letters.
struct Letters {
    /// The time that they took and that is not regained, as of an instant.
    used: Duration,
    counted: Instant,
    /// So many are being written; however many these are, their time is counted once.
    under_way: usize,
}

impl Letters {
    /// Counts what was used and regained until now.
    fn count(&mut self, now: Instant) {
        let passed = now.saturating_duration_since(self.counted);
        let took = if self.under_way > 0 { passed } else { Duration::ZERO };
        self.used = (self.used + took).saturating_sub(passed / PART).min(SAVED + OWED);
        self.counted = now;
    }
}

/// How far two instants are apart: whoever wrote before a clock was put back is not at work until it has caught up.
fn between(one: Timestamp, other: Timestamp) -> Duration {
    other.duration_since(one).unsigned_abs()
}

impl Allowances {
    fn letters(&self) -> MutexGuard<'_, HashMap<EntityId, Letters>> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A person of this entity wrote something.
    pub(super) fn works(&self, entity: EntityId, now: Timestamp) {
        self.people.note(entity, now);
    }

    /// Whether people of another entity are at work.
    pub(super) fn are_others_at_work(&self, entity: EntityId, now: Timestamp) -> bool {
        self.people.are_others(entity, |wrote| between(wrote, now))
    }

    /// How long it will be until an entity's letters have used no more than they may; nothing if that is so.
    pub(super) fn overdrawn(&self, entity: EntityId, now: Instant) -> Option<Duration> {
        let mut all = self.letters();
        let letters = all.get_mut(&entity)?;
        letters.count(now);
        letters.used.checked_sub(SAVED).filter(|over| !over.is_zero()).map(|over| over * PART)
    }

    /// One of its letters begins to be written.
    pub(super) fn begin(&self, entity: EntityId, now: Instant) {
        let mut all = self.letters();
        let letters = all.entry(entity).or_insert(Letters { used: Duration::ZERO, counted: now, under_way: 0 });
        letters.count(now);
        letters.under_way += 1;
    }

    /// One of its letters is written, or will not be.
    pub(super) fn end(&self, entity: EntityId, now: Instant) {
        if let Some(letters) = self.letters().get_mut(&entity) {
            letters.count(now);
            letters.under_way -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOODED: EntityId = EntityId::new(1);
    const CALM: EntityId = EntityId::new(2);

    /// An entity's letters are written for so long; answers what is then overdrawn.
    fn writes(allowances: &Allowances, entity: EntityId, now: &mut Instant, took: Duration) -> Option<Duration> {
        allowances.begin(entity, *now);
        *now += took;
        allowances.end(entity, *now);
        allowances.overdrawn(entity, *now)
    }

    #[test]
    fn what_was_saved_up_is_written_at_once_and_then_one_part_in_forty() {
        let (allowances, mut now) = (Allowances::default(), Instant::now());
        assert_eq!(writes(&allowances, FLOODED, &mut now, Duration::from_millis(400)), None);
        assert!(writes(&allowances, FLOODED, &mut now, Duration::from_millis(100)).is_some());
        let mut written = Duration::ZERO;
        let hour_ends = now + Duration::from_secs(3600);
        while now < hour_ends {
            now += allowances.overdrawn(FLOODED, now).unwrap_or_default();
            assert_eq!(allowances.overdrawn(FLOODED, now), None, "who has waited so long may go on");
            writes(&allowances, FLOODED, &mut now, Duration::from_millis(7));
            written += Duration::from_millis(7);
        }
        assert!((Duration::from_secs(89)..Duration::from_secs(93)).contains(&written), "{written:?}");
        assert_eq!(allowances.overdrawn(CALM, now), None);
    }

    #[test]
    fn letters_that_are_written_at_a_time_are_counted_once_and_while_they_are() {
        let (allowances, begun) = (Allowances::default(), Instant::now());
        (0..12).for_each(|_| allowances.begin(FLOODED, begun));
        assert_eq!(allowances.overdrawn(FLOODED, begun + Duration::from_millis(400)), None);
        assert!(allowances.overdrawn(FLOODED, begun + Duration::from_millis(450)).is_some());
        (0..12).for_each(|_| allowances.end(FLOODED, begun + Duration::from_millis(450)));
        assert_eq!(allowances.overdrawn(FLOODED, begun + Duration::from_millis(2_500)), None, "less than 50 ms were owed");
    }

    #[test]
    fn however_long_a_flood_was_little_is_owed() {
        let (allowances, mut now) = (Allowances::default(), Instant::now());
        let owed = writes(&allowances, FLOODED, &mut now, Duration::from_secs(600));
        assert_eq!(owed, Some(OWED * PART));
        assert_eq!(allowances.overdrawn(FLOODED, now + OWED * PART), None);
    }

    #[test]
    fn who_wrote_something_is_at_work_for_ten_seconds_and_that_concerns_others() {
        let (allowances, noon) = (Allowances::default(), Timestamp::UNIX_EPOCH);
        allowances.works(CALM, noon);
        let is_so = |entity, seconds| allowances.are_others_at_work(entity, noon + Duration::from_secs(seconds));
        assert!(is_so(FLOODED, 0) && is_so(FLOODED, 9) && !is_so(FLOODED, 10));
        assert!(!is_so(CALM, 0), "nobody is another to themselves");
        assert!(!allowances.are_others_at_work(FLOODED, noon - Duration::from_secs(7200)), "the clock was put back");
    }
}

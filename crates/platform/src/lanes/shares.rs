//! How much of the processor each entity's people and machines used of late, and whether that was more than their share.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use kernel::EntityId;

use crate::at_work::AtWork;

/// What is not used of a share is saved up for so long: pages are opened in bursts.
const SAVED: Duration = Duration::from_secs(10);

/// For whom something is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Whose {
    /// The entity.
    pub entity: EntityId,
    /// On whose behalf.
    pub by: By,
}

/// On whose behalf something is computed. Each has a share of its own, so that an entity's people do not wait behind its machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Those who are signed in and wait for a page.
    People,
    /// Programs that call with a token.
    Programs,
    /// Messages that come in.
    Intake,
    /// What leaves.
    Deliveries,
}

impl By {
    /// One part in so many of the machine's processors may be used before it gives way to others.
    const fn part(self) -> u32 {
        if matches!(self, By::People) { 8 } else { 20 }
    }
}

/// What was used, and where somebody waits for an answer.
pub(crate) struct Shares {
    used: Mutex<HashMap<Whose, Used>>,
    /// Where somebody waited for an answer.
    at_work: AtWork<Instant>,
    processors: u32,
}

/// What was used and is not regained, as of an instant.
struct Used {
    time: Duration,
    at: Instant,
}

impl Default for Shares {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self { used: Mutex::default(), at_work: AtWork::default(), processors: u32::try_from(processors).unwrap_or(1) }
    }
}

impl Shares {
    /// Writes down that so much processor time was used by now.
    pub(crate) fn charge(&self, whose: Whose, took: Duration, now: Instant) {
        let mut all = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let used = all.entry(whose).or_insert(Used { time: Duration::ZERO, at: now });
        // However long a flood was, the whole share is there again after twice the time for which it is saved.
        used.time = (self.left(whose, used, now) + took).min(self.saved(whose) * 2);
        used.at = now;
    }

    /// Whether a share is used up. People give way only where somebody of another entity is at work: else they would but stand in one line
    /// with the machines of their own.
    pub(crate) fn gives_way(&self, whose: Whose, now: Instant) -> bool {
        let all = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let is_used_up = all.get(&whose).is_some_and(|used| self.left(whose, used, now) > self.saved(whose));
        drop(all);
        is_used_up && (whose.by != By::People || self.are_others_at_work(whose.entity, now))
    }

    /// Somebody of an entity waits for an answer, in person or by a program.
    pub(crate) fn works(&self, entity: EntityId, now: Instant) {
        self.at_work.note(entity, now);
    }

    fn are_others_at_work(&self, entity: EntityId, now: Instant) -> bool {
        self.at_work.are_others(entity, |since| now.saturating_duration_since(since))
    }

    /// What of it is not yet regained.
    fn left(&self, whose: Whose, used: &Used, now: Instant) -> Duration {
        used.time.saturating_sub(now.saturating_duration_since(used.at) * self.processors / whose.by.part())
    }

    /// The most that is saved up.
    fn saved(&self, whose: Whose) -> Duration {
        SAVED * self.processors / whose.by.part()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::at_work::AT_WORK;

    const FLOODED: Whose = Whose { entity: EntityId::new(1), by: By::Intake };
    const CALM: Whose = Whose { entity: EntityId::new(2), by: By::Intake };
    const PEOPLE: Whose = Whose { entity: EntityId::new(1), by: By::People };
    const OTHERS: Whose = Whose { entity: EntityId::new(2), by: By::People };

    fn two_processors() -> Shares {
        Shares { used: Mutex::default(), at_work: AtWork::default(), processors: 2 }
    }

    #[test]
    fn who_uses_more_than_a_share_for_long_gives_way_and_nobody_else() {
        let (shares, begun) = (two_processors(), Instant::now());
        for second in 0..60 {
            let now = begun + Duration::from_secs(second);
            shares.charge(FLOODED, Duration::from_millis(1_900), now);
            shares.charge(CALM, Duration::from_millis(90), now);
            shares.charge(PEOPLE, Duration::from_millis(240), now);
            assert!(!shares.gives_way(CALM, now) && !shares.gives_way(PEOPLE, now), "second {second}");
            assert!(shares.gives_way(FLOODED, now), "second {second}");
        }
    }

    #[test]
    fn a_burst_is_what_was_saved_up_and_a_share_comes_back_however_long_the_flood_was() {
        let (shares, begun) = (two_processors(), Instant::now());
        shares.charge(CALM, Duration::from_millis(999), begun);
        assert!(!shares.gives_way(CALM, begun));
        (0..1000).for_each(|_| shares.charge(FLOODED, Duration::from_secs(1), begun));
        assert!(shares.gives_way(FLOODED, begun + Duration::from_secs(9)));
        assert!(!shares.gives_way(FLOODED, begun + Duration::from_secs(11)));
    }

    #[test]
    fn people_who_use_more_than_a_share_give_way_while_somebody_of_another_entity_is_at_work() {
        let (shares, begun) = (two_processors(), Instant::now());
        shares.charge(PEOPLE, Duration::from_secs(5), begun);
        shares.charge(OTHERS, Duration::from_millis(4), begun);
        shares.works(PEOPLE.entity, begun);
        assert!(!shares.gives_way(PEOPLE, begun), "only pages that nobody waits for were served for the other");
        shares.works(OTHERS.entity, begun);
        assert!(shares.gives_way(PEOPLE, begun) && !shares.gives_way(OTHERS, begun));
        let later = begun + AT_WORK;
        shares.charge(PEOPLE, Duration::from_secs(5), later);
        assert!(!shares.gives_way(PEOPLE, later), "the other's people have gone");
    }
}

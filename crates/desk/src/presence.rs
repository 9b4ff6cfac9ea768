//! Who else is on a case and who writes: leases in memory that end by themselves. Nothing of it is kept, and no event says it.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Timestamp;

use crate::CaseId;

/// A page says that it is there every twenty seconds; one that says nothing for so long is gone.
const STAYS: Duration = Duration::from_secs(45);
/// Whoever typed nothing for so long does not write.
const WRITES: Duration = Duration::from_secs(8);
/// When so many cases are looked at, those that nobody looks at any more are swept out.
const MANY: usize = 2_000;

/// How long somebody is there, and how long they write.
#[derive(Clone, Copy, Debug)]
struct Lease {
    stays: Timestamp,
    writes: Timestamp,
}

/// Who is on which case, as this node has heard from its own pages and from other nodes.
#[derive(Debug, Default)]
pub(crate) struct Presence(Mutex<HashMap<(EntityId, CaseId), BTreeMap<EmployeeId, Lease>>>);

/// What a page says of the one who looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// They are there.
    Here,
    /// They write.
    Writing,
    /// They have gone.
    Gone,
}

impl Says {
    const ALL: [Says; 3] = [Says::Here, Says::Writing, Says::Gone];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Says::Here => "here",
            Says::Writing => "writing",
            Says::Gone => "gone",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Says> {
        Says::ALL.into_iter().find(|says| says.key() == key)
    }
}

impl Presence {
    /// Takes note; answers whether that is news to the others.
    pub(crate) fn note(&self, place: (EntityId, CaseId), employee: EmployeeId, says: Says, now: Timestamp) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() > MANY {
            all.retain(|_, people| people.values().any(|lease| lease.stays > now));
        }
        let people = all.entry(place).or_default();
        people.retain(|_, lease| lease.stays > now);
        let before = people.get(&employee).map(|lease| lease.writes > now);
        match says {
            Says::Gone => drop(people.remove(&employee)),
            Says::Here | Says::Writing => {
                let written = people.get(&employee).map_or(now, |lease| lease.writes);
                let writes = if says == Says::Writing { now + WRITES } else { written };
                people.insert(employee, Lease { stays: now + STAYS, writes });
            }
        }
        let after = people.get(&employee).map(|lease| lease.writes > now);
        if people.is_empty() {
            all.remove(&place);
        }
        before != after
    }

    /// The others on a case, and whether each writes.
    pub(crate) fn others(&self, place: (EntityId, CaseId), me: EmployeeId, now: Timestamp) -> Vec<(EmployeeId, bool)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let people = all.get(&place).into_iter().flatten();
        people.filter(|(one, lease)| **one != me && lease.stays > now).map(|(one, lease)| (*one, lease.writes > now)).collect()
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + seconds).unwrap()
    }

    #[test]
    fn whoever_says_nothing_is_gone_and_whoever_types_nothing_does_not_write() {
        let (presence, place, mona, salem) = (Presence::default(), (Id::new(1), Id::new(7)), Id::new(11), Id::new(12));
        assert!(presence.note(place, mona, Says::Here, at(0)), "she is news");
        assert!(!presence.note(place, mona, Says::Here, at(20)), "that she is still there is none");
        assert!(presence.note(place, mona, Says::Writing, at(21)));
        assert_eq!(presence.others(place, salem, at(22)), [(mona, true)]);
        assert_eq!(presence.others(place, salem, at(30)), [(mona, false)]);
        assert_eq!(presence.others(place, mona, at(22)), [], "nobody is told of themselves");
        assert_eq!(presence.others((Id::new(2), Id::new(7)), salem, at(22)), [], "of another entity");
        assert_eq!(presence.others(place, salem, at(67)), []);
        assert!(presence.note(place, salem, Says::Here, at(70)) && presence.note(place, salem, Says::Gone, at(71)));
        assert!(presence.0.lock().unwrap().is_empty(), "nothing is kept");
    }
}

//! What a rule may look at: the recorded events of one interaction, and the instant of judging.

use kernel::EmployeeId;
use kernel::Recorded;
use kernel::Timestamp;

/// Everything recorded about one interaction, oldest first, and the instant of judging.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The events, oldest first.
    pub events: &'a [Recorded],
    /// The instant of judging, UTC; rules know no other present.
    pub now: Timestamp,
}

impl<'a> Facts<'a> {
    /// The events of a kind, oldest first.
    pub fn of_kind(&self, kind: &str) -> impl DoubleEndedIterator<Item = &'a Recorded> {
        self.events.iter().filter(move |event| event.kind == kind)
    }

    /// The oldest event of a kind.
    pub fn first(&self, kind: &str) -> Option<&'a Recorded> {
        self.of_kind(kind).next()
    }

    /// The newest event of a kind.
    pub fn last(&self, kind: &str) -> Option<&'a Recorded> {
        self.of_kind(kind).next_back()
    }

    /// Whether an event of a kind was recorded.
    pub fn has(&self, kind: &str) -> bool {
        self.first(kind).is_some()
    }

    /// The events recorded after another one, oldest first.
    pub fn after(&self, event: &Recorded) -> impl DoubleEndedIterator<Item = &'a Recorded> {
        let seq = event.seq;
        self.events.iter().filter(move |later| later.seq > seq)
    }
}

/// The employee whose act an event was, from the actor's name `employee:12`; none for a customer or a part of Daleel.
pub fn employee_of(event: &Recorded) -> Option<EmployeeId> {
    event.actor.strip_prefix("employee:")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use kernel::Who;

    use super::*;
    use crate::judgement::tests::recorded;

    #[test]
    fn the_oldest_and_the_newest_of_a_kind_are_found_among_others() {
        let events = [recorded(1, "email.received"), recorded(2, "email.reply-sent"), recorded(3, "email.received")];
        let facts = Facts { events: &events, now: Timestamp::UNIX_EPOCH };
        assert_eq!(facts.first("email.received").unwrap().seq, 1);
        assert_eq!(facts.last("email.received").unwrap().seq, 3);
        assert_eq!(facts.of_kind("email.received").count(), 2);
        assert!(facts.has("email.reply-sent") && !facts.has("call.answered"));
        assert_eq!(facts.after(&events[0]).map(|event| event.seq).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn only_an_employees_act_names_an_employee() {
        let mut event = recorded(1, "email.reply-sent");
        event.actor = Who::Employee(EmployeeId::new(12)).key();
        assert_eq!(employee_of(&event), Some(EmployeeId::new(12)));
        for actor in ["customer:12", "system:clock", "anyone", "employee:", "employee:twelve"] {
            event.actor = actor.into();
            assert_eq!(employee_of(&event), None, "{actor}");
        }
    }
}

//! What a slice declares: the rules that judge a clause, and the other means by which it stands behind one.

use crate::By;
use crate::Clause;
use crate::Facts;
use crate::Judgement;

/// A pure rule over the events of one interaction.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The clause's id.
    pub clause: &'static str,
    /// Grows when the rule would judge the same events otherwise. Findings keep it.
    pub version: u32,
    /// The kinds of events that wake it.
    pub on: &'static [&'static str],
    /// Judges; none when there is nothing to say yet.
    pub judge: fn(&Facts<'_>) -> Option<Judgement>,
    /// The story test that keeps the clause: `email::answers_in_time`.
    pub kept_by: &'static str,
    /// The story test that breaks it.
    pub broken_by: &'static str,
}

impl Rule {
    /// The first version of a rule of a clause: what wakes it, how it judges, and the stories that keep and break the clause.
    pub const fn new(
        clause: &'static str,
        on: &'static [&'static str],
        judge: fn(&Facts<'_>) -> Option<Judgement>,
        kept_by: &'static str,
        broken_by: &'static str,
    ) -> Rule {
        Rule { clause, version: 1, on, judge, kept_by, broken_by }
    }

    /// The clause it judges; none when the register has no such id, which a test of every slice forbids.
    pub fn clause(&self) -> Option<&'static Clause> {
        crate::clause(self.clause)
    }

    /// Whether an event of this kind wakes it.
    pub fn wakes_on(&self, kind: &str) -> bool {
        self.on.contains(&kind)
    }
}

/// What a slice really does for a clause, apart from judging it.
#[derive(Clone, Copy, Debug)]
pub struct Means {
    /// The clause's id.
    pub clause: &'static str,
    /// In which of the ways.
    pub by: By,
    /// The key of the text that says how, in both languages.
    pub note: &'static str,
}

#[cfg(test)]
mod tests {
    use kernel::Timestamp;

    use super::*;
    use crate::Outcome;
    use crate::judgement::tests::recorded;

    fn answered(facts: &Facts<'_>) -> Option<Judgement> {
        let asked = facts.first("email.received")?;
        Some(Judgement::met(&[asked, facts.first("email.reply-sent")?]))
    }

    #[test]
    fn a_rule_says_nothing_until_its_events_have_happened() {
        let rule = Rule {
            clause: "6.email.sla",
            version: 1,
            on: &["email.reply-sent"],
            judge: answered,
            kept_by: "a_reply_in_time",
            broken_by: "a_late_reply",
        };
        let events = [recorded(1, "email.received"), recorded(2, "email.reply-sent")];
        let now = Timestamp::UNIX_EPOCH;
        assert!((rule.judge)(&Facts { events: &events[..1], now }).is_none());
        assert_eq!((rule.judge)(&Facts { events: &events, now }).unwrap().outcome(), Outcome::Met);
        assert!(rule.wakes_on("email.reply-sent") && !rule.wakes_on("email.received"));
        assert_eq!(rule.clause().unwrap().chapter, 6);
    }
}

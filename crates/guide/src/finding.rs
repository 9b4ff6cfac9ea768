//! A finding (نتيجة): a judgement as it is kept, with the versions it was made under, so that a published score never changes when a rule does.

use kernel::EmployeeId;
use kernel::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use crate::Judgement;
use crate::Outcome;
use crate::REGISTER_VERSION;
use crate::Rule;

/// What a rule said of a clause in one interaction, at the time and by the versions of then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The clause's id.
    pub clause: String,
    /// The version of the rule that judged.
    pub rule_version: u32,
    /// The version of the register in force.
    pub register_version: String,
    /// What is said.
    pub outcome: Outcome,
    /// The events that prove it, by their places in the stream, ascending.
    pub evidence: Vec<i64>,
    /// The employee whose act it was.
    pub employee: Option<EmployeeId>,
    /// When it was judged, or seen where that was before; UTC.
    pub at: Timestamp,
}

impl Finding {
    /// The finding of a rule's judgement, made at an instant.
    pub fn new(rule: &Rule, judgement: &Judgement, at: Timestamp) -> Self {
        Self {
            clause: rule.clause.into(),
            rule_version: rule.version,
            register_version: REGISTER_VERSION.into(),
            outcome: judgement.outcome(),
            evidence: judgement.evidence().to_vec(),
            employee: judgement.employee(),
            at: judgement.when_seen().unwrap_or(at),
        }
    }

    /// Whether the other one says the same on the same evidence, whenever it was judged.
    pub fn says_the_same(&self, other: &Finding) -> bool {
        let said = |finding: &Finding| (finding.outcome, finding.employee);
        self.clause == other.clause
            && self.rule_version == other.rule_version
            && said(self) == said(other)
            && self.evidence == other.evidence
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::tests::recorded;

    const RULE: Rule = Rule { clause: "6.email.sla", version: 3, on: &[], judge: |_| None, kept_by: "in_time", broken_by: "too_late" };

    #[test]
    fn a_finding_keeps_the_versions_it_was_made_under() {
        let sent = recorded(8, "email.reply-sent");
        let finding = Finding::new(&RULE, &Judgement::met(&[&sent]), Timestamp::UNIX_EPOCH);
        assert_eq!((finding.rule_version, finding.register_version.as_str()), (3, "unified-guide/1"));
        let text = serde_json::to_string(&finding).unwrap();
        assert_eq!(serde_json::from_str::<Finding>(&text).unwrap(), finding);
    }

    #[test]
    fn a_finding_made_again_on_the_same_evidence_says_the_same() {
        let sent = recorded(8, "email.reply-sent");
        let first = Finding::new(&RULE, &Judgement::met(&[&sent]), Timestamp::UNIX_EPOCH);
        let later = Finding::new(&RULE, &Judgement::met(&[&sent]), Timestamp::MAX);
        let other = Finding::new(&RULE, &Judgement::missed(&[&sent]), Timestamp::MAX);
        assert!(first.says_the_same(&later) && !first.says_the_same(&other));
    }

    #[test]
    fn what_was_seen_before_it_was_recorded_is_of_then() {
        let found = recorded(8, "centre.walk-found");
        let seen = Timestamp::UNIX_EPOCH;
        let finding = |at: Option<Timestamp>| Finding::new(&RULE, &Judgement::missed(&[&found]).seen_at(at), Timestamp::MAX);
        assert_eq!((finding(Some(seen)).at, finding(None).at), (seen, Timestamp::MAX));
    }
}

//! What a rule says of a clause in one interaction, with the events that prove it.

use kernel::EmployeeId;
use kernel::Recorded;
use kernel::Timestamp;

use crate::Outcome;
use crate::employee_of;

/// A rule's word. Its fields are closed, so that nothing can be called met or missed without the events that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    outcome: Outcome,
    evidence: Vec<i64>,
    employee: Option<EmployeeId>,
    seen_at: Option<Timestamp>,
}

impl Judgement {
    /// The duty was kept, and these events show it. Without any event it is only not observed.
    pub fn met(evidence: &[&Recorded]) -> Self {
        Self::shown(Outcome::Met, evidence)
    }

    /// The duty was not kept, and these events show it. Without any event it is only not observed.
    pub fn missed(evidence: &[&Recorded]) -> Self {
        Self::shown(Outcome::Missed, evidence)
    }

    /// Met when `kept`, missed otherwise, on the same evidence.
    pub fn met_if(kept: bool, evidence: &[&Recorded]) -> Self {
        if kept { Self::met(evidence) } else { Self::missed(evidence) }
    }

    /// The duty did not arise; events may show why.
    pub fn not_applicable(evidence: &[&Recorded]) -> Self {
        Self { outcome: Outcome::NotApplicable, evidence: seqs(evidence), employee: None, seen_at: None }
    }

    /// The duty arose and nothing shows whether it was kept; events may show that it arose.
    pub fn not_observed(evidence: &[&Recorded]) -> Self {
        Self { outcome: Outcome::NotObserved, evidence: seqs(evidence), employee: None, seen_at: None }
    }

    /// Names the employee whose act it was, where the newest act in the evidence does not tell.
    pub fn of_employee(mut self, employee: Option<EmployeeId>) -> Self {
        self.employee = employee;
        self
    }

    /// Names the instant at which it was seen, where what shows it was recorded later: it counts for that day.
    pub fn seen_at(mut self, at: Option<Timestamp>) -> Self {
        self.seen_at = at;
        self
    }

    /// What is said.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The events that prove it, by their places in the stream, ascending.
    pub fn evidence(&self) -> &[i64] {
        &self.evidence
    }

    /// The employee whose act it was; none when it is the entity's or a part's own.
    pub fn employee(&self) -> Option<EmployeeId> {
        self.employee
    }

    /// When it was seen; none where that was when it was recorded.
    pub fn when_seen(&self) -> Option<Timestamp> {
        self.seen_at
    }

    fn shown(outcome: Outcome, evidence: &[&Recorded]) -> Self {
        if evidence.is_empty() {
            return Self::not_observed(evidence);
        }
        let newest_act = evidence.iter().filter(|event| employee_of(event).is_some()).max_by_key(|event| event.seq);
        Self { outcome, evidence: seqs(evidence), employee: newest_act.and_then(|event| employee_of(event)), seen_at: None }
    }
}

fn seqs(evidence: &[&Recorded]) -> Vec<i64> {
    let mut seqs: Vec<i64> = evidence.iter().map(|event| event.seq).collect();
    seqs.sort_unstable();
    seqs.dedup();
    seqs
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn recorded(seq: i64, kind: &str) -> Recorded {
        Recorded {
            seq,
            at: Timestamp::UNIX_EPOCH,
            entity: None,
            actor: "system:clock".into(),
            kind: kind.into(),
            case: Some(1),
            interaction: Some(1),
            thing: None,
            data: serde_json::Value::Null,
        }
    }

    #[test]
    fn nothing_is_met_or_missed_without_evidence() {
        for judgement in [Judgement::met(&[]), Judgement::missed(&[]), Judgement::met_if(true, &[])] {
            assert_eq!(judgement.outcome(), Outcome::NotObserved);
        }
    }

    #[test]
    fn the_newest_employee_in_the_evidence_is_whose_act_it_was() {
        let received = recorded(4, "email.received");
        let mut taken = recorded(5, "email.taken");
        let mut sent = recorded(9, "email.reply-sent");
        taken.actor = "employee:3".into();
        sent.actor = "employee:7".into();
        let judgement = Judgement::met(&[&sent, &received, &taken, &sent]);
        assert_eq!(judgement.employee(), Some(EmployeeId::new(7)));
        assert_eq!(judgement.evidence(), [4, 5, 9]);
    }

    #[test]
    fn a_rule_can_name_whose_act_it_was() {
        let late = recorded(1, "email.clock-ran-out");
        let judgement = Judgement::missed(&[&late]).of_employee(Some(EmployeeId::new(2)));
        assert_eq!(judgement.employee(), Some(EmployeeId::new(2)));
        assert_eq!(Judgement::missed(&[&late]).employee(), None);
    }
}

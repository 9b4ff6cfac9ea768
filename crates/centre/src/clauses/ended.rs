//! How a visit ended: whether the customer was told which steps were taken (4.after.steps-taken).

use guide::Facts;
use guide::Judgement;
use guide::Rule;
use guide::employee_of;
use kernel::EmployeeId;
use kernel::Recorded;

use super::BEGAN;
use super::COMPLETED;
use super::MOVED;

/// The customer was told what was done, by some way.
const TOLD: &str = "centre.outcome-told";

/// The rule, with the story that keeps it and the one that breaks it.
pub(super) fn rules() -> Vec<Rule> {
    vec![Rule::new(
        "4.after.steps-taken",
        &[COMPLETED, TOLD, MOVED],
        told,
        "a_customer_to_whom_what_was_done_was_sent_was_told_the_steps",
        "a_visit_that_nobody_completed_before_the_night_told_no_steps",
    )]
}

/// What was done went to the customer before they left. That it was to be printed, or was said in words, is the word of whoever served: nothing
/// shows whether the customer has it. A visit that nobody completed on its day told nothing.
fn told(facts: &Facts<'_>) -> Option<Judgement> {
    if let Some(told) = facts.last(TOLD) {
        let is_sent = ["text", "letter"].iter().any(|way| told.data["how"] == *way);
        let found = if is_sent { Judgement::met(&[told]) } else { Judgement::not_observed(&[told]) };
        return Some(found.of_employee(employee_of(told)));
    }
    if let Some(done) = facts.last(COMPLETED) {
        return Some(Judgement::not_observed(&[done]).of_employee(employee_of(done)));
    }
    let over = facts.of_kind(MOVED).rfind(|moved| moved.data["how"] == "day-over")?;
    Some(Judgement::missed(&[over]).of_employee(served_last(facts)))
}

/// Whoever served the customer last: with whom the visit began, or who stepped in.
fn served_last(facts: &Facts<'_>) -> Option<EmployeeId> {
    let serves = |event: &&Recorded| event.kind == BEGAN || (event.kind == MOVED && event.data["how"] == "stepped-in");
    facts.events.iter().rfind(serves).and_then(employee_of)
}

#[cfg(test)]
mod tests {
    use guide::Outcome;
    use kernel::Timestamp;
    use serde_json::Value;
    use serde_json::json;

    use super::*;

    fn event(seq: i64, actor: &str, kind: &str, data: Value) -> Recorded {
        Recorded {
            seq,
            at: Timestamp::UNIX_EPOCH,
            entity: None,
            actor: actor.into(),
            kind: kind.into(),
            case: Some(1),
            interaction: Some(2),
            thing: None,
            data,
        }
    }

    fn judged(events: &[Recorded]) -> Option<(Outcome, Option<EmployeeId>)> {
        told(&Facts { events, now: Timestamp::MAX }).map(|judged| (judged.outcome(), judged.employee()))
    }

    #[test]
    fn what_was_said_in_words_or_was_to_be_printed_is_not_observed() {
        for (how, outcome) in
            [("text", Outcome::Met), ("letter", Outcome::Met), ("paper", Outcome::NotObserved), ("words", Outcome::NotObserved)]
        {
            let events = [event(1, "employee:12", COMPLETED, json!({})), event(2, "employee:12", TOLD, json!({ "how": how }))];
            assert_eq!(judged(&events), Some((outcome, Some(EmployeeId::new(12)))), "{how}");
        }
    }

    #[test]
    fn a_visit_that_the_night_ended_is_of_whoever_served_last() {
        let events = [
            event(1, "employee:12", BEGAN, json!({})),
            event(2, "employee:7", MOVED, json!({ "how": "stepped-in" })),
            event(3, "system:clock", MOVED, json!({ "how": "day-over" })),
        ];
        assert_eq!(judged(&events), Some((Outcome::Missed, Some(EmployeeId::new(7)))));
        assert_eq!(judged(&events[..2]), None, "nothing is said while it goes on");
    }
}

//! The rules that the shared work itself shows, whatever the channel: promises are followed through, colleagues help each other.

use guide::By;
use guide::Facts;
use guide::Judgement;
use guide::Means;
use guide::Rule;
use kernel::EmployeeId;
use kernel::Recorded;

use crate::abuse::judged;

const ENDED: &str = "desk.promise-ended";
const ANSWERED: &str = "desk.colleague-answered";
const UNANSWERED: &str = "desk.question-late";
const ENTITY_ANSWERED: &str = "desk.entity-answered";
const LATE: &str = "desk.case-late";
const DUE_CHANGED: &str = "desk.due-changed";
const HANDED_AROUND: &str = "desk.handed-around";
const CLOSED: &str = "desk.case-closed";
const CAME_BACK: &str = "desk.case-came-back";
const REOPENED: &str = "desk.case-reopened";
const TO_TELL: &str = "desk.promise-to-tell";
const KEPT_TOLD: &str = "desk.promise-told";
const UNTOLD: &str = "desk.promise-untold";

/// The rules, each with the story that keeps it and the one that breaks it.
pub(crate) fn rules() -> Vec<Rule> {
    let of_colleagues = [
        Rule {
            clause: "3.human.empathy",
            version: 1,
            on: &[ENDED],
            judge: follows_through,
            kept_by: "a_promise_that_is_kept_follows_the_request_through",
            broken_by: "a_promise_whose_time_passed_breaks_the_clause",
        },
        Rule {
            clause: "2.value.cooperation",
            version: 1,
            on: &[ANSWERED, UNANSWERED],
            judge: helps_colleagues,
            kept_by: "a_colleague_who_answers_in_time_keeps_the_clause",
            broken_by: "a_question_that_a_colleague_leaves_breaks_the_clause",
        },
    ];
    of_colleagues.into_iter().chain(of_the_customer()).chain(of_employees()).chain([judged::RULE]).collect()
}

/// Those of the one who serves.
fn of_employees() -> [Rule; 2] {
    [
        Rule {
            clause: "3.human.care",
            version: 1,
            on: &[TO_TELL, KEPT_TOLD, UNTOLD],
            judge: cares,
            kept_by: "a_customer_who_hears_that_a_promise_was_kept_is_cared_for",
            broken_by: "a_customer_who_does_not_hear_of_it_within_a_day_is_not",
        },
        Rule {
            clause: "2.value.qualified",
            version: 1,
            on: &[ENTITY_ANSWERED],
            judge: knows_the_service,
            kept_by: "whoever_answers_about_a_service_they_are_qualified_for_keeps_the_clause",
            broken_by: "whoever_answers_about_a_service_of_others_breaks_the_clause",
        },
    ]
}

/// Those of what the customer sees of it.
fn of_the_customer() -> [Rule; 3] {
    [
        Rule {
            clause: "2.duty.save-time",
            version: 1,
            on: &[ENTITY_ANSWERED, LATE, DUE_CHANGED, HANDED_AROUND],
            judge: saves_time,
            kept_by: "an_answer_by_its_time_saves_the_customers_time",
            broken_by: "a_time_that_passed_or_a_case_that_was_handed_around_wastes_it",
        },
        Rule {
            clause: "2.value.meet-needs",
            version: 1,
            on: &[CLOSED, CAME_BACK, REOPENED],
            judge: meets_needs,
            kept_by: "a_case_that_is_answered_and_closed_met_the_need",
            broken_by: "a_customer_who_must_write_again_breaks_the_clause",
        },
        Rule {
            clause: "2.duty.qualified-team",
            version: 1,
            on: &[ENTITY_ANSWERED],
            judge: is_served_by_qualified,
            kept_by: "an_answer_of_somebody_qualified_keeps_the_clause",
            broken_by: "an_answer_of_somebody_who_is_not_qualified_breaks_the_clause",
        },
    ]
}

fn employee(event: &Recorded, field: &str) -> Option<EmployeeId> {
    event.data[field].as_i64().map(EmployeeId::new)
}

/// Following a request through means that what the customer was promised was done by then.
fn follows_through(facts: &Facts<'_>) -> Option<Judgement> {
    let (kept, broken): (Vec<&Recorded>, Vec<&Recorded>) = facts.of_kind(ENDED).partition(|ended| ended.data["is_kept"] == true);
    let shown = if broken.is_empty() { &kept } else { &broken };
    let owner = employee(shown.last()?, "owner");
    Some(Judgement::met_if(broken.is_empty(), shown).of_employee(owner))
}

/// A colleague who is asked about a customer's matter answers by the time that was asked for.
fn helps_colleagues(facts: &Facts<'_>) -> Option<Judgement> {
    let in_time: Vec<&Recorded> = facts.of_kind(ANSWERED).filter(|answer| answer.data["is_kept"] == true).collect();
    let late: Vec<&Recorded> =
        facts.of_kind(UNANSWERED).chain(facts.of_kind(ANSWERED).filter(|answer| answer.data["is_kept"] == false)).collect();
    let shown = if late.is_empty() { &in_time } else { &late };
    let colleague = employee(shown.last()?, "colleague");
    Some(Judgement::met_if(late.is_empty(), shown).of_employee(colleague))
}

/// The due times that passed without an answer, and what took others of them back: a correction of the calendar that moves a due time after
/// it had passed means that it was not missed.
pub fn missed_times<'f>(facts: &Facts<'f>) -> (Vec<&'f Recorded>, Vec<&'f Recorded>) {
    let taken_back: Vec<&Recorded> = facts.of_kind(DUE_CHANGED).filter(|moved| !moved.data["late_at"].is_null()).collect();
    let is_missed = |late: &&Recorded| !taken_back.iter().any(|moved| moved.seq > late.seq && moved.data["late_at"] == late.data["due_at"]);
    (facts.of_kind(LATE).filter(is_missed).collect(), taken_back)
}

/// Each answer came by its time, none is overdue, and the case was not handed from one to the next.
fn saves_time(facts: &Facts<'_>) -> Option<Judgement> {
    let (missed, taken_back) = missed_times(facts);
    let (in_time, late): (Vec<&Recorded>, Vec<&Recorded>) = facts
        .of_kind(ENTITY_ANSWERED)
        .filter(|answer| answer.data["is_in_time"].is_boolean())
        .partition(|answer| answer.data["is_in_time"] == true);
    let wasted: Vec<&Recorded> = missed.into_iter().chain(late).chain(facts.of_kind(HANDED_AROUND)).collect();
    let judgement = match (wasted.is_empty(), in_time.is_empty(), taken_back.is_empty()) {
        (false, ..) => Judgement::missed(&wasted),
        (true, false, _) => Judgement::met(&in_time),
        (true, true, false) => Judgement::not_observed(&taken_back),
        (true, true, true) => return None,
    };
    Some(judgement.of_employee(None))
}

/// What was answered and closed stays so: a customer who writes again within fourteen days did not get what they needed.
fn meets_needs(facts: &Facts<'_>) -> Option<Judgement> {
    let closed: Vec<&Recorded> = facts.of_kind(CLOSED).filter(|closed| closed.data["is_answered"] == true).collect();
    let newest = *closed.last()?;
    let back: Vec<&Recorded> = facts.of_kind(CAME_BACK).filter(|back| back.data["is_soon"] == true).collect();
    if let Some(last) = back.last() {
        return Some(Judgement::missed(&[closed, back.clone()].concat()).of_employee(employee(last, "owner")));
    }
    let undone: Vec<&Recorded> = facts.after(newest).filter(|event| event.kind == REOPENED).collect();
    if undone.is_empty() {
        return Some(Judgement::met(&closed).of_employee(employee(newest, "owner")));
    }
    Some(Judgement::not_applicable(&undone))
}

/// Who answered was qualified for the channel, the customer's language and the service.
fn is_served_by_qualified(facts: &Facts<'_>) -> Option<Judgement> {
    let known = facts.of_kind(ENTITY_ANSWERED).filter(|answer| answer.data["is_qualified"].is_boolean());
    let (qualified, others): (Vec<&Recorded>, Vec<&Recorded>) = known.partition(|answer| answer.data["is_qualified"] == true);
    let shown = if others.is_empty() { &qualified } else { &others };
    shown.last()?;
    Some(Judgement::met_if(others.is_empty(), shown).of_employee(None))
}

/// Whoever was promised something hears that it was done, at the latest on the day after the one that was promised.
fn cares(facts: &Facts<'_>) -> Option<Judgement> {
    let (told, untold): (Vec<&Recorded>, Vec<&Recorded>) = (facts.of_kind(KEPT_TOLD).collect(), facts.of_kind(UNTOLD).collect());
    if let Some(last) = untold.last() {
        return Some(Judgement::missed(&untold).of_employee(employee(last, "owner")));
    }
    let owed: Vec<&Recorded> = facts.of_kind(TO_TELL).collect();
    match (told.is_empty(), owed.is_empty()) {
        (false, _) => Some(Judgement::met(&told)),
        (true, false) => Some(Judgement::not_observed(&owed)),
        (true, true) => None,
    }
}

/// Whoever answers about a service is qualified for it. That is the part of knowing it that events show.
fn knows_the_service(facts: &Facts<'_>) -> Option<Judgement> {
    let is_of_service = |answer: &&Recorded| answer.data["sorts"]["service"].is_number() && answer.data["is_qualified"].is_boolean();
    let known = facts.of_kind(ENTITY_ANSWERED).filter(is_of_service);
    let (qualified, others): (Vec<&Recorded>, Vec<&Recorded>) = known.partition(|answer| answer.data["is_qualified"] == true);
    let shown = if others.is_empty() { &qualified } else { &others };
    let last = shown.last()?;
    Some(Judgement::met_if(others.is_empty(), shown).of_employee(employee(last, "employee")))
}

/// What the shared work does for clauses of the guide.
pub(crate) fn means() -> Vec<Means> {
    let of_cases = [
        Means { clause: "3.human.empathy", by: By::Measure, note: "desk-means-promises" },
        Means { clause: "2.value.cooperation", by: By::Assist, note: "desk-means-colleagues" },
        Means { clause: "2.value.cooperation", by: By::Measure, note: "desk-means-colleagues" },
        Means { clause: "2.duty.save-time", by: By::Enforce, note: "desk-means-time" },
        Means { clause: "2.duty.save-time", by: By::Measure, note: "desk-means-time" },
        Means { clause: "2.value.meet-needs", by: By::Measure, note: "desk-means-needs" },
        Means { clause: "2.duty.qualified-team", by: By::Measure, note: "desk-means-qualified" },
        Means { clause: "2.value.qualified", by: By::Measure, note: "desk-means-service" },
        Means { clause: "3.human.care", by: By::Measure, note: "desk-means-told" },
        Means { clause: "1.goal.clear-guidance", by: By::Assist, note: "desk-means-guide" },
    ];
    of_cases.into_iter().chain(judged::means()).collect()
}

#[cfg(test)]
mod tests {
    use guide::Outcome;
    use kernel::Timestamp;
    use serde_json::Value;
    use serde_json::json;

    use super::*;

    fn event(seq: i64, kind: &str, data: Value) -> Recorded {
        Recorded {
            seq,
            at: Timestamp::UNIX_EPOCH,
            entity: None,
            actor: "system:clock".into(),
            kind: kind.into(),
            case: Some(1),
            interaction: Some(2),
            thing: None,
            data,
        }
    }

    fn outcome(judge: fn(&Facts<'_>) -> Option<Judgement>, events: &[Recorded]) -> Option<Outcome> {
        judge(&Facts { events, now: Timestamp::UNIX_EPOCH }).map(|judgement| judgement.outcome())
    }

    #[test]
    fn a_due_time_that_a_holiday_took_back_was_not_missed() {
        let late = event(1, LATE, json!({ "due_at": 500 }));
        let moved = event(2, DUE_CHANGED, json!({ "late_at": 500 }));
        let other = event(2, DUE_CHANGED, json!({ "late_at": null }));
        let answer = event(3, ENTITY_ANSWERED, json!({ "is_in_time": true }));
        assert_eq!(outcome(saves_time, &[late.clone(), other]), Some(Outcome::Missed));
        assert_eq!(outcome(saves_time, &[late.clone(), moved.clone()]), Some(Outcome::NotObserved));
        assert_eq!(outcome(saves_time, &[late, moved, answer]), Some(Outcome::Met));
    }

    #[test]
    fn a_closing_that_is_undone_says_nothing_until_it_is_closed_again() {
        let closed = |seq| event(seq, CLOSED, json!({ "is_answered": true, "owner": 12 }));
        let undone = event(2, REOPENED, json!({}));
        assert_eq!(outcome(meets_needs, &[closed(1), undone.clone()]), Some(Outcome::NotApplicable));
        assert_eq!(outcome(meets_needs, &[closed(1), undone, closed(3)]), Some(Outcome::Met));
        assert_eq!(outcome(meets_needs, &[event(1, CLOSED, json!({ "is_answered": false }))]), None, "what a machine sent");
    }
}

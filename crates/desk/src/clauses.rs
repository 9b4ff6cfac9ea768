//! The rules that the shared work itself shows, whatever the channel: promises are followed through, colleagues help each other.

use guide::By;
use guide::Facts;
use guide::Judgement;
use guide::Means;
use guide::Rule;
use kernel::EmployeeId;
use kernel::Recorded;

const ENDED: &str = "desk.promise-ended";
const ANSWERED: &str = "desk.colleague-answered";
const UNANSWERED: &str = "desk.question-late";

/// The rules, each with the story that keeps it and the one that breaks it.
pub(crate) fn rules() -> Vec<Rule> {
    vec![
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

/// What the shared work does for clauses of the guide.
pub(crate) fn means() -> Vec<Means> {
    vec![
        Means { clause: "3.human.empathy", by: By::Measure, note: "desk-means-promises" },
        Means { clause: "2.value.cooperation", by: By::Assist, note: "desk-means-colleagues" },
        Means { clause: "2.value.cooperation", by: By::Measure, note: "desk-means-colleagues" },
    ]
}

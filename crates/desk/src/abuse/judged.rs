//! The rule of 8.abuse: whoever turns to the direct supervisor is answered by the time that the entity set.

use guide::By;
use guide::Facts;
use guide::Judgement;
use guide::Means;
use guide::Rule;
use guide::employee_of;
use kernel::Recorded;

const ANSWERED: &str = "desk.abuse-answered";
const UNDONE: &str = "desk.abuse-answer-undone";
const LATE: &str = "desk.abuse-late";

/// The rule, with the story that keeps it and the one that breaks it.
pub(crate) const RULE: Rule = Rule {
    clause: "8.abuse",
    version: 2,
    on: &[ANSWERED, UNDONE, LATE],
    judge: is_answered,
    kept_by: "a_report_of_abuse_that_the_supervisor_answers_in_time_keeps_the_clause",
    broken_by: "a_report_of_abuse_that_waits_too_long_breaks_the_clause",
};

/// Each report was answered in time, and none waits longer. What is missed while nobody answers is no single person's; an answer is the
/// supervisor's who gave it. One that was taken back is none.
fn is_answered(facts: &Facts<'_>) -> Option<Judgement> {
    let is_undone =
        |answer: &Recorded| facts.after(answer).any(|later| later.kind == UNDONE && later.data["report"] == answer.data["report"]);
    let answers = facts.of_kind(ANSWERED).filter(|answer| !is_undone(answer));
    let (kept, late): (Vec<&Recorded>, Vec<&Recorded>) = answers.partition(|answer| answer.data["is_kept"] == true);
    let missed: Vec<&Recorded> = facts.of_kind(LATE).chain(late.iter().copied()).collect();
    match (missed.is_empty(), kept.last()) {
        (false, _) => Some(Judgement::missed(&missed).of_employee(late.last().and_then(|answer| employee_of(answer)))),
        (true, Some(newest)) => Some(Judgement::met(&kept).of_employee(employee_of(newest))),
        // Nothing is said before there was an answer; what was said of one that was taken back no longer holds.
        (true, None) => facts.last(UNDONE).map(|undone| Judgement::not_observed(&[undone])),
    }
}

/// What is done for the clause apart from judging it.
pub(crate) fn means() -> [Means; 2] {
    [By::Enforce, By::Measure].map(|by| Means { clause: "8.abuse", by, note: "desk-means-abuse" })
}

//! Whether anybody was refused (4.during.no-refusal): whoever came to a counter was served to the end, and whoever was passed over did not go in
//! vain.

use guide::Facts;
use guide::Judgement;
use guide::Rule;
use kernel::EmployeeId;
use kernel::Recorded;

use super::COMPLETED;

/// Somebody whose turn it was, was passed over.
const PASSED: &str = "centre.turn-passed";
/// They went without being served.
const UNSERVED: &str = "centre.passed-unserved";

/// The rule, with the story that keeps it and the one that breaks it.
pub(super) fn rules() -> Vec<Rule> {
    vec![Rule::new(
        "4.during.no-refusal",
        &[COMPLETED, PASSED, UNSERVED],
        taken,
        "a_customer_who_is_served_to_the_end_was_not_refused",
        "a_customer_who_is_passed_over_and_goes_without_being_served_was_refused",
    )]
}

/// Of whoever came to a counter: they were served to the end. Of whoever was passed over: a reason stands beside it, and nothing shows that they
/// were refused, until they go without being served; that is of whoever passed them over last.
fn taken(facts: &Facts<'_>) -> Option<Judgement> {
    let passed: Vec<&Recorded> = facts.of_kind(PASSED).collect();
    let Some(last) = passed.last() else {
        let done = facts.last(COMPLETED)?;
        return Some(Judgement::met(&[done]).of_employee(whose(done)));
    };
    let judged = match facts.last(UNSERVED) {
        Some(gone) => Judgement::missed(&[passed.as_slice(), &[gone]].concat()),
        None => Judgement::not_observed(&passed),
    };
    Some(judged.of_employee(whose(last)))
}

fn whose(event: &Recorded) -> Option<EmployeeId> {
    event.data["employee"].as_i64().map(EmployeeId::new)
}

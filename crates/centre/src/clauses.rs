//! The rules of the guide's chapter on service centres: which events keep or break which clause, and what else the centre does for them.

use guide::By;
use guide::Facts;
use guide::Judgement;
use guide::Means;
use guide::Rule;
use kernel::Recorded;

const BEGAN: &str = "centre.visit-began";
const MOVED: &str = "centre.visit-moved";
const COMPLETED: &str = "centre.visit-completed";
const APPOINTMENT_ENDED: &str = "centre.appointment-ended";
const PROMISE_ENDED: &str = "desk.promise-ended";

/// The rules, each with the story that keeps it and the one that breaks it.
pub(crate) fn rules() -> Vec<Rule> {
    let rule = |clause, on, judge, kept_by, broken_by| Rule { clause, version: 1, on, judge, kept_by, broken_by };
    vec![
        rule(
            "4.before.no-long-wait",
            &[BEGAN],
            waited,
            "a_customer_who_is_called_within_the_target_did_not_wait_long",
            "a_customer_who_is_called_after_the_target_waited_too_long",
        ),
        rule(
            "4.during.identify-needs",
            &[MOVED, COMPLETED],
            identified,
            "a_visit_that_ends_where_it_began_shows_that_the_need_was_known",
            "a_visit_that_was_sent_on_shows_that_the_need_was_not_known",
        ),
        rule(
            "7.meet-manager",
            &[APPOINTMENT_ENDED],
            met,
            "a_customer_who_comes_to_the_time_with_the_manager_meets_them",
            "a_time_with_the_manager_that_the_centre_calls_off_is_not_kept",
        ),
        rule(
            "4.after.expected-time",
            &[PROMISE_ENDED],
            kept,
            "a_matter_that_is_finished_by_the_day_that_was_told_keeps_the_promise",
            "a_matter_that_is_not_finished_by_the_day_that_was_told_breaks_the_promise",
        ),
    ]
}

/// The customer was called within the service's target. Who was put aside or sent on had been served before: the time since the ticket was
/// given is no wait then.
fn waited(facts: &Facts<'_>) -> Option<Judgement> {
    let began = facts.first(BEGAN)?;
    Some(Judgement::met_if(began.data["waited_ms"].as_u64() <= began.data["target_ms"].as_u64(), &[began]))
}

/// The need was recorded, and the customer was not sent to another service because it was a different one.
fn identified(facts: &Facts<'_>) -> Option<Judgement> {
    let sent_on: Vec<&Recorded> = facts.of_kind(MOVED).filter(|moved| moved.data["how"] == "sent-on").collect();
    let completed: Vec<&Recorded> = facts.of_kind(COMPLETED).collect();
    match (sent_on.is_empty(), completed.is_empty()) {
        (false, _) => Some(Judgement::missed(&sent_on)),
        (true, false) => Some(Judgement::met(&completed)),
        (true, true) => None,
    }
}

/// The time with the manager that the customer booked was kept, by the last that happened to it; what a customer gives back or misses says
/// nothing of the centre.
fn met(facts: &Facts<'_>) -> Option<Judgement> {
    let says =
        |ended: &&Recorded| ended.data["meets"] == true && ["arrived", "late", "called-off"].iter().any(|how| ended.data["how"] == *how);
    let last = facts.of_kind(APPOINTMENT_ENDED).filter(says).next_back()?;
    Some(Judgement::met_if(last.data["how"] != "called-off", &[last]))
}

/// What the customer was told at the counter was kept.
fn kept(facts: &Facts<'_>) -> Option<Judgement> {
    facts.first(COMPLETED)?;
    let (kept, broken): (Vec<&Recorded>, Vec<&Recorded>) = facts.of_kind(PROMISE_ENDED).partition(|ended| ended.data["is_kept"] == true);
    match (kept.is_empty(), broken.is_empty()) {
        (_, false) => Some(Judgement::missed(&broken)),
        (false, true) => Some(Judgement::met(&kept)),
        (true, true) => None,
    }
}

/// What else the centre really does for clauses of the guide.
pub(crate) fn means() -> Vec<Means> {
    let means = |clause, by, note| Means { clause, by, note };
    vec![
        means("4.before.no-long-wait", By::Measure, "centre-means-wait"),
        means("4.before.name-badge", By::Enforce, "centre-means-name"),
        means("4.during.mark-empty-desk", By::Enforce, "centre-means-empty"),
        means("4.before.no-long-wait", By::Assist, "centre-means-appointments"),
        means("4.during.explain-steps", By::Assist, "centre-means-documents"),
        means("7.meet-manager", By::Enforce, "centre-means-manager"),
        means("7.meet-manager", By::Measure, "centre-means-met"),
        means("4.during.greet", By::Assist, "centre-means-greet"),
        means("4.during.full-attention", By::Enforce, "centre-means-attention"),
        means("4.during.no-refusal", By::Enforce, "centre-means-no-refusal"),
        means("4.during.clear-language", By::Assist, "centre-means-language"),
        means("4.during.identify-needs", By::Measure, "centre-means-need"),
        means("4.after.steps-taken", By::Enforce, "centre-means-steps"),
        means("4.after.expected-time", By::Enforce, "centre-means-day"),
        means("4.after.expected-time", By::Measure, "centre-means-kept"),
        means("4.after.offer-more-help", By::Assist, "centre-means-more"),
        means("4.after.kind-farewell", By::Assist, "centre-means-farewell"),
    ]
}

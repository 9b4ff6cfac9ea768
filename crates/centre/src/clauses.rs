//! The rules of the guide's chapter on service centres: which events keep or break which clause, and what else the centre does for them.

mod asked;
mod ended;
mod refused;

use guide::By;
use guide::Facts;
use guide::Judgement;
use guide::Means;
use guide::Rule;
use kernel::EmployeeId;
use kernel::Recorded;

const BEGAN: &str = "centre.visit-began";
const MOVED: &str = "centre.visit-moved";
const COMPLETED: &str = "centre.visit-completed";
const APPOINTMENT_ENDED: &str = "centre.appointment-ended";
const PROMISE_ENDED: &str = "desk.promise-ended";
const PROMISE_TOLD: &str = "desk.promise-told";
const PROMISE_UNTOLD: &str = "desk.promise-untold";
const OWED: &str = "desk.owed-told";
const EXPLAINED: &str = "centre.service-explained";

/// The rules, each with the story that keeps it and the one that breaks it.
pub(crate) fn rules() -> Vec<Rule> {
    [of_the_visit(), of_what_was_told(), asked::rules(), refused::rules(), ended::rules()].concat()
}

/// Those of what happens from the wait to the end.
fn of_the_visit() -> Vec<Rule> {
    vec![
        Rule::new(
            "4.before.no-long-wait",
            &[BEGAN],
            waited,
            "a_customer_who_is_called_within_the_target_did_not_wait_long",
            "a_customer_who_is_called_after_the_target_waited_too_long",
        ),
        Rule::new(
            "4.during.identify-needs",
            &[MOVED, COMPLETED],
            identified,
            "a_visit_that_ends_where_it_began_shows_that_the_need_was_known",
            "a_visit_that_was_sent_on_shows_that_the_need_was_not_known",
        ),
        Rule::new(
            "4.during.explain-steps",
            &[EXPLAINED, COMPLETED],
            explained,
            "a_customer_to_whom_the_steps_were_shown_had_them_explained",
            "a_customer_to_whom_the_steps_were_not_shown_did_not",
        ),
        Rule::new(
            "4.after.expected-time",
            &[PROMISE_ENDED],
            kept,
            "a_matter_that_is_finished_by_the_day_that_was_told_keeps_the_promise",
            "a_matter_that_is_not_finished_by_the_day_that_was_told_breaks_the_promise",
        ),
    ]
}

/// Those of what the centre told beforehand, and afterwards.
fn of_what_was_told() -> Vec<Rule> {
    vec![
        Rule::new(
            "7.meet-manager",
            &[APPOINTMENT_ENDED],
            met,
            "a_customer_who_comes_to_the_time_with_the_manager_meets_them",
            "a_time_with_the_manager_that_the_centre_calls_off_is_not_kept",
        ),
        Rule::new(
            "4.after.follow-up",
            &[PROMISE_TOLD, PROMISE_UNTOLD],
            followed_up,
            "a_customer_who_hears_that_their_matter_is_finished_was_followed_up",
            "a_customer_who_does_not_hear_of_it_was_not_followed_up",
        ),
    ]
}

/// The customer of a visit that went on heard that it was finished.
fn followed_up(facts: &Facts<'_>) -> Option<Judgement> {
    facts.first(COMPLETED)?;
    match (facts.last(PROMISE_TOLD), facts.last(PROMISE_UNTOLD)) {
        (_, Some(untold)) => Some(Judgement::missed(&[untold]).of_employee(untold.data["owner"].as_i64().map(EmployeeId::new))),
        (Some(told), None) => Some(Judgement::met(&[told])),
        (None, None) => None,
    }
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
    let last = facts.of_kind(APPOINTMENT_ENDED).rfind(says)?;
    Some(Judgement::met_if(last.data["how"] != "called-off", &[last]))
}

/// The steps of the service were shown to the customer. Where the catalogue says nothing of it, nothing shows whether they were explained.
fn explained(facts: &Facts<'_>) -> Option<Judgement> {
    match (facts.last(EXPLAINED), facts.last(COMPLETED)) {
        (Some(shown), _) => Some(Judgement::met(&[shown])),
        (None, Some(done)) if done.data["is_guided"] == true => Some(Judgement::missed(&[done])),
        _ => None,
    }
}

/// What the customer was told at the counter was kept.
fn kept(facts: &Facts<'_>) -> Option<Judgement> {
    facts.first(COMPLETED)?;
    // What was to be checked or put right while they stood there is another clause's.
    let is_other = |ended: &&Recorded| !facts.of_kind(OWED).any(|told| told.data["promise"] == ended.data["promise"]);
    let of_the_end = facts.of_kind(PROMISE_ENDED).filter(is_other);
    let (kept, broken): (Vec<&Recorded>, Vec<&Recorded>) = of_the_end.partition(|ended| ended.data["is_kept"] == true);
    match (kept.is_empty(), broken.is_empty()) {
        (_, false) => Some(Judgement::missed(&broken)),
        (false, true) => Some(Judgement::met(&kept)),
        (true, true) => None,
    }
}

/// What else the centre really does for clauses of the guide.
pub(crate) fn means() -> Vec<Means> {
    [means_until_the_end(), means_of_the_end()].concat()
}

const fn means_of(clause: &'static str, by: By, note: &'static str) -> Means {
    Means { clause, by, note }
}

fn means_until_the_end() -> Vec<Means> {
    vec![
        means_of("4.before.no-long-wait", By::Measure, "centre-means-wait"),
        means_of("4.before.name-badge", By::Enforce, "centre-means-name"),
        means_of("4.during.mark-empty-desk", By::Enforce, "centre-means-empty"),
        means_of("4.before.no-long-wait", By::Assist, "centre-means-appointments"),
        means_of("4.before.no-long-wait", By::Enforce, "centre-means-bound"),
        means_of("4.during.explain-steps", By::Assist, "centre-means-documents"),
        means_of("7.meet-manager", By::Enforce, "centre-means-manager"),
        means_of("7.meet-manager", By::Measure, "centre-means-met"),
        means_of("4.during.greet", By::Assist, "centre-means-greet"),
        means_of("4.during.greet", By::Survey, "centre-means-asked"),
        means_of("4.during.full-attention", By::Enforce, "centre-means-attention"),
        means_of("4.during.no-refusal", By::Enforce, "centre-means-no-refusal"),
        means_of("4.during.no-refusal", By::Assist, "centre-means-skips"),
        means_of("4.during.no-refusal", By::Measure, "centre-means-refused"),
        means_of("4.during.respect-fairness", By::Survey, "centre-means-asked"),
        means_of("4.during.cheerful-expression", By::Survey, "centre-means-asked"),
        means_of("4.during.clear-language", By::Survey, "centre-means-asked"),
        means_of("4.during.positive-communication", By::Survey, "centre-means-asked"),
        means_of("4.during.verify-rather-than-guess", By::Enforce, "centre-means-check"),
        means_of("4.during.verify-rather-than-guess", By::Measure, "centre-means-owed"),
        means_of("4.during.own-mistakes", By::Assist, "centre-means-error"),
        means_of("4.during.own-mistakes", By::Measure, "centre-means-owed"),
        means_of("4.during.explain-steps", By::Assist, "centre-means-explain"),
        means_of("4.during.explain-steps", By::Measure, "centre-means-explained"),
        means_of("4.during.know-procedures", By::Assist, "centre-means-look"),
        means_of("4.during.privacy", By::Enforce, "centre-means-privacy"),
        means_of("8.abuse", By::Assist, "centre-means-abuse"),
        means_of("4.during.clear-language", By::Assist, "centre-means-language"),
        means_of("4.during.identify-needs", By::Measure, "centre-means-need"),
        means_of("4.during.identify-needs", By::Assist, "centre-means-asks-for"),
    ]
}

fn means_of_the_end() -> Vec<Means> {
    vec![
        means_of("4.after.steps-taken", By::Assist, "centre-means-told"),
        means_of("4.after.steps-taken", By::Enforce, "centre-means-steps"),
        means_of("4.after.steps-taken", By::Measure, "centre-means-sent"),
        means_of("4.after.expected-time", By::Enforce, "centre-means-day"),
        means_of("4.after.expected-time", By::Measure, "centre-means-kept"),
        means_of("4.after.offer-more-help", By::Assist, "centre-means-more"),
        means_of("4.after.offer-more-help", By::Assist, "centre-means-another"),
        means_of("4.after.offer-more-help", By::Survey, "centre-means-asked"),
        means_of("4.after.follow-up", By::Enforce, "centre-means-told-kept"),
        means_of("4.after.follow-up", By::Measure, "centre-means-follow-up"),
        means_of("4.after.kind-farewell", By::Assist, "centre-means-farewell"),
    ]
}

//! The rules of what is to be so in a centre whoever comes: when counters were ready, and what somebody saw.

use guide::By;
use guide::Facts;
use guide::Judgement;
use guide::Means;
use guide::Rule;
use kernel::EmployeeId;
use kernel::Recorded;
use kernel::Timestamp;

use crate::attest::of_centres;

const READY: &str = "centre.counter-ready";
const RELIEVED: &str = "centre.counter-relieved";
const BREAK_ENDED: &str = "centre.break-ended";
const LEFT: &str = "centre.counter-left";
const TESTED: &str = "centre.counter-tested";
const FIRST: &str = "centre.first-customer";
const ATTESTED: &str = "centre.day-attested";
/// What a walk found of a clause.
pub(crate) const FOUND: &str = "centre.walk-found";

/// Whoever opens their first counter so long after the centre opened may begin later than others: nothing says when they should have come.
const LATER_MILLIS: i64 = 60 * 60_000;

/// The rules, each with the story that keeps it and the one that breaks it.
pub(crate) fn rules() -> Vec<Rule> {
    let kept = "what_a_supervisor_confirms_at_the_opening_keeps_the_clause";
    let broken = "what_a_supervisor_finds_wrong_at_the_opening_breaks_the_clause";
    let of_the_opening = vec![
        Rule::new(
            "4.before.present-early",
            &[READY, RELIEVED],
            present,
            "whoever_opens_their_counter_a_quarter_of_an_hour_before_the_centre_opens_was_present_early",
            "whoever_opens_their_counter_when_the_centre_opens_was_not_present_early",
        ),
        Rule::new(
            "4.before.systems-open",
            &[FIRST],
            systems,
            "a_counter_whose_plate_and_printer_answer_before_the_first_customer_had_its_systems_open",
            "a_counter_whose_plate_is_silent_when_the_first_customer_comes_had_not",
        ),
        Rule::new("4.before.uniform", &[ATTESTED, FOUND], |facts| seen(facts, "4.before.uniform"), kept, broken),
        Rule::new("4.before.name-badge", &[ATTESTED, FOUND], |facts| seen(facts, "4.before.name-badge"), kept, broken),
        Rule::new("4.before.clean-environment", &[ATTESTED, FOUND], |facts| seen(facts, "4.before.clean-environment"), kept, broken),
        Rule::new("4.during.tidy-desk", &[ATTESTED, FOUND], |facts| seen(facts, "4.during.tidy-desk"), kept, broken),
    ];
    [of_the_opening, of_leaving(), of_breaks(), of_walks()].concat()
}

/// That of what becomes of a counter when its employee goes.
fn of_leaving() -> Vec<Rule> {
    vec![Rule::new(
        "4.during.mark-empty-desk",
        &[LEFT],
        marked,
        "whoever_pauses_their_counter_when_they_go_marked_the_empty_desk",
        "a_counter_that_stood_open_long_after_its_employee_had_gone_was_not_marked",
    )]
}

/// That of where breaks are taken: a break says that the clause was asked for, and a walk whether it was kept.
fn of_breaks() -> Vec<Rule> {
    vec![Rule::new(
        "4.during.breaks-outside",
        &[BREAK_ENDED, FOUND],
        |facts| seen(facts, "4.during.breaks-outside").or_else(|| rested(facts)),
        "a_walk_that_finds_everything_as_it_should_be_keeps_each_clause",
        "a_walk_that_finds_nothing_as_it_should_be_breaks_each_clause",
    )]
}

/// Those of what only a walk shows.
fn of_walks() -> Vec<Rule> {
    let walked = |clause: &'static str, judge: fn(&Facts<'_>) -> Option<Judgement>| {
        let kept = "a_walk_that_finds_everything_as_it_should_be_keeps_each_clause";
        Rule::new(clause, &[FOUND], judge, kept, "a_walk_that_finds_nothing_as_it_should_be_breaks_each_clause")
    };
    vec![
        walked("4.during.full-attention", |facts| seen(facts, "4.during.full-attention")),
        walked("4.during.eye-contact", |facts| seen(facts, "4.during.eye-contact")),
        walked("4.during.no-personal-devices", |facts| seen(facts, "4.during.no-personal-devices")),
        walked("4.during.posture", |facts| seen(facts, "4.during.posture")),
        walked("4.during.calm-tone", |facts| seen(facts, "4.during.calm-tone")),
        walked("4.during.no-eating-smoking", |facts| seen(facts, "4.during.no-eating-smoking")),
        walked("4.during.know-procedures", |facts| seen(facts, "4.during.know-procedures")),
        walked("4.during.privacy", |facts| seen(facts, "4.during.privacy")),
        walked("4.after.kind-farewell", |facts| seen(facts, "4.after.kind-farewell")),
    ]
}

/// Whoever serves opened their counter in time before the centre opened. Who was away then did not have to, and whoever takes over from a
/// colleague after the opening was not awaited at it.
fn present(facts: &Facts<'_>) -> Option<Judgement> {
    let ready = facts.first(READY)?;
    let opens = ready.data["opens_at"].as_i64()?;
    let lead = ready.data["lead_minutes"].as_i64()? * 60_000;
    let opened = ready.at.as_millisecond();
    let found = if ready.data["was_away"] == true {
        Judgement::not_applicable(&[ready])
    } else if let Some(relieved) = facts.first(RELIEVED) {
        Judgement::not_applicable(&[ready, relieved])
    } else if opened > opens + LATER_MILLIS {
        Judgement::not_observed(&[ready])
    } else {
        Judgement::met_if(opened + lead <= opens, &[ready])
    };
    Some(found.of_employee(whose(ready)))
}

/// Whoever went from their counter marked it each time on a day. What the counter closed by itself, somebody else or the night closed shows
/// nothing: nobody knows when they went.
fn marked(facts: &Facts<'_>) -> Option<Judgement> {
    let last = facts.last(LEFT)?;
    let found: Vec<&Recorded> = facts.of_kind(LEFT).filter(|left| left.data["step"] == "found").collect();
    let marked: Vec<&Recorded> = facts.of_kind(LEFT).filter(|left| left.data["step"] == "marked").collect();
    let judged = match (found.is_empty(), marked.is_empty()) {
        (false, _) => Judgement::missed(&found),
        (true, false) => Judgement::met(&marked),
        (true, true) => Judgement::not_observed(&[last]),
    };
    Some(judged.of_employee(whose(last)))
}

/// Somebody took a break. That it closed their counter is known, and not where they rested: no event shows it. Outside of the hours nobody sees
/// them.
fn rested(facts: &Facts<'_>) -> Option<Judgement> {
    let ended = facts.last(BREAK_ENDED)?;
    let found = if ended.data["in_hours"] == true { Judgement::not_observed(&[ended]) } else { Judgement::not_applicable(&[ended]) };
    Some(found.of_employee(whose(ended)))
}

/// What the counter works with answered when its first customer came. What nobody had asked is not observed.
fn systems(facts: &Facts<'_>) -> Option<Judgement> {
    let first = facts.first(FIRST)?;
    let tested = facts.of_kind(TESTED).rfind(|tested| tested.seq < first.seq)?;
    let evidence = [tested, first];
    let found = match tested.data["result"].as_str()? {
        "works" => Judgement::met(&evidence),
        "fails" => Judgement::missed(&evidence),
        _ => Judgement::not_observed(&evidence),
    };
    Some(found.of_employee(whose(first)))
}

/// What somebody who looked said last of a clause. It is nobody's own where it was said of the whole centre.
pub(crate) fn seen(facts: &Facts<'_>, clause: &str) -> Option<Judgement> {
    let is_said = |event: &&Recorded| [ATTESTED, FOUND].contains(&event.kind.as_str()) && event.data["clause"] == clause;
    let last = facts.events.iter().rfind(is_said)?;
    let found = match last.data["said"].as_str()? {
        "kept" => Judgement::met(&[last]),
        "not-kept" => Judgement::missed(&[last]),
        _ => Judgement::not_observed(&[last]),
    };
    let seen_at = last.data["seen_at"].as_i64().and_then(|at| Timestamp::from_millisecond(at).ok());
    Some(found.of_employee(whose(last)).seen_at(seen_at))
}

fn whose(event: &Recorded) -> Option<EmployeeId> {
    event.data["employee"].as_i64().map(EmployeeId::new)
}

/// What else the centre really does for these clauses.
pub(crate) fn means() -> Vec<Means> {
    let means = |clause, by, note| Means { clause, by, note };
    vec![
        means("4.before.present-early", By::Measure, "centre-means-present"),
        means("4.before.present-early", By::Assist, "centre-means-ready"),
        means("4.before.systems-open", By::Measure, "centre-means-self-test"),
        means("4.before.systems-open", By::Enforce, "centre-means-server"),
        means("4.before.name-badge", By::Assist, "centre-means-sheets"),
        means("4.before.uniform", By::Attest, "centre-means-attested"),
        means("4.before.name-badge", By::Attest, "centre-means-attested"),
        means("4.before.clean-environment", By::Attest, "centre-means-attested"),
        means("4.during.tidy-desk", By::Attest, "centre-means-attested"),
        means("4.during.mark-empty-desk", By::Measure, "centre-means-left"),
        means("4.during.breaks-outside", By::Assist, "centre-means-breaks"),
        means("4.during.breaks-outside", By::Measure, "centre-means-rested"),
    ]
    .into_iter()
    .chain(of_centres(By::Inspect).map(|clause| means(clause.id.as_str(), By::Inspect, "centre-means-walked")))
    .collect()
}

#[cfg(test)]
mod tests {
    use guide::Outcome;
    use serde_json::json;

    use super::*;

    /// The counter was opened so many minutes before the centre opened.
    fn opened(minutes: i64, away: bool) -> Outcome {
        let opens = 1_790_000_000_000;
        let ready = Recorded {
            seq: 1,
            at: Timestamp::from_millisecond(opens - minutes * 60_000).unwrap(),
            entity: None,
            actor: "employee:12".into(),
            kind: READY.into(),
            case: None,
            interaction: Some(2),
            thing: None,
            data: json!({ "opens_at": opens, "lead_minutes": 15, "was_away": away, "employee": 12 }),
        };
        present(&Facts { events: &[ready], now: Timestamp::MAX }).expect("it is judged").outcome()
    }

    #[test]
    fn who_was_away_or_may_begin_later_is_not_said_to_be_late() {
        assert_eq!((opened(15, false), opened(14, false), opened(-60, false)), (Outcome::Met, Outcome::Missed, Outcome::Missed));
        assert_eq!((opened(-61, false), opened(-5, true)), (Outcome::NotObserved, Outcome::NotApplicable));
    }
}

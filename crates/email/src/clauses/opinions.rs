//! The rules that judge by what customers say when they are asked.

use guide::Facts;
use guide::Judgement;
use guide::Rule;
use kernel::EmployeeId;
use kernel::Recorded;

const ASKED: &str = "email.opinion-asked";
const OPINION: &str = "email.opinion-given";
/// The same, asked and said after a visit.
const VISIT_ASKED: &str = "desk.opinion-asked";
const VISIT_OPINION: &str = "desk.opinion-given";
const VISIT_LAPSED: &str = "desk.opinion-lapsed";
const LAPSED: &str = "email.opinion-lapsed";
pub(super) const QUESTION: &str = "email.question-answered";

pub(super) const RULES: [Rule; 7] = [
    Rule::new(
        "1.goal.satisfaction",
        &[OPINION, VISIT_OPINION],
        satisfied,
        "a_customer_who_is_satisfied_keeps_the_clause",
        "a_customer_who_is_not_satisfied_breaks_it",
    ),
    Rule::new(
        "2.customer.surveys",
        &[ASKED, OPINION, LAPSED, VISIT_ASKED, VISIT_OPINION, VISIT_LAPSED],
        is_told,
        "a_customer_who_gives_an_opinion_takes_part",
        "a_customer_who_gives_none_while_it_can_be_given_takes_no_part",
    ),
    Rule::new(
        "7.measure-satisfaction",
        &[ASKED, OPINION, LAPSED, VISIT_ASKED, VISIT_OPINION, VISIT_LAPSED],
        is_told,
        "the_satisfaction_of_a_customer_who_was_asked_is_known",
        "the_satisfaction_of_a_customer_who_did_not_say_is_not_known",
    ),
    Rule::new(
        "2.duty.respect",
        &[QUESTION],
        |facts| said_of(facts, "2.duty.respect"),
        "a_customer_who_says_that_they_were_respected_keeps_the_clause",
        "a_customer_who_says_that_they_were_not_respected_breaks_it",
    ),
    Rule::new(
        "2.duty.attention",
        &[QUESTION],
        |facts| said_of(facts, "2.duty.attention"),
        "a_customer_whose_expectations_were_met_keeps_the_clause",
        "a_customer_whose_expectations_were_not_met_breaks_it",
    ),
    Rule::new(
        "3.human.attention",
        &[QUESTION],
        |facts| said_of(facts, "3.human.attention"),
        "a_customer_who_was_attended_to_at_every_stage_keeps_the_clause",
        "a_customer_who_was_not_attended_to_at_every_stage_breaks_it",
    ),
    Rule::new(
        "3.special.positive-influence",
        &[QUESTION],
        |facts| said_of(facts, "3.special.positive-influence"),
        "a_customer_with_a_good_impression_of_government_keeps_the_clause",
        "a_customer_without_a_good_impression_of_government_breaks_it",
    ),
];

/// The least of five with which a customer is satisfied: the share of these opinions is what is known as CSAT.
const SATISFIED: i64 = 4;

/// What a customer said counts for whoever had closed the case.
fn of_owner(is_met: bool, said: &Recorded) -> Judgement {
    Judgement::met_if(is_met, &[said]).of_employee(said.data["employee"].as_i64().map(EmployeeId::new))
}

/// The customer said that they are satisfied.
fn satisfied(facts: &Facts<'_>) -> Option<Judgement> {
    let opinion = facts.last(OPINION).or_else(|| facts.last(VISIT_OPINION))?;
    Some(of_owner(opinion.data["score"].as_i64()? >= SATISFIED, opinion))
}

/// Who was asked said how satisfied they are, while that could be said. It is nobody's act among those who serve.
fn is_told(facts: &Facts<'_>) -> Option<Judgement> {
    let asked: Vec<&Recorded> = facts.of_kind(ASKED).chain(facts.of_kind(VISIT_ASKED)).collect();
    let said = facts.last(OPINION).or_else(|| facts.last(VISIT_OPINION));
    let judgement = match (said, facts.last(LAPSED).or_else(|| facts.last(VISIT_LAPSED))) {
        (Some(given), _) => Judgement::met(&[asked, vec![given]].concat()),
        (None, Some(lapsed)) => Judgement::missed(&[asked, vec![lapsed]].concat()),
        (None, None) if asked.is_empty() => return None,
        (None, None) => Judgement::not_observed(&asked),
    };
    Some(judgement.of_employee(None))
}

/// The customer's answer to the question about a clause.
pub(super) fn answer<'f>(facts: &Facts<'f>, clause: &str) -> Option<&'f Recorded> {
    facts.last(QUESTION).filter(|answer| answer.data["clause"] == clause)
}

/// The customer said yes to the question about a clause.
fn said_of(facts: &Facts<'_>, clause: &str) -> Option<Judgement> {
    answer(facts, clause).map(|answer| of_owner(answer.data["said"] == "yes", answer))
}

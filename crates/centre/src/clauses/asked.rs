//! What customers say when they are asked about their visit, and what walks show of the same clauses.

use guide::Facts;
use guide::Judgement;
use guide::Rule;
use kernel::EmployeeId;

use crate::day_clauses::FOUND;
use crate::day_clauses::seen;

const QUESTION: &str = "centre.question-answered";

/// The rules, each with the story that keeps it and the one that breaks it.
pub(super) fn rules() -> Vec<Rule> {
    [of_how_they_were_met(), of_what_was_said()].concat()
}

fn of_how_they_were_met() -> Vec<Rule> {
    vec![
        Rule::new(
            "4.during.greet",
            &[QUESTION, FOUND],
            |facts| said_or_seen(facts, "4.during.greet"),
            "a_customer_who_was_greeted_and_offered_help_keeps_the_clause",
            "a_customer_who_was_not_greeted_breaks_it",
        ),
        Rule::new(
            "4.during.respect-fairness",
            &[QUESTION, FOUND],
            |facts| said_or_seen(facts, "4.during.respect-fairness"),
            "a_customer_who_says_that_they_were_respected_at_the_counter_keeps_the_clause",
            "a_customer_who_says_that_they_were_not_respected_at_the_counter_breaks_it",
        ),
        Rule::new(
            "4.during.cheerful-expression",
            &[QUESTION, FOUND],
            |facts| said_or_seen(facts, "4.during.cheerful-expression"),
            "a_customer_who_was_received_cheerfully_keeps_the_clause",
            "a_customer_who_was_not_received_cheerfully_breaks_it",
        ),
    ]
}

fn of_what_was_said() -> Vec<Rule> {
    vec![
        Rule::new(
            "4.during.clear-language",
            &[QUESTION],
            |facts| said_of(facts, "4.during.clear-language"),
            "a_customer_to_whom_it_was_clear_keeps_the_clause",
            "a_customer_to_whom_it_was_not_clear_breaks_it",
        ),
        Rule::new(
            "4.during.positive-communication",
            &[QUESTION, FOUND],
            |facts| said_or_seen(facts, "4.during.positive-communication"),
            "a_customer_who_was_spoken_to_positively_keeps_the_clause",
            "a_customer_who_was_not_spoken_to_positively_breaks_it",
        ),
        Rule::new(
            "4.after.offer-more-help",
            &[QUESTION, FOUND],
            |facts| said_or_seen(facts, "4.after.offer-more-help"),
            "a_customer_who_was_asked_for_another_wish_keeps_the_clause",
            "a_customer_who_was_not_asked_for_another_wish_breaks_it",
        ),
    ]
}

fn said_or_seen(facts: &Facts<'_>, clause: &str) -> Option<Judgement> {
    said_of(facts, clause).or_else(|| seen(facts, clause))
}

/// The customer said yes to the question about a clause; it counts for whoever served.
fn said_of(facts: &Facts<'_>, clause: &str) -> Option<Judgement> {
    let answer = facts.last(QUESTION).filter(|answer| answer.data["clause"] == clause)?;
    let served = answer.data["employee"].as_i64().map(EmployeeId::new);
    Some(Judgement::met_if(answer.data["said"] == "yes", &[answer]).of_employee(served))
}

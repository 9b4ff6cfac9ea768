//! Clauses: each rule has its two stories in the tree, and judges a clause that the register knows.

use std::collections::BTreeSet;

use crate::slices::slices;
use crate::tree::files;

fn tests() -> BTreeSet<String> {
    let names = files(".rs").into_iter().flat_map(|source| {
        let found = source.text.split("#[test]").skip(1).filter_map(|rest| rest.split("fn ").nth(1)?.split('(').next().map(str::to_owned));
        found.collect::<Vec<_>>()
    });
    names.collect()
}

#[test]
fn every_rule_has_a_story_that_keeps_its_clause_and_one_that_breaks_it() {
    let tests = tests();
    let slices = slices();
    let rules = slices.iter().flat_map(|slice| &slice.rules);
    let named = rules.flat_map(|rule| [rule.kept_by, rule.broken_by].map(|story| (rule.clause, story)));
    let missing: Vec<_> = named.filter(|(_, story)| !tests.contains(story.rsplit("::").next().unwrap_or(story))).collect();
    assert!(missing.is_empty(), "these stories do not exist: {missing:#?}");
}

#[test]
fn rules_and_means_stand_behind_clauses_of_the_register_and_one_rule_judges_each() {
    let slices = slices();
    let rules: Vec<&str> = slices.iter().flat_map(|slice| &slice.rules).map(|rule| rule.clause).collect();
    let means = slices.iter().flat_map(|slice| &slice.means).map(|means| means.clause);
    let unknown: Vec<&str> = rules.iter().copied().chain(means).filter(|clause| guide::clause(clause).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let different: BTreeSet<&str> = rules.iter().copied().collect();
    assert_eq!(different.len(), rules.len(), "two rules judge one clause: {rules:?}");
}

/// Clauses that the scorecards themselves measure, by comparing what rules found.
const COMPARED: [&str; 4] = ["8.evaluation", "1.goal.standards", "1.goal.uniform-level", "3.justice-inclusion"];

#[test]
fn nothing_is_said_to_be_measured_without_a_rule_that_judges_it() {
    let slices = slices();
    let judged: BTreeSet<&str> = slices.iter().flat_map(|slice| &slice.rules).map(|rule| rule.clause).collect();
    let measured = slices.iter().flat_map(|slice| &slice.means).filter(|means| means.by == guide::By::Measure).map(|means| means.clause);
    let claimed: Vec<&str> = measured.filter(|clause| !judged.contains(clause) && !COMPARED.contains(clause)).collect();
    assert!(claimed.is_empty(), "no rule judges these: {claimed:?}");
}

/// Clauses of served channels behind which nothing stands yet; the guide's page shows them so. The list may only shrink.
const BARE: [&str; 17] = [
    "4.before.uniform",
    "4.before.clean-environment",
    "4.before.present-early",
    "4.before.systems-open",
    "4.during.respect-fairness",
    "4.during.eye-contact",
    "4.during.no-personal-devices",
    "4.during.posture",
    "4.during.cheerful-expression",
    "4.during.tidy-desk",
    "4.during.calm-tone",
    "4.during.breaks-outside",
    "4.during.no-eating-smoking",
    "4.during.know-procedures",
    "4.during.positive-communication",
    "4.during.privacy",
    "4.after.follow-up",
];

#[test]
fn every_clause_of_a_channel_that_is_served_stands_on_something() {
    let slices = slices();
    let served: Vec<&str> = slices.iter().filter_map(|slice| slice.channel.map(|channel| channel.key)).collect();
    let rules = slices.iter().flat_map(|slice| &slice.rules).map(|rule| rule.clause);
    let stands: BTreeSet<&str> = rules.chain(slices.iter().flat_map(|slice| &slice.means).map(|means| means.clause)).collect();
    let of_a_channel =
        guide::register().iter().filter(|clause| matches!(&clause.channels[..], [channel] if served.contains(&channel.as_str())));
    let bare: Vec<&str> = of_a_channel.map(|clause| clause.id.as_str()).filter(|id| !stands.contains(id)).collect();
    assert_eq!(bare, BARE, "no rule judges these and nothing is done for them");
}

//! Clauses: each rule has its two stories in the tree, and judges a clause that the register knows.

use std::collections::BTreeSet;

use crate::slices::slices;
use crate::tree::exceptions;
use crate::tree::files;

/// Ways that the register names for a clause of service centres, and that nothing goes yet. The list may only shrink.
const NOT_YET: &str = include_str!("means.txt");

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

/// An event of one interaction.
fn event(seq: i64, kind: &str, data: serde_json::Value) -> kernel::Recorded {
    kernel::Recorded {
        seq,
        at: kernel::Timestamp::UNIX_EPOCH,
        entity: None,
        actor: "employee:12".into(),
        kind: kind.into(),
        case: Some(1),
        interaction: Some(2),
        thing: None,
        data,
    }
}

/// What the rule of a clause says of some events, of which it listens to the first.
fn judged(clause: &str, events: &[kernel::Recorded]) -> Option<guide::Outcome> {
    let slices = slices();
    let rule = slices.iter().flat_map(|slice| &slice.rules).find(|rule| rule.clause == clause).expect("a rule judges it");
    assert!(rule.on.contains(&events[0].kind.as_str()), "{clause}: {}", events[0].kind);
    (rule.judge)(&guide::Facts { events, now: kernel::Timestamp::UNIX_EPOCH }).map(|judged| judged.outcome())
}

#[test]
fn a_time_told_at_the_counter_is_judged_as_one_that_is_told_in_a_letter() {
    for (clause, kind) in [("4.during.verify-rather-than-guess", "check"), ("4.during.own-mistakes", "error")] {
        for (is_kept, outcome) in [(true, guide::Outcome::Met), (false, guide::Outcome::Missed)] {
            for told in ["email.interim-sent", "desk.owed-told"] {
                let ended = event(2, "desk.promise-ended", serde_json::json!({ "promise": 7, "is_kept": is_kept }));
                let events = [event(1, told, serde_json::json!({ "kind": kind, "promise": 7 })), ended];
                assert_eq!(judged(clause, &events), Some(outcome), "{clause}: {told}");
            }
        }
    }
}

#[test]
fn an_opinion_of_a_visit_is_judged_as_one_of_a_conversation_in_writing() {
    for part in ["email", "desk"] {
        let asked = event(1, &format!("{part}.opinion-asked"), serde_json::json!({ "employee": 12 }));
        for (score, outcome) in [(4, guide::Outcome::Met), (3, guide::Outcome::Missed)] {
            let given = event(2, &format!("{part}.opinion-given"), serde_json::json!({ "score": score, "employee": 12 }));
            assert_eq!(judged("1.goal.satisfaction", std::slice::from_ref(&given)), Some(outcome), "{part}");
            for clause in ["2.customer.surveys", "7.measure-satisfaction"] {
                assert_eq!(judged(clause, &[asked.clone(), given.clone()]), Some(guide::Outcome::Met), "{part}: {clause}");
            }
        }
        assert_eq!(judged("7.measure-satisfaction", &[asked]), Some(guide::Outcome::NotObserved), "{part}");
    }
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

#[test]
fn each_way_that_the_register_names_for_service_centres_is_gone_or_stands_in_the_list_with_its_reason() {
    let slices = slices();
    let is_gone = |clause: &guide::Clause, by: guide::By| {
        let judges = |rule: &guide::Rule| by == guide::By::Measure && rule.clause == clause.id;
        let does = |means: &guide::Means| means.by == by && means.clause == clause.id;
        slices.iter().any(|slice| slice.rules.iter().any(judges) || slice.means.iter().any(does))
    };
    let chapter = guide::register().iter().filter(|clause| clause.chapter == 4);
    let asked = chapter.flat_map(|clause| clause.by.iter().map(move |by| (clause, *by)));
    let open: Vec<String> =
        asked.filter(|(clause, by)| !is_gone(clause, *by)).map(|(clause, by)| format!("{} {}", clause.id, by.key())).collect();
    let listed = exceptions(NOT_YET);
    assert!(listed.iter().all(|(_, why)| !why.is_empty()), "each has its reason: {listed:?}");
    assert_eq!(open, listed.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "the register says more, or less is missing");
}

/// Clauses of served channels behind which nothing stands yet; the guide's page shows them so. The list may only shrink.
const BARE: [&str; 0] = [];

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

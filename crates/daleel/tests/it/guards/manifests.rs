//! Manifests point down: a part names only what stands below it, and siblings are strangers.

use std::collections::BTreeMap;

use regex::Regex;

use crate::tree::files;

/// The tiers, lowest first. A part may name those of lower tiers; within a tier only what `BESIDE` lists.
const TIERS: [&[&str]; 9] = [
    &["kernel"],
    &["guide", "calendar", "routing", "table", "writing"],
    &["post", "print", "voice"],
    &["store", "ui", "platform"],
    &["org"],
    &["desk"],
    &["canned"],
    &[
        "centre",
        "calls",
        "email",
        "video",
        "chat",
        "complaints",
        "knowledge",
        "surveys",
        "people",
        "conduct",
        "portal",
        "oversight",
        "exchange",
        "sms",
        "push",
    ],
    &["daleel"],
];
/// The ground's own order.
const BESIDE: [(&str, &str); 2] = [("platform", "store"), ("platform", "ui")];
/// What serves tests and tasks, and is no part of the product.
const TOOLS: [&str; 3] = ["peers", "testkit", "xtask"];

fn tier(part: &str) -> Option<usize> {
    TIERS.iter().position(|tier| tier.contains(&part))
}

fn manifests() -> BTreeMap<String, toml::Table> {
    let ours = files("/Cargo.toml").into_iter().filter(|source| source.path.split('/').count() <= 3);
    ours.map(|source| (source.part().to_owned(), source.text.parse().expect("a manifest is TOML"))).collect()
}

fn names(manifest: &toml::Table, table: &str) -> Vec<String> {
    manifest.get(table).and_then(toml::Value::as_table).map_or_else(Vec::new, |table| table.keys().cloned().collect())
}

#[test]
fn a_part_names_only_what_stands_below_it() {
    let mut wrong = Vec::new();
    for (part, manifest) in manifests().iter().filter(|(part, _)| !TOOLS.contains(&part.as_str())) {
        let Some(own) = tier(part) else {
            wrong.push(format!("{part} stands in no tier"));
            continue;
        };
        for named in names(manifest, "dependencies") {
            let is_below = tier(&named).is_none_or(|theirs| theirs < own || BESIDE.contains(&(part, &named)));
            if !is_below || TOOLS.contains(&named.as_str()) {
                wrong.push(format!("{part} names {named}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn tests_of_a_part_need_nothing_above_it() {
    let mut wrong = Vec::new();
    for (part, manifest) in &manifests() {
        let Some(own) = tier(part) else { continue };
        let above = names(manifest, "dev-dependencies").into_iter().filter(|named| tier(named).is_some_and(|theirs| theirs > own));
        wrong.extend(above.map(|named| format!("the tests of {part} name {named}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_version_of_a_third_party_stands_in_the_root() {
    let mut wrong = Vec::new();
    for (part, manifest) in &manifests() {
        for table in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let Some(table) = manifest.get(table).and_then(toml::Value::as_table) else { continue };
            let own = table.iter().filter(|(_, value)| value.as_str().is_some() || value.get("version").is_some());
            wrong.extend(own.map(|(name, _)| format!("{part}: {name}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a manifest names for its features alone, and no code does.
const FOR_FEATURES: [(&str, &str); 1] = [("store", "reqwest")];

#[test]
fn a_part_uses_everything_that_it_names() {
    let sources = files(".rs");
    let mut idle = Vec::new();
    for (part, manifest) in &manifests() {
        let code = |in_tests: bool| -> String {
            let own = sources.iter().filter(|source| source.part() == part && (in_tests || source.path.contains("/src/")));
            own.map(|source| source.text.as_str()).collect()
        };
        for (table, code) in [("dependencies", code(false)), ("dev-dependencies", code(true))] {
            let unused = |name: &String| {
                let word = Regex::new(&format!(r"\b{}\b", name.replace('-', "_"))).expect("the pattern is right");
                !word.is_match(&code) && !FOR_FEATURES.contains(&(part, name))
            };
            idle.extend(names(manifest, table).into_iter().filter(unused).map(|name| format!("{part}: {name}")));
        }
    }
    assert!(idle.is_empty(), "named and not used: {idle:#?}");
}

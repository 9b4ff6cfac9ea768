//! Shape: sizes of files and functions, no forgotten tests, no loose ends, no paths of somebody's machine.

use std::collections::BTreeMap;

use crate::tree::Source;
use crate::tree::exceptions;
use crate::tree::files;
use crate::tree::production;

const LONGEST_FILE: usize = 300;
const LONGEST_FUNCTION: usize = 40;
/// What is longer all the same, with its length. The list may only shrink.
const LONGER: &str = include_str!("sizes.txt");

/// The functions of a file and their lengths. A function ends at the brace under its first letter, as rustfmt sets it.
fn functions(source: &Source) -> Vec<(String, usize)> {
    let lines: Vec<&str> = source.code().lines().collect();
    let name = |line: &str| {
        let bare = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
        let bare = bare.trim_start_matches("const ").trim_start_matches("async ");
        bare.strip_prefix("fn ")?.split(['(', '<']).next().map(str::to_owned)
    };
    let mut found = Vec::new();
    for (begin, line) in lines.iter().enumerate() {
        let Some(name) = name(line) else { continue };
        let indent = &line[..line.len() - line.trim_start().len()];
        let ends =
            |line: &&str| **line == format!("{indent}}}") || (line.starts_with(indent) && line.ends_with('}') && line.contains("fn "));
        let end = lines[begin..].iter().position(ends).unwrap_or(0);
        found.push((format!("{}::{name}", source.path), end + 1));
    }
    found
}

#[test]
fn files_and_functions_stay_readable() {
    let mut long: BTreeMap<String, usize> = BTreeMap::new();
    for source in &production() {
        let lines = source.code().lines().count();
        if lines > LONGEST_FILE {
            long.insert(source.path.clone(), lines);
        }
        long.extend(functions(source).into_iter().filter(|(_, lines)| *lines > LONGEST_FUNCTION));
    }
    let listed: BTreeMap<&str, usize> = exceptions(LONGER).into_iter().map(|(name, lines)| (name, lines.parse().unwrap_or(0))).collect();
    let grown: Vec<_> = long.iter().filter(|(name, lines)| listed.get(name.as_str()).is_none_or(|allowed| allowed < lines)).collect();
    assert!(grown.is_empty(), "too long: {grown:#?}");
    let shrunk: Vec<_> = listed.iter().filter(|(name, allowed)| long.get(**name).is_none_or(|lines| lines < allowed)).collect();
    assert!(shrunk.is_empty(), "these are shorter now, take them off the list or lower their number: {shrunk:#?}");
}

#[test]
fn every_file_opens_with_a_sentence_that_says_what_it_is() {
    let silent: Vec<String> =
        files(".rs").into_iter().filter(|source| !source.text.starts_with("//! ")).map(|source| source.path).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn no_test_file_is_forgotten() {
    let mut forgotten = Vec::new();
    let all = files(".rs");
    for source in all.iter().filter(|source| source.path.contains("/tests/it/") && !source.path.ends_with("/main.rs")) {
        let name = source.path.rsplit('/').next().unwrap_or("").trim_end_matches(".rs");
        let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let parents = [format!("{folder}.rs"), format!("{folder}/main.rs")];
        let is_named = all.iter().any(|parent| parents.contains(&parent.path) && parent.text.contains(&format!("mod {name};")));
        if !is_named {
            forgotten.push(source.path.clone());
        }
    }
    assert!(forgotten.is_empty(), "no module names these: {forgotten:#?}");
}

#[test]
fn nothing_is_left_undone_or_tied_to_a_machine() {
    // Put together so that this file does not find itself.
    let banned = [["TO", "DO"], ["FIX", "ME"], ["#[al", "low("], ["#![al", "low("], ["/ro", "ot/"], ["/ho", "me/"], ["/wo", "rk/"]]
        .map(|halves| halves.concat());
    let texts = [".rs", ".toml", ".html", ".ftl", ".sql", ".css", ".md"].into_iter().flat_map(files);
    let mut found = Vec::new();
    for source in texts.filter(|source| !source.path.contains("/vendor/") && !source.path.contains("/data/")) {
        let lines = source.text.lines().enumerate();
        let wrong = lines.filter(|(_, line)| banned.iter().any(|banned| line.contains(banned.as_str())));
        found.extend(wrong.map(|(line, text)| format!("{}:{}: {}", source.path, line + 1, text.trim())));
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Names that say nothing of what is in a file.
const SAYS_NOTHING: [&str; 9] =
    ["mod.rs", "utils.rs", "helpers.rs", "common.rs", "manager.rs", "service.rs", "types.rs", "misc.rs", "shared.rs"];

#[test]
fn every_file_is_named_for_what_it_is_or_does() {
    let named = files(".rs").into_iter().map(|source| source.path);
    let empty: Vec<String> = named.filter(|path| SAYS_NOTHING.iter().any(|name| path.ends_with(&format!("/{name}")))).collect();
    assert!(empty.is_empty(), "{empty:#?}");
}

#[test]
fn each_import_stands_on_a_line_of_its_own() {
    let mut several = Vec::new();
    for source in &files(".rs") {
        let lines = source.text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("use ") && line.contains('{'));
        several.extend(lines.map(|(line, text)| format!("{}:{}: {}", source.path, line + 1, text.trim())));
    }
    assert!(several.is_empty(), "{several:#?}");
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    let careless = production().into_iter().filter(|source| source.code().lines().any(|line| bare(line).contains(".unwrap()")));
    let careless: Vec<String> = careless.map(|source| source.path).collect();
    assert!(careless.is_empty(), "say with `expect` why it is there, or answer with an error: {careless:#?}");
}

/// A line without its comment.
fn bare(line: &str) -> &str {
    line.split("//").next().unwrap_or("")
}

const LONGEST_TEMPLATE: usize = 150;

#[test]
fn every_template_is_short_and_used() {
    let views = files(".html").into_iter().filter(|view| view.path.contains("/views/"));
    let (code, views): (String, Vec<Source>) = (files(".rs").into_iter().map(|source| source.text).collect(), views.collect());
    let others: String = views.iter().map(|view| view.text.as_str()).collect();
    let mut wrong = Vec::new();
    for view in &views {
        let name = view.path.split_once("/views/").map_or("", |(_, name)| name);
        let quoted = format!("\"{name}\"");
        if !code.contains(&quoted) && !others.contains(&quoted) {
            wrong.push(format!("{} is used nowhere", view.path));
        }
        if view.text.lines().count() > LONGEST_TEMPLATE {
            wrong.push(format!("{} is longer than {LONGEST_TEMPLATE} lines", view.path));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

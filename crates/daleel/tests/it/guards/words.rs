//! Words: the same in both languages, none missing, none unused.

use std::collections::BTreeSet;

use kernel::Lang;
use platform::audit::happened;
use regex::Regex;
use serde_json::Value;
use ui::Words;

use crate::slices::slices;
use crate::slices::sources;
use crate::tree::exceptions;
use crate::tree::files;
use crate::tree::production;

/// Prefixes of keys that are put together while running, each with where. The list may only shrink.
const BUILT: &str = include_str!("words.txt");

fn words() -> Words {
    let slices = slices();
    Words::build(&sources(&slices)).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Every quoted piece of the code, the templates and the scripts.
fn quoted() -> BTreeSet<String> {
    let in_code = production().into_iter().flat_map(|source| source.literals().into_iter().map(|(_, text)| text).collect::<Vec<_>>());
    let pieces = Regex::new(r#""([a-z0-9{}_.-]+)""#).expect("the pattern is right");
    let in_views =
        files(".html").into_iter().flat_map(|view| pieces.captures_iter(&view.text).map(|found| found[1].to_owned()).collect::<Vec<_>>());
    let mut all: BTreeSet<String> = in_code.chain(in_views).collect();
    // Register and calendar files name words of their own.
    let in_data = files(".toml").into_iter().filter(|file| !file.path.ends_with("Cargo.toml"));
    all.extend(in_data.flat_map(|file| pieces.captures_iter(&file.text).map(|found| found[1].to_owned()).collect::<Vec<_>>()));
    all
}

/// Keys named where only a key can stand.
fn named() -> BTreeSet<(String, String)> {
    let patterns = [
        r#"\.t[0-9n]?\(\s*"([a-z0-9-]+)""#,
        r#"\brefuse\(\s*"([a-z0-9-]+)""#,
        r#"\binvalid\(\s*"[^"]*",\s*"([a-z0-9-]+)""#,
        r#"\bsay(?:_plain)?\(\s*[\w.()]+,\s*"([a-z0-9-]+)""#,
        r#"\blabel: "([a-z0-9-]+)""#,
        r#"\bnote: "([a-z0-9-]+)""#,
    ]
    .map(|pattern| Regex::new(pattern).expect("the pattern is right"));
    let sources = production().into_iter().map(|source| (source.path.clone(), source.code().to_owned()));
    let views = files(".html").into_iter().map(|view| (view.path, view.text));
    let shown = |path: &str| !path.starts_with("xtask") && !path.starts_with("crates/post/");
    let texts: Vec<(String, String)> = sources.chain(views).filter(|(path, _)| shown(path)).collect();
    let found = texts.iter().flat_map(|(path, text)| {
        patterns.iter().flat_map(move |pattern| pattern.captures_iter(text).map(move |found| (found[1].to_owned(), path.clone())))
    });
    found.collect()
}

#[test]
fn both_languages_say_the_same_things() {
    assert!(words().keys().len() > 1000);
}

#[test]
fn every_word_that_is_asked_for_is_there() {
    let words = words();
    let missing: Vec<_> = named().into_iter().filter(|(key, _)| !words.has(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn whatever_a_program_can_do_is_said_in_both_languages() {
    let (words, slices) = (words(), slices());
    let said: Vec<_> =
        slices.iter().flat_map(|slice| &slice.routes).filter_map(|route| route.api.as_ref()).map(|api| api.summary).collect();
    let missing: Vec<_> = said.iter().filter(|key| !words.has(key)).collect();
    assert!(said.len() > 80 && missing.is_empty(), "{} {missing:#?}", said.len());
}

#[test]
fn every_word_that_is_there_is_used() {
    let (words, quoted) = (words(), quoted());
    let formats = quoted.iter().filter_map(|text| text.split_once('{').map(|(before, _)| before));
    let listed = exceptions(BUILT).into_iter().map(|(prefix, _)| prefix);
    let prefixes: Vec<&str> = formats.filter(|before| before.len() > 4 && before.ends_with('-')).chain(listed).collect();
    let is_used = |key: &str| quoted.contains(key) || prefixes.iter().any(|prefix| key.starts_with(prefix));
    let unused: Vec<&String> = words.keys().iter().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn whatever_can_happen_has_words_in_both_languages_that_need_no_values() {
    let (words, slices) = (words(), slices());
    let named = Regex::new(r#"const KIND: &'static str =\s*"([a-z.-]+)""#).expect("the pattern is right");
    let sources = production();
    let recorded = sources.iter().flat_map(|source| named.captures_iter(source.code()).map(|found| found[1].to_owned()));
    let judged = slices.iter().flat_map(|slice| &slice.rules).flat_map(|rule| rule.on).map(|kind| (*kind).to_owned());
    let kinds: BTreeSet<String> = recorded.chain(judged).collect();
    assert!(kinds.len() > 100, "the events of the product are found: {kinds:?}");
    let is_told = |kind: &String| Lang::ALL.into_iter().all(|lang| happened(&words, lang, kind, &Value::Null).is_some());
    let untold: Vec<&String> = kinds.iter().filter(|kind| !is_told(kind)).collect();
    assert!(untold.is_empty(), "the audit trail would show these as they are: {untold:#?}");
}

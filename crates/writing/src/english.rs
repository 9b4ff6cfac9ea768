//! English forms that their neighbours do not allow: `have receive`, `was approve`, `will called`, `did not received`, `he have`, `a hour`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::articles;
use crate::clause::Clause;
use crate::homophones;

/// The word at a place in the form that its neighbours ask for, where it has another.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    if !word.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let form = || participle(clause, at).or_else(|| base(clause, at)).or_else(|| agreeing(clause, at));
    form().or_else(|| homophones::meant(clause, at)).or_else(|| articles::meant(clause, at))
}

/// A verb of the list.
struct Verb {
    base: &'static str,
    past: String,
    participle: String,
    /// Whether the base is a noun or an adjective too.
    is_noun: bool,
}

struct Verbs {
    list: Vec<Verb>,
    by_base: HashMap<&'static str, usize>,
    by_past: HashMap<String, usize>,
}

fn verbs() -> &'static Verbs {
    static VERBS: OnceLock<Verbs> = OnceLock::new();
    VERBS.get_or_init(|| {
        let lines = include_str!("../data/verbs-en.tsv").lines().filter(|line| !line.starts_with('#'));
        let list: Vec<Verb> = lines.map(verb).collect();
        let by_base = list.iter().enumerate().map(|(at, verb)| (verb.base, at)).collect();
        let by_past = list.iter().enumerate().flat_map(|(at, verb)| [(verb.past.clone(), at), (verb.participle.clone(), at)]).collect();
        Verbs { list, by_base, by_past }
    })
}

fn verb(line: &'static str) -> Verb {
    let mut columns = line.split('\t');
    let base = columns.next().unwrap_or_default();
    match (columns.next(), columns.next(), columns.next()) {
        (Some(past), Some(participle), noun) => {
            Verb { base, past: past.to_owned(), participle: participle.to_owned(), is_noun: noun.is_some() }
        }
        (noun, ..) => Verb { base, past: regular(base), participle: regular(base), is_noun: noun.is_some() },
    }
}

/// The past of a regular verb.
fn regular(base: &str) -> String {
    const DOUBLED: [&str; 7] = ["submit", "transfer", "cancel", "refer", "stop", "permit", "plan"];
    let last = base.chars().next_back().unwrap_or_default();
    if last == 'e' {
        format!("{base}d")
    } else if base.ends_with('y') && !base.ends_with("ay") && !base.ends_with("ey") && !base.ends_with("oy") {
        format!("{}ied", &base[..base.len() - 1])
    } else if DOUBLED.contains(&base) {
        format!("{base}{last}ed")
    } else {
        format!("{base}ed")
    }
}

/// Says whether a word is a past form of a verb of the list.
pub(crate) fn is_past(word: &str) -> bool {
    by_past(word).is_some()
}

/// Says whether a word is a verb of the list that is nothing else.
pub(crate) fn is_verb(word: &str) -> bool {
    by_base(word).is_some_and(|verb| !verb.is_noun)
}

fn by_base(word: &str) -> Option<&'static Verb> {
    verbs().by_base.get(word).map(|at| &verbs().list[*at])
}

fn by_past(word: &str) -> Option<&'static Verb> {
    verbs().by_past.get(word).map(|at| &verbs().list[*at])
}

/// `have receive`, `was approve`, `has been close`, `could of send`: behind these stands the participle.
fn participle(clause: &Clause<'_>, at: usize) -> Option<String> {
    let verb = by_base(clause.word(at)).filter(|verb| verb.participle != verb.base)?;
    let back = if ADVERBS.contains(&clause.before(at, 1)) { 2 } else { 1 };
    let (before, first) = (clause.before(at, back), clause.before(at, back + 1));
    let right = match before {
        "been" => true,
        "have" | "has" | "had" | "haven't" | "hasn't" | "hadn't" => !verb.is_noun && !LETTING.contains(&clause.before(at, back + 1)),
        "is" | "are" | "was" | "were" | "be" => !verb.is_noun && !NAMING.contains(&first) && !is_what(clause, at),
        _ => false,
    };
    // `had better send`, `have them send` have other words between.
    (right && !is_noun_of(clause, at)).then(|| verb.participle.clone())
}

/// `all you have to do is send us`: the verb stands for what is done.
fn is_what(clause: &Clause<'_>, at: usize) -> bool {
    let words = (1..=10).map(|back| clause.before(at, back)).take_while(|word| !word.is_empty());
    words.into_iter().any(|word| matches!(word, "do" | "what" | "all" | "need" | "thing" | "way" | "step" | "ask" | "asked"))
}

/// `have register entries`: what looks like a verb belongs to a noun.
fn is_noun_of(clause: &Clause<'_>, at: usize) -> bool {
    matches!(clause.next(at, 1), "number" | "numbers" | "office" | "entries" | "entry" | "form" | "rate" | "rates")
}

/// Words between a verb and its helper.
const ADVERBS: [&str; 11] = ["not", "already", "also", "just", "now", "never", "recently", "since", "only", "still", "always"];

/// Before these, "have" is to let: `would have them`.
const LETTING: [&str; 2] = ["rather", "sooner"];

/// What is named by "is": `the rule is send early`.
const NAMING: [&str; 6] = ["do", "option", "rule", "advice", "answer", "which"];

/// `will called`, `did not received`, `does not works`: behind these stands the base.
fn base(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let verb = by_past(word).filter(|verb| verb.base != word).or_else(|| third(word))?;
    let back = if ADVERBS.contains(&clause.before(at, 1)) { 2 } else { 1 };
    let (before, first) = (clause.before(at, back), clause.before(at, back + 1));
    let is_noun = DETERMINERS.contains(&first) || (before == "may" && clause.as_written(at - back).starts_with('M'));
    let begins = || matches!(clause.before(at, back + 2), "" | "and" | "when" | "where" | "why" | "how" | "what");
    let is_asked = || PRONOUNS.contains(&before) && matches!(first, "did" | "do" | "does" | "didn't") && begins();
    let is_behind = (MODALS.contains(&before) && !is_noun && by_past(word).is_some())
        || matches!(before, "didn't" | "doesn't" | "don't")
        || (matches!(before, "did" | "do" | "does") && back == 2 && clause.before(at, 1) == "not")
        || is_asked();
    is_behind.then(|| verb.base.to_owned())
}

/// The verb of which a word is the third person: `works`.
fn third(word: &str) -> Option<&'static Verb> {
    let stem = word.strip_suffix('s')?;
    by_base(stem)
        .or_else(|| stem.strip_suffix("ie").and_then(|stem| by_base(&format!("{stem}y"))))
        .or_else(|| by_base(stem.strip_suffix('e')?))
}

const MODALS: [&str; 14] =
    ["will", "would", "can", "could", "should", "must", "shall", "may", "might", "cannot", "can't", "won't", "wouldn't", "couldn't"];
const DETERMINERS: [&str; 10] = ["the", "a", "his", "her", "their", "your", "our", "this", "in", "since"];
const PRONOUNS: [&str; 7] = ["i", "you", "he", "she", "it", "we", "they"];

/// `he have`, `they was`, `your documents has`, `it don't`: the verb of another person.
fn agreeing(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let (subject, first) = (clause.before(at, 1), clause.before(at, 2));
    // Behind another word the subject may belong to something else: `one of you is`, `did he have`.
    let begins = first.is_empty() || JOINING.contains(&first);
    let is_one = match subject {
        "he" | "she" | "it" if begins => Some(true),
        "we" | "they" | "you" if begins => Some(false),
        _ => determined(subject, first, clause.before(at, 3)),
    }?;
    let is_if = ["if", "though", "as"].contains(&first);
    // `The law requires that it have a stamp`: what is required has no ending.
    let is_required = first == "that" && PRONOUNS.contains(&subject);
    let right = match (word, is_one) {
        ("have", true) if !is_required => "has",
        ("do", true) if !is_required => "does",
        ("don't", true) => "doesn't",
        ("are", true) => "is",
        ("were", true) if !is_if && !is_required => "was",
        ("has", false) => "have",
        ("does", false) => "do",
        ("doesn't", false) => "don't",
        ("is", false) => "are",
        ("was", false) => "were",
        _ => return None,
    };
    Some(right.to_owned())
}

/// Whether a noun with its determiner at a clause's start is one thing or several; `None` where it cannot be told.
fn determined(noun: &str, determiner: &str, before: &str) -> Option<bool> {
    if !before.is_empty() && !["that", "because", "if"].contains(&before) {
        return None;
    }
    let is_definite = ["the", "your", "our", "this", "that", "these", "those", "all"].contains(&determiner);
    let singular = noun.strip_suffix('s');
    if is_definite && THINGS.contains(&noun) && before.is_empty() {
        return Some(true);
    }
    (is_definite && determiner != "this" && singular.is_some_and(|noun| THINGS.contains(&noun))).then_some(false)
}

/// Words behind which a clause begins anew.
const JOINING: [&str; 9] = ["that", "but", "because", "if", "when", "as", "since", "so", "while"];

/// Things that letters are about, none of them a crowd.
const THINGS: [&str; 38] = [
    "form",
    "application",
    "document",
    "request",
    "payment",
    "office",
    "card",
    "fee",
    "letter",
    "certificate",
    "permit",
    "licence",
    "license",
    "appointment",
    "address",
    "name",
    "bill",
    "invoice",
    "account",
    "contract",
    "copy",
    "receipt",
    "meter",
    "parcel",
    "visit",
    "complaint",
    "refund",
    "passport",
    "visa",
    "fine",
    "case",
    "file",
    "message",
    "email",
    "number",
    "amount",
    "photo",
    "result",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause;

    fn told(text: &str) -> Vec<(String, String)> {
        clause::told(text, meant)
    }

    #[test]
    fn a_form_is_told_that_its_neighbours_do_not_allow() {
        for (text, wrong, right) in [
            ("We have not receive the form", "receive", "received"),
            ("It was approve yesterday", "approve", "approved"),
            ("It has been close", "close", "closed"),
            ("We will called you", "called", "call"),
            ("We did not received it", "received", "receive"),
            ("It does not works", "works", "work"),
            ("Did you received it", "received", "receive"),
            ("He have called", "have", "has"),
            ("Your documents has arrived", "has", "have"),
            ("The form are ready", "are", "is"),
            ("It don't matter", "don't", "doesn't"),
            ("We was closed", "was", "were"),
        ] {
            assert_eq!(told(text), [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn forms_that_are_right_are_left_alone() {
        for text in [
            "All you need to do is send us a copy",
            "The will left by her father was registered",
            "Did he have a copy, and does it have a stamp?",
            "If it were up to us",
            "One of the forms has to be signed and the list of documents is attached",
            "It is you who are entitled",
            "In May called visitors were few",
            "We have contact numbers and plans, and have request forms",
            "Each of the applications was checked",
            "We would rather have send and receive rights",
            "You and he were told, and neither you nor she has paid",
            "Should she have a copy, please send it",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}

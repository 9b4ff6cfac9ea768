//! English nouns that letters count, one and many, and what stands before them: `these form`, `each documents`, `one of the document`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::clause::Clause;
use crate::english::HELPERS;
use crate::english::PREPOSITIONS;
use crate::english::PRONOUNS;
use crate::verbs::by_base;
use crate::verbs::ended_in_s;

/// Whether a noun is one thing or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    One,
    Many,
}

struct Nouns {
    many_of: HashMap<&'static str, String>,
    one_of: HashMap<String, &'static str>,
}

fn nouns() -> &'static Nouns {
    static NOUNS: OnceLock<Nouns> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let lines = include_str!("../data/words/nouns-en.txt").lines().filter(|line| !line.starts_with('#'));
        let pairs = lines.flat_map(str::split_whitespace).map(|noun| match noun.split_once(':') {
            Some((one, many)) => (one, many.to_owned()),
            None => (noun, ended_in_s(noun)),
        });
        let many_of: HashMap<&str, String> = pairs.collect();
        let one_of = many_of.iter().map(|(one, many)| (many.clone(), *one)).collect();
        Nouns { many_of, one_of }
    })
}

/// Whether a word is a noun of the list, and of which number.
pub(crate) fn number(word: &str) -> Option<Number> {
    let nouns = nouns();
    let is_one = || nouns.many_of.contains_key(word).then_some(Number::One);
    is_one().or_else(|| nouns.one_of.contains_key(word).then_some(Number::Many))
}

/// The other number of a noun, or what was meant by the plural of what has none.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    if let Some((_, right)) = UNCOUNTED.iter().find(|(wrong, _)| *wrong == word) {
        let is_verb = matches!(clause.before(at, 1), "he" | "she" | "it" | "who" | "which" | "that") || word == "evidences";
        return (!is_verb).then(|| (*right).to_owned());
    }
    let noun = number(word)?;
    if !stands_alone(clause, at) {
        return None;
    }
    match noun {
        Number::Many => of_one(clause, at).then(|| nouns().one_of[word].to_owned()),
        Number::One => (of_many(clause, at) || out_of(clause, at)).then(|| nouns().many_of[word].clone()),
    }
}

/// What is not counted, as it is written by those who count it.
const UNCOUNTED: [(&str, &str); 11] = [
    ("informations", "information"),
    ("equipments", "equipment"),
    ("datas", "data"),
    ("furnitures", "furniture"),
    ("advices", "advice"),
    ("staffs", "staff"),
    ("luggages", "luggage"),
    ("baggages", "baggage"),
    ("softwares", "software"),
    ("feedbacks", "feedback"),
    ("evidences", "evidence"),
];

/// Says whether nothing follows a noun of which it could tell: `a two day course`, `these form letters`.
fn stands_alone(clause: &Clause<'_>, at: usize) -> bool {
    const JOINED: [&str; 12] = ["which", "that", "who", "if", "when", "but", "so", "because", "must", "ago", "later", "only"];
    let next = clause.next(at, 1);
    next.is_empty() || [&PREPOSITIONS[..], &HELPERS, &PRONOUNS, &JOINED].iter().any(|words| words.contains(&next))
}

/// `each documents`, `a copies`: what asks for one.
fn of_one(clause: &Clause<'_>, at: usize) -> bool {
    let before = clause.before(at, 1);
    // `this forms part`, `each visits once` have verbs.
    let is_verb = by_base(nouns().one_of[clause.word(at)]).is_some();
    // `An A records` has a letter that names.
    let is_letter = before == "a" && clause.as_written(at - 1) == "A" && !clause.before(at, 2).is_empty();
    match before {
        "a" | "an" | "every" | "another" => !is_letter,
        "each" | "this" => !is_verb,
        _ => false,
    }
}

/// `these document`, `many request`, `within 5 day`: what asks for several.
fn of_many(clause: &Clause<'_>, at: usize) -> bool {
    const MANY: [&str; 15] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "several", "few", "these", "those", "both"];
    const BETWEEN: [&str; 6] = ["working", "calendar", "more", "different", "other", "original"];
    let back = if BETWEEN.contains(&clause.before(at, 1)) { 2 } else { 1 };
    let (before, first, word) = (clause.before(at, back), clause.before(at, back + 1), clause.word(at));
    if before.is_empty() {
        return false;
    }
    // `part two form`, `the last few day` and `these form a whole`.
    let names = number(first) == Some(Number::One) || NUMBERED.contains(&first);
    let may_be_verb = back == 1 && matches!(before, "these" | "those" | "both" | "few" | "many" | "several") && by_base(word).is_some();
    let is_helped = HELPERS.contains(&clause.next(at, 1));
    let is_counted = clause.number(at - back).is_some_and(|number| (2..1000).contains(&number)) && OF_DIGITS.contains(&word);
    !names && (!may_be_verb || is_helped) && (MANY.contains(&before) || is_counted)
}

/// What a number behind it names.
const NUMBERED: [&str; 16] = [
    "no", "article", "gate", "part", "building", "phase", "flat", "level", "chapter", "clause", "schedule", "annex", "point", "version",
    "floor", "may",
];

/// What digits before it count.
const OF_DIGITS: [&str; 12] = ["day", "week", "month", "year", "hour", "minute", "copy", "photo", "document", "person", "worker", "child"];

/// `one of the document`: one out of several.
fn out_of(clause: &Clause<'_>, at: usize) -> bool {
    const WHOSE: [&str; 6] = ["the", "our", "your", "these", "those", "their"];
    const PARTED: [&str; 6] = ["one", "each", "some", "many", "several", "both"];
    WHOSE.contains(&clause.before(at, 1)) && clause.before(at, 2) == "of" && PARTED.contains(&clause.before(at, 3)) && {
        // Some of the amount and each of the whole are right, as is "many of the staff".
        let is_crowd = matches!(clause.word(at), "list" | "table" | "record" | "file" | "report" | "system" | "office" | "page" | "group");
        !is_crowd && clause.before(at, 3) != "some" || matches!(clause.word(at), "document" | "applicant" | "worker" | "employee")
    }
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::told;

    #[test]
    fn a_noun_has_the_number_that_stands_before_it() {
        for (text, wrong, right) in [
            ("Each documents must be signed", "documents", "document"),
            ("Many request were received", "request", "requests"),
            ("One of the document is missing", "document", "documents"),
            ("The two copy are here", "copy", "copies"),
            ("within ten working day.", "day", "days"),
            ("Within 5 day you will be called", "day", "days"),
            ("A copies of the lease", "copies", "copy"),
            ("We need more informations.", "informations", "information"),
        ] {
            assert_eq!(told(text, meant), [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn nouns_that_are_right_are_left_alone() {
        for text in [
            "a two day course, a five year permit",
            "These form part of the file, and both request the same",
            "each of the documents, some of the amount, one of the family",
            "It is in room two on the left, in article 5 day and night",
            "on 3 May, and gate 4 form A",
            "This visits us, a sports centre",
            "the last few days",
        ] {
            assert_eq!(told(text, meant), [], "{text}");
        }
    }
}

//! English forms that their neighbours do not allow: `have receive`, `was approve`, `will called`, `did not received`, `he have`, `a hour`.

use crate::agreement;
use crate::articles;
use crate::clause::Clause;
use crate::fixed;
use crate::homophones;
use crate::nouns;
use crate::owned;
use crate::verbs::by_base;
use crate::verbs::by_past;
use crate::verbs::by_third;

/// How many words are meant to be others, and which, where their neighbours do not allow them.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let word = clause.word(at);
    if !word.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    if clause.is_part(at) {
        return None;
    }
    let rules = [participle, base, going, agreement::meant, nouns::meant, owned::meant, homophones::meant, articles::meant];
    fixed::meant(clause, at).or_else(|| rules.iter().find_map(|rule| Some((1, rule(clause, at)?))))
}

/// `have receive`, `was approve`, `has been close`, `could of send`, `has went`: behind these stands the participle.
fn participle(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let back = if ADVERBS.contains(&clause.before(at, 1)) { 2 } else { 1 };
    let (before, first) = (clause.before(at, back), clause.before(at, back + 1));
    let is_had = matches!(before, "have" | "has" | "had" | "haven't" | "hasn't" | "hadn't");
    let is_been = matches!(before, "been" | "was" | "were");
    if let Some(verb) = by_past(word).filter(|verb| verb.past == word && verb.participle != word && (is_had || is_been)) {
        return (!LETTING.contains(&first) && verb.base != "get").then(|| verb.participle.clone());
    }
    let verb = by_base(word).filter(|verb| verb.participle != verb.base)?;
    let next = clause.next(at, 1);
    let right = match before {
        "been" => true,
        _ if is_had => (!verb.is_noun || OWNING.contains(&next) || next == "the") && !LETTING.contains(&first),
        "is" | "are" if verb.is_noun => next == "by",
        "was" | "were" | "be" if ADJECTIVES.contains(&word) => false,
        "was" | "were" | "be" if verb.is_noun => BEHIND_DONE.contains(&next) && !is_there(clause, at),
        "is" | "are" | "was" | "were" | "be" => !NAMING.contains(&first) && !is_what(clause, at),
        _ => false,
    };
    // `had better send`, `have them send` have other words between.
    (right && !is_noun_of(clause, at)).then(|| verb.participle.clone())
}

/// Verbs that are adjectives too: `was present on Sunday`.
const ADJECTIVES: [&str; 9] = ["present", "open", "close", "last", "complete", "correct", "separate", "clean", "welcome"];

/// What follows that something was done, and does not follow a noun without an article.
const BEHIND_DONE: [&str; 7] = ["by", "on", "from", "yesterday", "last", "again", "before"];

/// `there will be work on the road`.
fn is_there(clause: &Clause<'_>, at: usize) -> bool {
    (1..=4).any(|back| matches!(clause.before(at, back), "there" | "it" | "this" | "that" | "reason" | "what"))
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

/// `will called`, `did not received`, `does not works`, `must not contains`, `to informed you`: behind these stands the base.
fn base(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let verb = by_past(word).filter(|verb| verb.base != word).or_else(|| by_third(word))?;
    let is_past = by_past(word).is_some();
    let back = if ADVERBS.contains(&clause.before(at, 1)) { 2 } else { 1 };
    let (before, first, next) = (clause.before(at, back), clause.before(at, back + 1), clause.next(at, 1));
    let is_noun = DETERMINERS.contains(&first) || (before == "may" && clause.as_written(at - back).starts_with('M'));
    let begins = || matches!(clause.before(at, back + 2), "" | "and" | "when" | "where" | "why" | "how" | "what");
    let is_asked = || PRONOUNS.contains(&before) && matches!(first, "did" | "do" | "does" | "didn't") && begins();
    let has_object = OWNING.contains(&next) || matches!(next, "the" | "you" | "us" | "them" | "that" | "it");
    let is_behind = (MODALS.contains(&before) && !is_noun && (is_past || !verb.is_noun || back == 2 || has_object))
        || matches!(before, "didn't" | "doesn't" | "don't")
        || (matches!(before, "did" | "do" | "does") && back == 2 && clause.before(at, 1) == "not")
        || (before == "to" && is_past && has_object && back == 1 && is_followed_by_verb(first))
        || (matches!(before, "please" | "kindly") && is_past && has_object)
        || is_asked();
    is_behind.then(|| verb.base.to_owned())
}

/// Words behind which "to" has a verb: `would like to`, `regret to`, `able to`; in `subject to approved plans` it has none.
fn is_followed_by_verb(before: &str) -> bool {
    const LED: [&str; 16] = [
        "like", "wish", "want", "need", "regret", "able", "unable", "pleased", "happy", "sorry", "have", "has", "order", "write",
        "writing", "us",
    ];
    LED.contains(&before)
}

/// `forward to see`, `for contact us`, `after submit the form`, `will be contact you`: behind these stands the form in "ing".
fn going(clause: &Clause<'_>, at: usize) -> Option<String> {
    let verb = by_base(clause.word(at))?;
    let (before, first, next) = (clause.before(at, 1), clause.before(at, 2), clause.next(at, 1));
    let has_object = OWNING.contains(&next) || matches!(next, "the" | "you" | "us" | "them" | "this" | "a" | "an");
    let is_right = match before {
        "to" => first == "forward" && (!verb.is_noun || matches!(next, "you" | "us")),
        // What the law is for is another matter than `for contact us`.
        "of" if verb.is_noun => false,
        "for" | "by" | "without" | "of" => has_object && (!verb.is_noun || next != "a") && !DURING.contains(&verb.base),
        "after" | "before" => has_object && !DURING.contains(&verb.base) && (!verb.is_noun || !matches!(next, "you" | "a" | "an")),
        "be" | "are" | "am" => verb.is_noun && matches!(next, "you" | "us" | "them") && !is_what(clause, at),
        _ => false,
    };
    is_right.then(|| verb.gerund())
}

/// Nouns of what happens, behind which another clause may begin: `after work the staff`, `for help the office`.
const DURING: [&str; 9] = ["work", "help", "change", "return", "mention", "study", "trust", "stay", "use"];

const MODALS: [&str; 14] =
    ["will", "would", "can", "could", "should", "must", "shall", "may", "might", "cannot", "can't", "won't", "wouldn't", "couldn't"];
/// Whose something is.
pub(crate) const OWNING: [&str; 7] = ["your", "our", "their", "his", "her", "its", "my"];
/// Verbs that help others.
pub(crate) const HELPERS: [&str; 16] =
    ["is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "will", "can", "may", "must", "should"];
/// What stands before a noun and binds it.
pub(crate) const PREPOSITIONS: [&str; 36] = [
    "for",
    "on",
    "at",
    "by",
    "until",
    "before",
    "in",
    "to",
    "from",
    "after",
    "with",
    "of",
    "within",
    "about",
    "under",
    "into",
    "through",
    "without",
    "between",
    "during",
    "per",
    "near",
    "since",
    "as",
    "over",
    "against",
    "via",
    "among",
    "across",
    "behind",
    "below",
    "above",
    "upon",
    "including",
    "except",
    "like",
];
const DETERMINERS: [&str; 10] = ["the", "a", "his", "her", "their", "your", "our", "this", "in", "since"];
pub(crate) const PRONOUNS: [&str; 7] = ["i", "you", "he", "she", "it", "we", "they"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause;

    fn told(text: &str) -> Vec<(String, String)> {
        clause::told(text, |clause, at| meant(clause, at).map(|(_, right)| right))
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

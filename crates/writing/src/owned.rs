//! English words for whose something is, written as others that sound or look like them: `for you letter`, `keep there passports`, `the fee where added`.

use crate::clause::Clause;
use crate::english::OWNING;
use crate::english::PREPOSITIONS;
use crate::nouns::Number;
use crate::nouns::number;
use crate::verbs::by_base;
use crate::verbs::is_past;

/// The word that was meant at a place.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let right = match clause.word(at) {
        "you" => yours(clause, at),
        "there" => theirs(clause, at),
        "where" => were(clause, at),
        "been" => being(clause, at),
        "much" | "less" if number(clause.next(at, 1)) == Some(Number::Many) => {
            Some(if clause.word(at) == "much" { "many" } else { "fewer" })
        }
        _ => None,
    }?;
    Some(right.to_owned())
}

/// What is said of what somebody has, and not counted.
const QUALITIES: [&str; 12] = [
    "patience",
    "cooperation",
    "understanding",
    "interest",
    "attention",
    "support",
    "time",
    "feedback",
    "trust",
    "help",
    "concern",
    "kindness",
];
/// How such a thing is.
const HOW: [&str; 8] = ["kind", "long", "continued", "valued", "quick", "prompt", "recent", "previous"];

/// `for you letter`, `bring you passport`: a single thing has somebody whose it is.
fn yours(clause: &Clause<'_>, at: usize) -> Option<&'static str> {
    let (before, next, after) = (clause.before(at, 1), clause.next(at, 1), clause.next(at, 2));
    // `before you visit`, `as you request` and `since you complaint` are clauses, of which two are right.
    let is_bound = PREPOSITIONS.contains(&before) && !matches!(before, "before" | "after" | "until" | "since" | "as" | "to" | "by");
    let is_thing = QUALITIES.contains(&next) || HOW.contains(&next) || number(next).is_some();
    let is_verb = by_base(next).is_some();
    let is_one = number(next) == Some(Number::One) && !is_verb && !OWNING.contains(&after);
    let is_act = matches!(
        before,
        "received" | "bring" | "find" | "get" | "got" | "renew" | "closed" | "attach" | "read" | "reviewed" | "and" | "to"
    );
    ((is_bound && is_thing) || (is_act && is_one)).then_some("your")
}

/// `keep there passports`, `before there arrival`: what is owned is named.
fn theirs(clause: &Clause<'_>, at: usize) -> Option<&'static str> {
    const GOING: [&str; 22] = [
        "is", "are", "was", "were", "be", "been", "go", "going", "went", "come", "came", "get", "got", "arrive", "arrived", "sent", "out",
        "over", "up", "from", "here", "if",
    ];
    const OWNED: [&str; 9] = ["own", "arrival", "departure", "salary", "work", "rights", "turn", "money", "family"];
    let (before, next) = (clause.before(at, 1), clause.next(at, 1));
    let is_thing = (number(next).is_some() && by_base(next).is_none()) || OWNED.contains(&next);
    let is_free = before.is_empty() || GOING.contains(&before) || before == "that" || before == "when";
    (is_thing && !is_free).then_some("their")
}

/// `the fee where added`: what was done to it; `documents where required` says under which condition.
fn were(clause: &Clause<'_>, at: usize) -> Option<&'static str> {
    const CONDITIONS: [&str; 13] = [
        "required",
        "needed",
        "stated",
        "applied",
        "indicated",
        "noted",
        "provided",
        "specified",
        "shown",
        "marked",
        "agreed",
        "allowed",
        "permitted",
    ];
    let (before, next, after) = (clause.before(at, 1), clause.next(at, 1), clause.next(at, 2));
    let is_done = is_past(next) && !CONDITIONS.contains(&next) && (after.is_empty() || matches!(after, "by" | "to" | "on" | "from"));
    match number(before).filter(|_| is_done) {
        Some(Number::Many) => Some("were"),
        Some(Number::One) => Some("was"),
        None if is_done && matches!(before, "cent" | "amount" | "fees") => Some("was"),
        None => None,
    }
}

/// `is been studied`: it is being done.
fn being(clause: &Clause<'_>, at: usize) -> Option<&'static str> {
    let is_now = matches!(clause.before(at, 1), "is" | "are" | "was" | "were");
    (is_now && is_past(clause.next(at, 1))).then_some("being")
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::told;

    #[test]
    fn what_was_meant_is_told_by_the_words_beside_it() {
        for (text, wrong, right) in [
            ("Thank you for you letter", "you", "your"),
            ("Please bring you passport", "you", "your"),
            ("We are sorry for you long wait", "you", "your"),
            ("Workers keep there passports", "there", "their"),
            ("before there arrival", "there", "their"),
            ("The fee where added to it", "where", "was"),
            ("Your request is been studied", "been", "being"),
            ("Less documents are needed", "less", "fewer"),
        ] {
            let found = told(text, meant);
            assert_eq!(found, [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn the_same_words_are_left_alone_where_they_stand_rightly() {
        for text in [
            "We will send you documents, and give you access",
            "Before you visit the office, call us; as you request it",
            "If there documents are needed, and is there parking",
            "the documents where required, the house where born",
            "It has been studied",
            "the form and you",
        ] {
            assert_eq!(told(text, meant), [], "{text}");
        }
    }
}

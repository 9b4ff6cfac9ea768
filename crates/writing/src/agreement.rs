//! The English verb of another person than its subject: `your documents has`, `the law require`, `one of the copies are`, `they requires`.

use crate::clause::Clause;
use crate::english::OWNING;
use crate::english::PREPOSITIONS;
use crate::english::PRONOUNS;
use crate::nouns::Number;
use crate::nouns::number;
use crate::verbs::by_base;
use crate::verbs::by_third;
use crate::verbs::is_past;

/// The form of a verb that its subject asks for, where it has another.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let is_verb = HELPING.iter().any(|(one, many)| word == *one || word == *many) || by_base(word).is_some() || by_third(word).is_some();
    let subject = if is_verb { Subject::before(clause, at)? } else { return None };
    // `The law requires that it have a stamp`: what is required has no ending.
    let is_required = subject.opener == "that" && (2..=9).any(|back| REQUIRING.contains(&clause.before(at, back)));
    let is_wished = word == "were" && ["if", "though", "as", "unless"].contains(&subject.opener);
    if is_wished || (is_required && subject.number == Number::One && word != "are") {
        return None;
    }
    let next = clause.next(at, 1);
    if clause.is_part(at - 1) {
        return None;
    }
    let helping = HELPING.iter().find_map(|(one, many)| match subject.number {
        Number::Many if word == *one => Some((*many).to_owned()),
        Number::One if word == *many => Some((*one).to_owned()),
        _ => None,
    });
    helping
        .filter(|_| subject.kind != Kind::That || !word.ends_with('s') || word == "has" || is_past(next))
        .or_else(|| full(word, next, &subject))
}

/// Helpers of one and of several.
const HELPING: [(&str, &str); 6] =
    [("has", "have"), ("does", "do"), ("doesn't", "don't"), ("is", "are"), ("was", "were"), ("hasn't", "haven't")];

/// Words that ask for something to be so.
const REQUIRING: [&str; 17] = [
    "require",
    "requires",
    "required",
    "ask",
    "asks",
    "asked",
    "recommend",
    "recommends",
    "insist",
    "insists",
    "suggest",
    "suggests",
    "propose",
    "necessary",
    "important",
    "essential",
    "request",
];

/// The other form of a full verb, where it can be nothing but one.
fn full(word: &str, next: &str, subject: &Subject<'_>) -> Option<String> {
    const WANTING: [&str; 4] = ["need", "want", "refuse", "pay"];
    let has_object = OWNING.contains(&next) || ["the", "a", "an", "us", "them", "him", "this", "it"].contains(&next);
    let follows = has_object || PREPOSITIONS.contains(&next) || next == "you";
    let is_sure = subject.kind != Kind::Noun;
    match subject.number {
        Number::Many => {
            let verb = by_third(word).filter(|verb| !verb.is_noun || is_sure || (next == "to" && WANTING.contains(&verb.base)))?;
            (follows || !verb.is_noun || next.is_empty()).then(|| verb.base.to_owned())
        }
        Number::One => {
            let verb = by_base(word).filter(|verb| verb.base != verb.past && (!verb.is_noun || is_sure || WANTING.contains(&verb.base)))?;
            (has_object || (!verb.is_noun && number(next).is_some()) || (follows && (is_sure || !verb.is_noun || next == "to")))
                .then(|| verb.third())
        }
    }
}

/// What a subject is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pronoun,
    Noun,
    /// "who" or "which", with the noun before it.
    Who,
    /// "that", which may also begin what is said.
    That,
}

/// Who or what a verb is about, and the word before it.
struct Subject<'a> {
    number: Number,
    kind: Kind,
    opener: &'a str,
}

impl<'a> Subject<'a> {
    fn before(clause: &'a Clause<'_>, at: usize) -> Option<Subject<'a>> {
        let (before, opener) = (clause.before(at, 1), clause.before(at, 2));
        let begins = opener.is_empty() || OPENING.contains(&opener);
        let pronoun = |number| Some(Subject { number, kind: Kind::Pronoun, opener });
        match before {
            "" => None,
            "he" | "she" | "it" | "everyone" | "everybody" | "nobody" | "someone" | "anyone" if begins => pronoun(Number::One),
            "there" if begins && COUNTS.contains(&clause.next(at, 1)) => pronoun(Number::Many),
            "we" | "they" | "you" if begins => pronoun(Number::Many),
            "who" | "which" | "that" => {
                let phrase = Phrase::ending(clause, at, 2)?;
                let is_part = ["of", "and", "or"].contains(&clause.before(at, phrase.start + 1));
                let kind = if before == "that" { Kind::That } else { Kind::Who };
                (!is_part).then_some(Subject { number: phrase.number, kind, opener: before })
            }
            _ => {
                let phrase = Phrase::ending(clause, at, 1)?.whole(clause, at)?;
                let opener = clause.before(at, phrase.start + 1);
                let begins = opener.is_empty() || OPENING.contains(&opener);
                // `nothing but these copies is kept` begins nothing anew.
                let is_but = opener == "but" && !clause.before(at, phrase.start + 2).is_empty();
                (begins && !is_but).then_some(Subject { number: phrase.number, kind: Kind::Noun, opener })
            }
        }
    }
}

/// What there are several of.
const COUNTS: [&str; 12] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "several", "few"];

/// Words behind which a clause begins anew.
const OPENING: [&str; 14] =
    ["that", "but", "because", "if", "when", "as", "since", "so", "while", "although", "whether", "unless", "once", "where"];

/// A noun with its determiner, so many words before the verb.
struct Phrase {
    number: Number,
    start: usize,
}

impl Phrase {
    /// The phrase whose noun stands so many words before the verb.
    fn ending(clause: &Clause<'_>, at: usize, back: usize) -> Option<Phrase> {
        const PARTING: [&str; 10] = ["and", "or", "not", "than", "to", "be", "is", "are", "was", "were"];
        let noun = clause.before(at, back);
        let number = match noun {
            "one" if back < 3 => Number::One,
            "people" | "police" => Number::Many,
            _ => number(noun)?,
        };
        for start in back + 1..back + 5 {
            let word = clause.before(at, start);
            if DETERMINERS.contains(&word) {
                // `a case that a subject names is offered` has a verb that looks like a noun.
                let is_of_one = ["a", "an", "every", "each", "this"].contains(&word);
                if is_of_one && number == Number::Many {
                    return None;
                }
                let is_whole = ["all", "both"].contains(&clause.before(at, start + 1));
                return Some(Phrase { number, start: start + usize::from(is_whole) });
            }
            let is_parting = PARTING.contains(&word) || PREPOSITIONS.contains(&word) || PRONOUNS.contains(&word);
            if word.is_empty() || is_parting || by_base(word).is_some_and(|verb| !verb.is_noun) {
                return (word.is_empty() && ["people", "police"].contains(&noun)).then_some(Phrase { number, start: start - 1 });
            }
        }
        None
    }

    /// With what it is a part of: `one of the copies`, `the result of the tests`.
    fn whole(self, clause: &Clause<'_>, at: usize) -> Option<Phrase> {
        const SOME: [&str; 10] = ["both", "all", "most", "many", "some", "several", "few", "two", "three", "four"];
        // `A number of the copies are`: what is counted so is several.
        const CROWDS: [&str; 9] = ["number", "amount", "class", "set", "group", "list", "majority", "sample", "range"];
        if clause.before(at, self.start + 1) != "of" {
            return Some(self);
        }
        let head = clause.before(at, self.start + 2);
        let start = self.start + 2;
        match (head, self.number) {
            ("one" | "each", Number::Many) => Some(Phrase { number: Number::One, start }),
            (head, number) if SOME.contains(&head) => Some(Phrase { number, start }),
            (head, _) if !CROWDS.contains(&head) => {
                let number = number(head)?;
                DETERMINERS.contains(&clause.before(at, start + 1)).then_some(Phrase { number, start: start + 1 })
            }
            _ => None,
        }
    }
}

const DETERMINERS: [&str; 19] = [
    "the", "a", "an", "your", "our", "his", "her", "their", "its", "my", "this", "that", "these", "those", "every", "each", "all", "both",
    "many",
];

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::told;

    #[test]
    fn a_verb_has_the_person_of_its_subject() {
        for (text, wrong, right) in [
            ("He have called", "have", "has"),
            ("Your documents has arrived", "has", "have"),
            ("Your previous certificates needs to be attested", "needs", "need"),
            ("The form are ready", "are", "is"),
            ("It don't matter", "don't", "doesn't"),
            ("We was closed", "was", "were"),
            ("Please note that your application have been approved", "have", "has"),
            ("All the workers was informed", "was", "were"),
            ("Both of the applicants has paid", "has", "have"),
            ("One of the documents are missing", "are", "is"),
            ("The result of the tests are ready", "are", "is"),
            ("The list which contain your name", "contain", "contains"),
            ("The worker who have no card", "have", "has"),
            ("The applicant submit the form", "submit", "submits"),
            ("They requires a stamp", "requires", "require"),
            ("The elder one have passed", "have", "has"),
            ("Everyone have the right", "have", "has"),
            ("People is waiting", "is", "are"),
            ("There is two ways to pay", "is", "are"),
        ] {
            assert_eq!(told(text, meant), [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn verbs_that_are_right_are_left_alone() {
        for text in [
            "Did he have a copy, and does it have a stamp?",
            "If it were up to us",
            "One of the forms has to be signed and the list of documents is attached",
            "It is you who are entitled",
            "Each of the applications was checked",
            "Should she have a copy, please send it",
            "You and he were told, and neither you nor she has paid",
            "The form and the card are ready",
            "The refund request you sent was approved",
            "The law requires that the applicant submit the form",
            "A number of the copies are missing, and the number of copies is ten",
            "one of the workers who have paid",
            "Help the customer submit the form, and let the bank pay the fee",
            "The documents the office has are old",
            "We told the workers that is the rule",
            "The bank transfer the company made, and the visits to the site",
        ] {
            assert_eq!(told(text, meant), [], "{text}");
        }
    }
}

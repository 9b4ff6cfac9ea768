//! English words that sound alike, told by what stands beside them: `kept their for a week`, `your going to`, `could of called`.

use crate::clause::Clause;
use crate::verbs::is_past;
use crate::verbs::is_verb;

/// The word that sounds alike and that the neighbours ask for.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let place = Place {
        word: clause.word(at),
        before: clause.before(at, 1),
        first: clause.before(at, 2),
        next: clause.next(at, 1),
        after: clause.next(at, 2),
        is_last: clause.is_last(at),
    };
    let right = match place.word {
        "their" | "your" | "its" | "our" => place.owned(),
        "there" => place.there(),
        "than" | "then" => place.compared(),
        "of" => place.of_modal(),
        "past" | "passed" => place.past(),
        "where" | "were" => place.were(),
        "no" | "now" | "know" => place.known(),
        "hear" | "here" => place.here().or_else(|| place.going()),
        "whose" | "who's" => place.whose(),
        "everyday" | "maybe" => place.joined(),
        _ => place.going(),
    }?;
    Some(right.to_owned())
}

/// A word and what stands beside it; empty where nothing does.
struct Place<'a> {
    word: &'a str,
    before: &'a str,
    first: &'a str,
    next: &'a str,
    after: &'a str,
    /// Whether a stop follows it.
    is_last: bool,
}

const PREPOSITIONS: [&str; 13] = ["for", "on", "at", "by", "until", "before", "in", "to", "from", "and", "after", "with", "because"];
const DETERMINERS: [&str; 11] = ["the", "a", "an", "your", "our", "their", "his", "her", "this", "that", "it"];
const PRONOUNS: [&str; 7] = ["i", "you", "he", "she", "it", "we", "they"];
const DOING: [&str; 15] = [
    "going",
    "coming",
    "waiting",
    "looking",
    "trying",
    "planning",
    "applying",
    "paying",
    "asking",
    "travelling",
    "thinking",
    "working",
    "doing",
    "getting",
    "being",
];

impl Place<'_> {
    /// `kept their for a week`, `their going to call`, `if your coming`: nothing is owned there.
    fn owned(&self) -> Option<&'static str> {
        let is_alone = self.is_last || PREPOSITIONS.contains(&self.next);
        let is_doing = self.is_doing();
        let begins = matches!(self.before, "" | "if" | "that" | "when" | "because" | "and" | "where" | "what" | "as");
        match self.word {
            "their" if is_alone => Some("there"),
            "their" if is_doing && begins => Some("they're"),
            "your" if is_doing && begins => Some("you're"),
            "its" if is_doing && begins => Some("it's"),
            _ => None,
        }
    }

    /// Says whether somebody does something behind the word, and no noun follows of which it tells: `waiting period`.
    fn is_doing(&self) -> bool {
        DOING.contains(&self.next) && (self.after.is_empty() || PREPOSITIONS.contains(&self.after) || DETERMINERS.contains(&self.after))
    }

    /// `there office is open`: what is owned is named.
    fn there(&self) -> Option<&'static str> {
        const OWNED: [&str; 14] = [
            "office",
            "offices",
            "application",
            "form",
            "file",
            "fee",
            "children",
            "house",
            "own",
            "request",
            "address",
            "name",
            "passport",
            "documents",
        ];
        (OWNED.contains(&self.next) && !["is", "are", "was", "were"].contains(&self.before)).then_some("their")
    }

    /// `more expensive then the old one`, `If not, than call us`.
    fn compared(&self) -> Option<&'static str> {
        let is_more =
            |word: &str| matches!(word, "more" | "less" | "fewer" | "rather" | "other" | "older" | "newer" | "larger" | "smaller");
        let follows = DETERMINERS.contains(&self.next) || self.next.starts_with(|ch: char| ch.is_numeric()) || NUMBERS.contains(&self.next);
        match self.word {
            "then" if follows && (is_more(self.before) || matches!(self.first, "more" | "less")) => Some("than"),
            "than" if self.before.is_empty() && (is_verb(self.next) || matches!(self.next, "please" | "call" | "we" | "you" | "visit")) => {
                Some("then")
            }
            _ => None,
        }
    }

    /// `could of called`, but not `could of course`.
    fn of_modal(&self) -> Option<&'static str> {
        let is_modal = matches!(self.before, "could" | "should" | "would" | "must" | "might" | "couldn't" | "shouldn't" | "wouldn't");
        (is_modal && (is_past(self.next) || matches!(self.next, "been" | "had" | "done" | "come" | "gone" | "seen"))).then_some("have")
    }

    /// `he past the test`, `has been past to`, `in the passed week`.
    fn past(&self) -> Option<&'static str> {
        let is_done =
            matches!(self.before, "been" | "have" | "has" | "had") || (matches!(self.before, "was" | "were") && self.next == "to");
        let is_act = PRONOUNS.contains(&self.before)
            && !matches!(self.first, "is" | "was" | "for")
            && (DETERMINERS.contains(&self.next) || self.next == "on");
        let is_time = matches!(self.next, "week" | "weeks" | "month" | "months" | "year" | "years" | "days");
        match self.word {
            "past" if (is_done || is_act) && !is_time && self.next != "due" => Some("passed"),
            "passed" if is_time && matches!(self.before, "the" | "this") => Some("past"),
            _ => None,
        }
    }

    /// `we where closed`, `the office were you applied`.
    fn were(&self) -> Option<&'static str> {
        const STATES: [&str; 14] =
            ["closed", "open", "not", "able", "unable", "late", "sorry", "going", "waiting", "here", "both", "also", "already", "very"];
        let is_state = is_past(self.next) || STATES.contains(&self.next);
        let is_place = matches!(self.before, "office" | "centre" | "branch" | "counter" | "place" | "desk");
        match self.word {
            "where" if matches!(self.before, "we" | "they" | "you" | "which" | "documents" | "forms") && is_state => Some("were"),
            "were" if is_place && PRONOUNS.contains(&self.next) => Some("where"),
            _ => None,
        }
    }

    /// `we no the reason`, `do not no why`, `there is know fee`.
    fn known(&self) -> Option<&'static str> {
        let is_told = matches!(self.next, "the" | "why" | "how" | "what" | "who" | "your");
        let is_act =
            matches!(self.before, "we" | "i" | "they" | "you") && is_told && !matches!(self.first, "are" | "were" | "do" | "have" | "can");
        match self.word {
            "no" if is_act || (self.before == "not" && is_told) => Some("know"),
            "now" if is_act => Some("know"),
            "know" if matches!(self.before, "is" | "are" | "was") && self.first == "there" => Some("no"),
            _ => None,
        }
    }

    /// `please come hear`, `we look forward to here from you`.
    fn here(&self) -> Option<&'static str> {
        let is_end = self.is_last || PREPOSITIONS.contains(&self.next);
        match self.word {
            "hear" if is_end && matches!(self.before, "come" | "came" | "right" | "over" | "office" | "out") && self.next != "from" => {
                Some("here")
            }
            "here" if matches!(self.before, "to" | "not" | "will") && self.next == "from" && DETERMINERS.contains(&self.after) => {
                Some("hear")
            }
            "here" if matches!(self.before, "to" | "we" | "can") && self.next == "you" => Some("hear"),
            _ => None,
        }
    }

    /// `whose calling`, `whose entitled to it`, `who's form`; `whose eligible children` is right.
    fn whose(&self) -> Option<&'static str> {
        const NAMED: [&str; 12] =
            ["form", "name", "file", "number", "passport", "card", "application", "address", "request", "account", "fee", "house"];
        let is_state = matches!((self.next, self.after), ("responsible" | "eligible", "for") | ("entitled", "to"));
        match self.word {
            "whose" if self.is_doing() || self.next == "calling" || is_state => Some("who's"),
            "who's" if NAMED.contains(&self.next) => Some("whose"),
            _ => None,
        }
    }

    /// `everyday we check`, `it maybe late`.
    fn joined(&self) -> Option<&'static str> {
        let is_time = self.is_last || PRONOUNS.contains(&self.next) || PREPOSITIONS.contains(&self.next);
        match self.word {
            "everyday" if is_time && self.before != "of" => Some("every day"),
            "maybe"
                if matches!(self.before, "it" | "there" | "this" | "they" | "we" | "you" | "which")
                    && !self.next.is_empty()
                    && !PRONOUNS.contains(&self.next) =>
            {
                Some("may be")
            }
            _ => None,
        }
    }

    /// `we are wait for it`, `look forward to hear from you`.
    fn going(&self) -> Option<&'static str> {
        const BENT: [(&str, &str); 9] = [
            ("wait", "waiting"),
            ("look", "looking"),
            ("hear", "hearing"),
            ("receive", "receiving"),
            ("meet", "meeting"),
            ("see", "seeing"),
            ("serve", "serving"),
            ("try", "trying"),
            ("follow", "following"),
        ];
        let right = BENT.iter().find(|(base, _)| *base == self.word).map(|(_, right)| *right)?;
        let is_now = matches!(self.before, "are" | "is" | "am" | "were") && matches!(self.next, "for" | "into" | "forward" | "up" | "to");
        (is_now || (self.before == "to" && self.first == "forward")).then_some(right)
    }
}

const NUMBERS: [&str; 11] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause;

    fn told(text: &str) -> Vec<String> {
        clause::told(text, meant).into_iter().map(|(_, meant)| meant).collect()
    }

    #[test]
    fn the_neighbours_tell_which_of_two_that_sound_alike_was_meant() {
        for (text, right) in [
            ("Their going to call you", "they're"),
            ("It will be kept their for a week", "there"),
            ("The file is over their.", "there"),
            ("Let us know if your coming", "you're"),
            ("there office is open", "their"),
            ("It is more expensive then the old one", "than"),
            ("If not, than call us", "then"),
            ("You could of called", "have"),
            ("He past the test", "passed"),
            ("in the passed week", "past"),
            ("We where closed", "were"),
            ("We no the reason", "know"),
            ("Please come hear.", "here"),
            ("We look forward to hear from you", "hearing"),
            ("whose calling", "who's"),
            ("everyday we check", "every day"),
            ("it maybe late", "may be"),
            ("We are wait for it", "waiting"),
        ] {
            assert_eq!(told(text), [right], "{text}");
        }
    }

    #[test]
    fn what_stands_rightly_is_left_alone() {
        for text in [
            "Their office is over there, and they went there for the form",
            "Your coming appointment, and your paying fees",
            "is there office space",
            "We paid more, then the refund came",
            "larger than the old one",
            "You could of course call",
            "He walked past the office in the past week",
            "Tell us where you live and where we were",
            "Do you know the reason? There is no fee, we now accept cards",
            "You will hear from us; come here",
            "the officer whose name is below",
            "Maybe we will; an everyday matter",
            "Please wait for us and look forward",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}

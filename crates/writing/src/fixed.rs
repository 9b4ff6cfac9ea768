//! English words that belong together and the preposition that binds them: `depends of`, `in Sunday`, `discuss about`, `must to pay`, `can not`.

use crate::clause::Clause;
use crate::english::OWNING;
use crate::verbs::by_base;
use crate::verbs::is_past;

/// How many words at a place are meant to be others, and which.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let rules = [bound, dated, lasting, superfluous, missing, parted];
    rules.iter().find_map(|rule| rule(clause, at))
}

fn has_article(word: &str) -> bool {
    OWNING.contains(&word) || ["the", "a", "an", "this", "these", "that", "any"].contains(&word)
}

/// Words that bind another preposition than the one behind them.
const BOUND: [(&str, &[&str], &str); 22] = [
    ("responsible", &["of", "from", "on"], "for"),
    ("depend", &["of", "from", "in"], "on"),
    ("depends", &["of", "from", "in"], "on"),
    ("depending", &["of", "from", "in"], "on"),
    ("apologise", &["of", "on"], "for"),
    ("apologize", &["of", "on"], "for"),
    ("apologies", &["of", "on"], "for"),
    ("interested", &["to", "on", "of"], "in"),
    ("married", &["with"], "to"),
    ("consists", &["from"], "of"),
    ("consist", &["from"], "of"),
    ("comply", &["to"], "with"),
    ("accordance", &["to", "of"], "with"),
    ("object", &["on"], "to"),
    ("objected", &["on"], "to"),
    ("belongs", &["for"], "to"),
    ("related", &["with", "of"], "to"),
    ("according", &["with", "of"], "to"),
    ("exempt", &["of"], "from"),
    ("exempted", &["of"], "from"),
    ("entitled", &["for", "of"], "to"),
    ("benefit", &["of"], "from"),
];

/// `depends of the size`: the preposition behind the word that binds another. `interested to know` and `responsible on Sunday` bind none.
fn bound(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (word, before, next) = (clause.word(at), clause.before(at, 1), clause.next(at, 1));
    let binds = BOUND.iter().find(|(head, wrong, _)| *head == before && wrong.contains(&word));
    if let Some((head, _, right)) = binds {
        let is_noun =
            matches!(*head, "benefit" | "object") && !matches!(clause.before(at, 2), "to" | "you" | "can" | "may" | "will" | "cannot");
        return (has_article(next) && !is_noun).then(|| (1, (*right).to_owned()));
    }
    let is_by_person = before == "accompanied"
        && word == "with"
        && [1, 2]
            .iter()
            .any(|further| matches!(clause.next(at, *further + 1), "parent" | "guardian" | "adult" | "father" | "mother" | "relative"));
    let is_regard = matches!(before, "regard" | "regards") && word == "of" && matches!(clause.before(at, 2), "in" | "with");
    match (is_by_person, is_regard) {
        (true, _) => Some((1, "by".to_owned())),
        (_, true) => Some((1, "to".to_owned())),
        _ => None,
    }
}

const DAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS: [&str; 11] =
    ["january", "february", "april", "june", "july", "august", "september", "october", "november", "december", "ramadan"];

/// `in Sunday`, `at 5 December`, `on January 2027`: the preposition of a day and of a month.
fn dated(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (word, next) = (clause.word(at), clause.next(at, 1));
    let has_day = || clause.number(at + 1).is_some_and(|day| (1..=31).contains(&day)) && MONTHS.contains(&clause.next(at, 2));
    // `in Sunday school`, `at Friday prayers` and `on January 5` name other things.
    let after = clause.next(at, 2);
    let is_day = || DAYS.contains(&next) && !matches!(after, "prayer" | "prayers" | "school" | "morning's" | "lunch");
    let has_year = || at + 2 < clause.len() && clause.number(at + 2).is_some_and(|year| year > 31);
    let is_month = || MONTHS.contains(&next) && (after.is_empty() && !clause.is_joined_to_number(at + 1) || has_year());
    match word {
        "in" | "at" if !next.is_empty() && (is_day() || has_day()) => Some((1, "on".to_owned())),
        "on" | "at" if is_month() => Some((1, "in".to_owned())),
        _ => None,
    }
}

/// `since two weeks`: how long, and not from when.
fn lasting(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    const COUNTS: [&str; 13] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "several", "some", "few"];
    const TIMES: [&str; 5] = ["days", "weeks", "months", "years", "hours"];
    let next = clause.next(at, 1);
    let is_counted = COUNTS.contains(&next) || (!next.is_empty() && clause.number(at + 1).is_some_and(|count| count < 1000));
    (clause.word(at) == "since" && is_counted && TIMES.contains(&clause.next(at, 2)) && clause.next(at, 3) != "ago")
        .then(|| (1, "for".to_owned()))
}

/// `discussed about`, `must to pay`, `more better`, `please to send`, `the another`: the second word, or the first, is one too many.
fn superfluous(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    const MODALS: [&str; 8] = ["must", "should", "can", "could", "may", "might", "cannot", "please"];
    const BETTER: [&str; 14] = [
        "better", "lower", "higher", "cheaper", "easier", "faster", "later", "earlier", "longer", "shorter", "larger", "bigger", "smaller",
        "clearer",
    ];
    let (word, next, after, before) = (clause.word(at), clause.next(at, 1), clause.next(at, 2), clause.before(at, 1));
    let is_done = |verbs: &[&str]| verbs.contains(&word);
    let first = match next {
        "about" => is_done(&["discuss", "discussed", "discussing", "discusses"]),
        "of" => word == "despite",
        "to" if word == "regarding" => true,
        "to" if MODALS.contains(&word) => by_base(after).is_some() && !matches!(before, "the" | "a" | "in"),
        "with" | "to" if word == "contact" => {
            let is_act = matches!(before, "please" | "to" | "must" | "can" | "should" | "will" | "may" | "kindly");
            is_act && (has_article(after) || matches!(after, "us" | "him" | "them"))
        }
        _ => false,
    };
    if first {
        return Some((2, word.to_owned()));
    }
    let second = (word == "more" && BETTER.contains(&next) && !matches!(after, "ones")) || (word == "the" && next == "another");
    second.then(|| (2, next.to_owned()))
}

/// `reply you`, `explained us`, `according the law`: the preposition is left out.
fn missing(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (word, next, before) = (clause.word(at), clause.next(at, 1), clause.before(at, 1));
    let is_us = matches!(next, "us" | "him" | "her") || (next == "you" && clause.next(at, 2).is_empty());
    let is_act = !matches!(before, "a" | "the" | "your" | "our" | "his" | "her" | "their" | "this" | "my");
    if word == "not" {
        return undone(clause, at);
    }
    let right = match word {
        "reply" | "replied" | "respond" | "responded"
            if is_act
                && (is_us
                    || next == "you" && matches!(clause.next(at, 2), "tomorrow" | "soon" | "within" | "by" | "on" | "in" | "today")) =>
        {
            "to"
        }
        "explain" | "explained" if is_us => "to",
        "according" if has_article(next) => "to",
        "due"
            if matches!(next, "the" | "our" | "your")
                && matches!(before, "refused" | "rejected" | "delayed" | "late" | "closed" | "cancelled" | "postponed" | "stopped") =>
        {
            "to"
        }
        _ => return None,
    };
    Some((1, format!("{word} {right}")))
}

/// `if he not answer`: nobody does it.
fn undone(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (subject, opener) = (clause.before(at, 1), clause.before(at, 2));
    let begins = opener.is_empty() || matches!(opener, "if" | "when" | "because" | "that" | "but" | "and");
    let helper = match subject {
        "he" | "she" | "it" => "does",
        "we" | "they" | "you" => "do",
        _ => return None,
    };
    (begins && by_base(clause.next(at, 1)).is_some()).then(|| (1, format!("{helper} not")))
}

/// `can not`, `no body answered`, `paid in to the account`, `all ready registered`: one word.
fn parted(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    const ACTS: [&str; 10] = ["answered", "came", "was", "is", "has", "can", "called", "replied", "knows", "will"];
    const PUT: [&str; 9] = ["paid", "deposited", "transferred", "entered", "put", "moved", "came", "divided", "translated"];
    let (word, next, after, before) = (clause.word(at), clause.next(at, 1), clause.next(at, 2), clause.before(at, 1));
    let right = match (word, next) {
        ("can", "not") if after != "only" => "cannot",
        ("no", "body") if ACTS.contains(&after) => "nobody",
        ("some" | "any" | "every", "body") if ACTS.contains(&after) => return Some((2, format!("{word}body"))),
        ("in", "to") if PUT.contains(&before) && has_article(after) => "into",
        ("all", "ready") if is_past(after) && matches!(before, "is" | "was" | "been" | "has" | "have" | "one" | "are" | "were") => {
            "already"
        }
        _ => return None,
    };
    Some((2, right.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::Clause;

    fn told(text: &str) -> Vec<(usize, String)> {
        let clause = Clause::new(text);
        (0..clause.len()).filter_map(|at| meant(&clause, at)).collect()
    }

    #[test]
    fn what_belongs_together_is_told_where_it_is_bound_otherwise() {
        for (text, count, right) in [
            ("It depends of the size", 1, "on"),
            ("You are responsible from the fee", 1, "for"),
            ("if you wish to object on the fine", 1, "to"),
            ("accompanied with a parent when", 1, "by"),
            ("The meeting is in Sunday.", 1, "on"),
            ("It expires at 5 December", 1, "on"),
            ("It begins on January.", 1, "in"),
            ("You have waited since two weeks", 1, "for"),
            ("We discussed about your request", 2, "discussed"),
            ("You must to attend", 2, "must"),
            ("Could you please to send it", 2, "please"),
            ("It is more lower now", 2, "lower"),
            ("Please contact with us", 2, "contact"),
            ("We will reply you tomorrow", 1, "reply to"),
            ("According the law", 1, "according to"),
            ("You can not enter", 2, "cannot"),
            ("but no body answered", 2, "nobody"),
            ("If he not answer", 1, "does not"),
            ("paid in to the account", 2, "into"),
            ("It was all ready registered", 2, "already"),
        ] {
            assert_eq!(told(text), [(count, right.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_bound_rightly_is_left_alone() {
        for text in [
            "the benefit of the doubt, the object on the table",
            "interested to know, responsible on Sunday",
            "on Sunday 5 December, in December 2026, on January 5, in May",
            "since two of them came, since 2019",
            "You can not only pay here but also there",
            "the can to open, in contact with the office",
            "no body of water, all ready for you, and stay in to rest",
            "more better ones",
            "your reply you sent on Sunday",
            "she can explain them",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}

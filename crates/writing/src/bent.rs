//! The words of a text whose form their neighbours do not allow, by the rules of either language.

use std::collections::HashMap;

use crate::cases;
use crate::clause::Clause;
use crate::conjunctions;
use crate::counted;
use crate::english;
use crate::gender;
use crate::predicates;
use crate::several;

/// What is meant to be otherwise.
pub(crate) struct Bent {
    /// Where it ends in the text: behind one word or behind more.
    pub(crate) end: usize,
    /// What was meant.
    pub(crate) meant: String,
}

/// Where each such word begins, and what was meant.
pub(crate) fn bent(text: &str) -> HashMap<usize, Bent> {
    let clause = Clause::new(text);
    let meant = |at: usize| match clause.word(at).starts_with(|first: char| first.is_ascii_alphabetic()) {
        true => english::meant(&clause, at),
        false => of_arabic(&clause, at),
    };
    let bent = |at: usize| {
        let (count, meant) = meant(at)?;
        Some((clause.range(at).start, Bent { end: clause.range(at + count - 1).end, meant }))
    };
    (0..clause.len()).filter_map(bent).collect()
}

fn of_arabic(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let rules = [counted::meant, cases::meant, conjunctions::meant, several::meant, gender::meant, predicates::meant];
    // `الطلب و تمت الموافقة`: "and" is written onto the word behind it.
    let next = clause.next(at, 1);
    if clause.word(at) == "و" && !clause.before(at, 1).is_empty() && next.starts_with(|ch: char| ('\u{621}'..='\u{64A}').contains(&ch)) {
        return (next.chars().count() > 1).then(|| (2, format!("و{}", clause.as_written(at + 1))));
    }
    rules.iter().find_map(|rule| Some((1, rule(clause, at)?)))
}

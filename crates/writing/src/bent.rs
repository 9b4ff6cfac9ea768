//! The words of a text whose form their neighbours do not allow, by the rules of either language.

use std::collections::HashMap;

use crate::cases;
use crate::clause::Clause;
use crate::conjunctions;
use crate::counted;
use crate::english;
use crate::several;

/// Where each such word begins, and the form that was meant.
pub(crate) fn bent(text: &str) -> HashMap<usize, String> {
    let clause = Clause::new(text);
    let meant = |at: usize| match clause.word(at).starts_with(|first: char| first.is_ascii_alphabetic()) {
        true => english::meant(&clause, at),
        false => of_arabic(&clause, at),
    };
    (0..clause.len()).filter_map(|at| Some((clause.range(at).start, meant(at)?))).collect()
}

fn of_arabic(clause: &Clause<'_>, at: usize) -> Option<String> {
    let rules = [counted::meant, cases::meant, conjunctions::meant, several::meant];
    rules.iter().find_map(|rule| rule(clause, at))
}

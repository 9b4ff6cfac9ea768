//! The words of a text whose form their neighbours do not allow, by the rules of either language.

use std::collections::HashMap;

use crate::cases;
use crate::clause::Clause;
use crate::counted;
use crate::english;

/// Where each such word begins, and the form that was meant.
pub(crate) fn bent(text: &str) -> HashMap<usize, String> {
    let clause = Clause::new(text);
    let meant = |at: usize| match clause.word(at).starts_with(|first: char| first.is_ascii_alphabetic()) {
        true => english::meant(&clause, at),
        false => counted::meant(&clause, at).or_else(|| cases::meant(&clause, at)),
    };
    (0..clause.len()).filter_map(|at| Some((clause.range(at).start, meant(at)?))).collect()
}

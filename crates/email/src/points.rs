//! The points of a reply: the questions of the message that it answers, each answered or open (6.email.understand, .prepare-points,
//! .answers-all). What the text shows is proposed; what the employee says counts.

use std::collections::BTreeMap;

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

use crate::answerable;

/// The most points that are shown and counted.
const MOST: usize = 20;

/// A question of the customer, and whether the reply answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) text: String,
    pub(crate) is_answered: bool,
}

/// The points of a reply in a case. `said` is what the employee said of them by hand: `0+ 2-`.
pub(crate) fn points(tx: &mut Tx<'_>, case: CaseId, reply: &str, said: &str) -> Result<Vec<Point>> {
    let Some(newest) = answerable::newest_in(tx, case)? else { return Ok(Vec::new()) };
    let entry = desk::store::entries(tx, newest.case, Some(newest.entry + 1), 1)?.pop();
    let asked = entry.map(|entry| writing::questions::find(&entry.text)).unwrap_or_default();
    let said = by_hand(said);
    let point = |(place, text): (usize, String)| {
        let is_answered = said.get(&place).copied().unwrap_or_else(|| writing::answers(&text, reply));
        Point { text, is_answered }
    };
    Ok(asked.into_iter().map(|question| question.text).take(MOST).enumerate().map(point).collect())
}

fn by_hand(said: &str) -> BTreeMap<usize, bool> {
    let one = |word: &str| match (word.strip_suffix('+'), word.strip_suffix('-')) {
        (Some(place), _) => Some((place.parse().ok()?, true)),
        (_, Some(place)) => Some((place.parse().ok()?, false)),
        _ => None,
    };
    said.split_whitespace().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_by_hand_is_read_and_nothing_else() {
        assert_eq!(by_hand("0+ 2- x+ 3 -"), BTreeMap::from([(0, true), (2, false)]));
    }
}

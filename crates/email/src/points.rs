//! The points of a reply: what the messages that it answers ask (6.email.understand, .prepare-points, .answers-all). They are proposed from
//! their text until whoever answers settles them: adds, removes, words them anew. What the reply's text shows of each is proposed, too; what
//! the employee says counts.

use std::collections::BTreeMap;

use ::store::Tx;
use desk::CaseId;
use kernel::Error;
use kernel::FieldError;
use kernel::Result;
use kernel::refuse;

use crate::answerable;
use crate::message::Message;
use crate::message::MessageId;
use crate::open_points;
use crate::points_events::PointsSettled;
use crate::store::drafts;
use crate::store::settled;

/// The most points that are shown and counted.
pub(crate) const MOST: usize = 20;
/// The longest of one, in characters.
const LONGEST: usize = 300;

/// A question of the customer, and whether the reply answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) text: String,
    pub(crate) is_answered: bool,
}

/// What is asked that a reply answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The newest message.
    pub(crate) message: MessageId,
    /// The case in which it is settled.
    pub(crate) home: CaseId,
    /// What it and those before it ask, as far as nobody has answered: as it was settled, else as it is proposed.
    pub(crate) points: Vec<String>,
    /// Whether somebody settled it.
    pub(crate) is_settled: bool,
}

/// What is asked in a case; nothing where nobody is there to answer.
pub(crate) fn asked(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Asked>> {
    match answerable::newest_in(tx, case)? {
        Some(newest) => asked_by(tx, case, &newest).map(Some),
        None => Ok(None),
    }
}

/// The same of the message that is known to be the newest.
pub(crate) fn asked_by(tx: &mut Tx<'_>, case: CaseId, newest: &Message) -> Result<Asked> {
    let (message, home) = (newest.id, answerable::home(tx, case, newest)?);
    let points = open_points::gather(tx, case)?;
    let is_settled = settled::points_of(tx, (message, home))?.is_some_and(|kept| lines(&kept) == points);
    Ok(Asked { message, home, points, is_settled })
}

/// The points of a reply in a case. `said` is what the employee said of them by hand: `0+ 2-`.
pub(crate) fn points(tx: &mut Tx<'_>, case: CaseId, reply: &str, said: &str) -> Result<Vec<Point>> {
    let asked = asked(tx, case)?.map(|asked| asked.points).unwrap_or_default();
    Ok(answered(asked, reply, said))
}

/// Which of the points a reply answers.
pub(crate) fn answered(asked: Vec<String>, reply: &str, said: &str) -> Vec<Point> {
    let said = by_hand(said);
    // A place that is left open for an answer answers nothing, though the question stands beside it.
    let reply: Vec<&str> = reply.lines().filter(|line| writing::vague::gaps(line).is_empty()).collect();
    let reply = reply.join("\n");
    let point = |(place, text): (usize, String)| {
        let is_answered = said.get(&place).copied().unwrap_or_else(|| writing::answers(&text, &reply));
        Point { text, is_answered }
    };
    asked.into_iter().enumerate().map(point).collect()
}

/// Settles what the newest message of a case asks, one question a line. What is settled so already stays so.
///
/// # Errors
/// `Invalid` for too many or too long ones; refused for anybody but the owner and where nobody is there to answer; `Conflict` when the case
/// changed since it was looked at: another message may ask something else.
pub(crate) fn settle(tx: &mut Tx<'_>, id: CaseId, (text, seen): (&str, i64)) -> Result<()> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let me = tx.actor().employee()?;
    case.must_be_owned_by(me)?;
    case.must_be_version(seen)?;
    let points = must_be_few(lines(text))?;
    let newest = answerable::newest_in(tx, id)?.ok_or_else(|| refuse("email-nobody-to-answer"))?;
    let before = asked_by(tx, id, &newest)?;
    if before.is_settled && before.points == points {
        return Ok(());
    }
    open_points::settle(tx, id, &newest, points.join("\n"))?;
    drafts::drop_asked(tx, id)?;
    let interaction = desk::store::newest_interaction(tx, id)?.ok_or(Error::NotFound("interaction"))?;
    let of_one = |some: &[String], others: &[String]| some.iter().filter(|one| !others.contains(one)).count();
    tx.record(PointsSettled {
        case: id.get(),
        interaction: interaction.get(),
        message: before.message.get(),
        points: points.len(),
        added: of_one(&points, &before.points),
        removed: of_one(&before.points, &points),
    })?;
    Ok(())
}

/// Keeps what is being written of the points where that differs from what is known, so that it is there after a change of language, on
/// another device, and when it was refused. What was typed on an older view of the case may be about another message.
pub(crate) fn keep_typed(tx: &mut Tx<'_>, id: CaseId, (typed, seen): (Option<&str>, i64)) -> Result<()> {
    if desk::store::case(tx, id)?.is_none_or(|case| case.version != seen) {
        return Ok(());
    }
    let (Some(typed), Some(known)) = (typed, asked(tx, id)?) else { return Ok(()) };
    if lines(typed) == known.points { drafts::drop_asked(tx, id) } else { drafts::keep_asked(tx, id, (known.message, typed)) }
}

/// Whether what was typed beside a reply differs from what is known. What was typed on an older view of the case is not sent, and settles
/// nothing either.
pub(crate) fn is_typed_anew(tx: &mut Tx<'_>, id: CaseId, (typed, seen): (&str, i64)) -> Result<bool> {
    if desk::store::case(tx, id)?.is_none_or(|case| case.version != seen) {
        return Ok(false);
    }
    Ok(asked(tx, id)?.map(|asked| asked.points).unwrap_or_default() != lines(typed))
}

/// Settles what was typed beside a reply where that differs from what is known; answers what was said of the points by hand, for the points
/// as they are then, and which points are new.
///
/// # Errors
/// As `settle`.
pub(crate) fn settle_typed(tx: &mut Tx<'_>, id: CaseId, (typed, said, seen): (&str, &str, i64)) -> Result<(String, Vec<String>)> {
    if !is_typed_anew(tx, id, (typed, seen))? {
        return Ok((said.to_owned(), Vec::new()));
    }
    let before = asked(tx, id)?.map(|asked| asked.points).unwrap_or_default();
    settle(tx, id, (typed, seen))?;
    let after = lines(typed);
    let moved = moved(&by_hand(said), &before, &after);
    Ok((moved, after.into_iter().filter(|point| !before.contains(point)).collect()))
}

/// Which questions a reply leaves open was seen before it leaves.
///
/// # Errors
/// Refused with the questions that stay open.
pub(crate) fn must_be_seen(points: &[Point]) -> Result<()> {
    let open: Vec<&str> = points.iter().filter(|point| !point.is_answered).map(|point| point.text.as_str()).collect();
    if open.is_empty() {
        return Ok(());
    }
    Err(refuse("email-questions-open-first").with("questions", open.join(" · ")).by("6.email.answers-all").into())
}

/// What was said of points by hand, where they stand in another order or others stand between them.
fn moved(said: &BTreeMap<usize, bool>, before: &[String], after: &[String]) -> String {
    let one = |(place, is_answered): (&usize, &bool)| {
        let now = after.iter().position(|point| before.get(*place) == Some(point))?;
        Some(format!("{now}{}", if *is_answered { '+' } else { '-' }))
    };
    said.iter().filter_map(one).collect::<Vec<_>>().join(" ")
}

/// One point a line; what says nothing and what stands there already is left out.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    for line in text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")) {
        if !line.is_empty() && !points.contains(&line) {
            points.push(line);
        }
    }
    points
}

fn must_be_few(points: Vec<String>) -> Result<Vec<String>> {
    let wrong = |key, n: usize| Error::Invalid(vec![FieldError { field: "asked".into(), key, args: vec![("n", n.into())] }]);
    if points.len() > MOST {
        return Err(wrong("email-points-many", MOST));
    }
    if points.iter().any(|point| point.chars().count() > LONGEST) {
        return Err(wrong("email-points-long", LONGEST));
    }
    Ok(points)
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

    #[test]
    fn what_was_said_by_hand_goes_with_its_point() {
        let of = |points: &[&str]| points.iter().map(|point| (*point).to_owned()).collect::<Vec<_>>();
        let (before, after) = (of(&["a?", "b?", "c?"]), of(&["c?", "x?", "a?"]));
        assert_eq!(moved(&by_hand("0+ 1- 2-"), &before, &after), "2+ 0-");
    }

    #[test]
    fn points_are_lines_once_each_and_few() {
        assert_eq!(lines(" a?  b \n\n a? b\r\nc"), ["a? b", "c"]);
        assert!(must_be_few(vec!["س".repeat(LONGEST)]).is_ok() && must_be_few(vec!["س".repeat(LONGEST + 1)]).is_err());
        assert!(must_be_few((0..=MOST).map(|number| number.to_string()).collect()).is_err());
    }
}

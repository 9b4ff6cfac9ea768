//! What is asked in a case and no letter has answered: the questions of all messages since the newest answer, in the cases that became parts
//! of it, too, and what that answer left open (6.email.answers-all).

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

use crate::answerable;
use crate::message::Message;
use crate::message::MessageId;
use crate::points::MOST;
use crate::points::Point;
use crate::points::lines;
use crate::store::copies;
use crate::store::settled;

/// What an answer leaves open, and what it had heard: the newest message of the case and of each of its parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Left {
    heard: Vec<(CaseId, MessageId)>,
    newest: Option<(CaseId, MessageId)>,
    points: String,
}

/// What is asked since the newest answer, the oldest first; what is asked twice stands once.
pub(crate) fn gather(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<String>> {
    let mut asked = Vec::new();
    for one in circle(tx, case)? {
        let left = settled::newest_left(tx, one)?;
        match &left {
            Some((_, points)) => add(&mut asked, lines(points)),
            None => add(&mut asked, of_origin(tx, one)?),
        }
        for message in unheard(tx, one, left.map(|(message, _)| message))? {
            let points = match settled::points_of(tx, (message.id, one))? {
                Some(kept) => lines(&kept),
                None => in_text(desk::store::entries(tx, one, Some(message.entry + 1), 1)?.pop()),
            };
            add(&mut asked, points);
        }
    }
    Ok(asked)
}

/// What came in a case since a message that was heard: what people wrote, and where that is nothing, what a machine did.
fn unheard(tx: &mut Tx<'_>, case: CaseId, heard: Option<MessageId>) -> Result<Vec<Message>> {
    let written = copies::since(tx, case, heard)?;
    if !written.is_empty() {
        return Ok(written);
    }
    Ok(copies::newest_in(tx, case)?.filter(|newest| heard.is_none_or(|heard| newest.id > heard)).into_iter().collect())
}

/// What an answer leaves open of these points.
pub(crate) fn left(tx: &mut Tx<'_>, case: CaseId, newest: &Message, points: &[Point]) -> Result<Left> {
    let home = answerable::home(tx, case, newest)?;
    let mut heard = Vec::new();
    for one in circle(tx, case)? {
        heard.extend(copies::newest_in(tx, one)?.map(|message| (one, message.id)));
    }
    let open: Vec<&str> = points.iter().filter(|point| !point.is_answered).map(|point| point.text.as_str()).collect();
    Ok(Left { heard, newest: Some((home, newest.id)), points: open.join("\n") })
}

/// Writes down what an answer has left open, by its entry in the conversation.
///
/// # Errors
/// What the database says.
pub(crate) fn write_down(tx: &mut Tx<'_>, left: &Left, entry: i64) -> Result<()> {
    for heard in left.heard.iter().filter(|heard| Some(**heard) != left.newest) {
        settled::save_left(tx, *heard, (entry, ""))?;
    }
    left.newest.map_or(Ok(()), |newest| settled::save_left(tx, newest, (entry, &left.points)))
}

/// Whoever spoke with the customer answered all that they had asked.
///
/// # Errors
/// What the database says.
pub(crate) fn all_answered(tx: &mut Tx<'_>, case: CaseId, entry: i64) -> Result<()> {
    let Some(newest) = answerable::newest_in(tx, case)? else { return Ok(()) };
    let left = left(tx, case, &newest, &[])?;
    write_down(tx, &left, entry)
}

/// An answer that did not arrive answered nothing.
///
/// # Errors
/// What the database says.
pub(crate) fn take_back(tx: &mut Tx<'_>, case: CaseId, entry: i64) -> Result<()> {
    circle(tx, case)?.into_iter().try_for_each(|one| settled::drop_left(tx, one, entry))
}

/// The parts that a case took up, and it.
fn circle(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<CaseId>> {
    Ok(desk::parts_of(tx, case)?.into_iter().chain([case]).collect())
}

/// What is asked in the words with which a case was split off.
fn of_origin(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<String>> {
    let Some(origin) = answerable::origin(tx, case)? else { return Ok(Vec::new()) };
    match settled::points_of(tx, (origin.id, case))? {
        Some(kept) => Ok(lines(&kept)),
        None => Ok(in_text(answerable::split_off(tx, case, &origin)?)),
    }
}

fn in_text(entry: Option<desk::Entry>) -> Vec<String> {
    let found = entry.map(|entry| writing::questions::find(&entry.text)).unwrap_or_default();
    let texts: Vec<String> = found.into_iter().map(|question| question.text).collect();
    lines(&texts.join("\n"))
}

fn add(asked: &mut Vec<String>, more: Vec<String>) {
    for point in more {
        if asked.len() < MOST && !asked.iter().any(|known| writing::asks_the_same(known, &point)) {
            asked.push(point);
        }
    }
}

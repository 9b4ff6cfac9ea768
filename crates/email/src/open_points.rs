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
use crate::store::settled::LeftOpen;

/// So many parts of a case are looked through, and so many of the newest entries of each.
const PARTS: usize = 10;
const ENTRIES: u32 = 60;

/// What an answer leaves open of what is asked in a case.
#[derive(Clone, Debug)]
pub(crate) struct Left {
    /// The newest message of the case and of each of its parts.
    heard: Vec<(CaseId, MessageId)>,
    /// The one of them with which the open questions stand.
    newest: (CaseId, MessageId),
    points: String,
}

/// What is asked since the newest answer, the oldest first; what is asked twice stands once.
pub(crate) fn gather(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<String>> {
    let mut asked = Vec::new();
    for one in circle(tx, case)? {
        let points = of_one(tx, one)?;
        add(&mut asked, points);
    }
    Ok(asked)
}

/// The same of one case alone. Whoever settled what a message asks had those before it before their eyes, too.
fn of_one(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<String>> {
    let left = settled::newest_left(tx, case)?;
    let heard = left.as_ref().map(|left| left.message);
    let mut asked = match left {
        Some(left) => lines(&left.points),
        None => of_origin(tx, case)?,
    };
    let mut since = heard;
    if let Some((message, kept)) = settled::newest_since(tx, case, heard)? {
        (asked, since) = (lines(&kept), Some(message));
    }
    let messages = unheard(tx, case, since)?;
    let Some(last) = messages.last().map(|message| message.entry + 1) else { return Ok(asked) };
    let entries = desk::store::entries(tx, case, Some(last), ENTRIES)?;
    for message in messages {
        let points = in_text(entries.iter().find(|entry| entry.id == message.entry));
        add(&mut asked, points);
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

/// What an answer leaves open of these points; nothing where none was asked, for it answered nothing.
pub(crate) fn left(tx: &mut Tx<'_>, case: CaseId, newest: &Message, points: &[Point]) -> Result<Option<Left>> {
    if points.is_empty() {
        return Ok(None);
    }
    let open: Vec<&str> = points.iter().filter(|point| !point.is_answered).map(|point| point.text.as_str()).collect();
    all_of(tx, case, newest, open.join("\n")).map(Some)
}

fn all_of(tx: &mut Tx<'_>, case: CaseId, newest: &Message, points: String) -> Result<Left> {
    let home = answerable::home(tx, case, newest)?;
    let mut heard = Vec::new();
    for one in circle(tx, case)? {
        heard.extend(copies::newest_in(tx, one)?.map(|message| (one, message.id)));
    }
    Ok(Left { heard, newest: (home, newest.id), points })
}

impl Left {
    /// Each case of the circle with its newest message and what stands open there.
    fn places(&self) -> impl Iterator<Item = (CaseId, MessageId, &str)> {
        let others = self.heard.iter().filter(|heard| **heard != self.newest).map(|(case, message)| (*case, *message, ""));
        others.chain([(self.newest.0, self.newest.1, self.points.as_str())])
    }
}

/// Writes down what an answer has left open, by its entry in the conversation.
///
/// # Errors
/// What the database says.
pub(crate) fn write_down(tx: &mut Tx<'_>, left: &Left, entry: i64) -> Result<()> {
    left.places()
        .try_for_each(|(case, message, points)| settled::save_left(tx, case, &LeftOpen { message, entry, points: points.to_owned() }))
}

/// Writes down what is asked as somebody settled it: what an answer has left open of it is that from now on.
///
/// # Errors
/// What the database says.
pub(crate) fn settle(tx: &mut Tx<'_>, case: CaseId, newest: &Message, points: String) -> Result<()> {
    for (case, message, points) in all_of(tx, case, newest, points)?.places() {
        settled::save_points(tx, (message, case), points)?;
        let heard = settled::newest_left(tx, case)?.filter(|left| left.message == message);
        if let Some(left) = heard {
            settled::save_left(tx, case, &LeftOpen { points: points.to_owned(), ..left })?;
        }
    }
    Ok(())
}

/// Whoever spoke with the customer answered all that they had asked.
///
/// # Errors
/// What the database says.
pub(crate) fn all_answered(tx: &mut Tx<'_>, case: CaseId, entry: i64) -> Result<()> {
    let Some(newest) = answerable::newest_in(tx, case)? else { return Ok(()) };
    let left = all_of(tx, case, &newest, String::new())?;
    write_down(tx, &left, entry)
}

/// An answer that did not arrive answered nothing.
///
/// # Errors
/// What the database says.
pub(crate) fn take_back(tx: &mut Tx<'_>, case: CaseId, entry: i64) -> Result<()> {
    circle(tx, case)?.into_iter().try_for_each(|one| settled::drop_left(tx, one, entry))
}

/// The newest parts that a case took up, and it.
fn circle(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<CaseId>> {
    let parts = desk::parts_of(tx, case)?;
    let newest = parts.len().saturating_sub(PARTS);
    Ok(parts.into_iter().skip(newest).chain([case]).collect())
}

/// What is asked in the words with which a case was split off.
fn of_origin(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<String>> {
    let Some(origin) = answerable::origin(tx, case)? else { return Ok(Vec::new()) };
    match settled::points_of(tx, (origin.id, case))? {
        Some(kept) => Ok(lines(&kept)),
        None => Ok(in_text(answerable::split_off(tx, case, &origin)?.as_ref())),
    }
}

fn in_text(entry: Option<&desk::Entry>) -> Vec<String> {
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

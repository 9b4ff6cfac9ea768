//! Which message a reply answers: the newest of the case, of the cases that became parts of it, or the one from which it was split.

use ::store::Tx;
use desk::CaseId;
use desk::Entry;
use desk::EntryKind;
use kernel::Error;
use kernel::Id;
use kernel::Result;

use crate::message::Message;
use crate::store;

/// How many of a conversation's newest entries are looked through for the message from which the case was split.
const ENTRIES: u32 = 50;

/// The newest message that can be answered: a person's if there is one, never a report.
pub(crate) fn newest_in(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Message>> {
    let parts = desk::parts_of(tx, case)?;
    let mut found = Vec::new();
    for one in parts.into_iter().chain([case]) {
        found.extend(store::newest_in(tx, one)?);
    }
    found.sort_by_key(|message| (!message.automatic.is_empty() || message.is_verification, std::cmp::Reverse(message.id)));
    match found.into_iter().next() {
        Some(newest) => Ok(Some(newest)),
        None => origin(tx, case),
    }
}

/// The message of another case from which this one was split: its words stand here, and it stays where it came.
pub(crate) fn origin(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Message>> {
    let entries = desk::store::entries(tx, case, None, ENTRIES)?.into_iter().rev();
    let source = entries.filter(|entry| entry.kind == EntryKind::In).find_map(|entry| entry.source);
    match source.filter(|(kind, _)| kind == "message") {
        Some((_, id)) => store::message(tx, Id::new(id)),
        None => Ok(None),
    }
}

/// The case to which a message belongs when it is answered in one: its own where that is the one or a part of it, else the one that was split
/// off.
pub(crate) fn home(tx: &mut Tx<'_>, case: CaseId, message: &Message) -> Result<CaseId> {
    let is_theirs = message.case == case || desk::parts_of(tx, case)?.contains(&message.case);
    Ok(if is_theirs { message.case } else { case })
}

/// What stands in a case of the message that it is answered by: of one from which it was split, the words that were taken alone.
pub(crate) fn entry_of(tx: &mut Tx<'_>, case: CaseId, message: &Message) -> Result<Option<Entry>> {
    match split_off(tx, case, message)? {
        Some(entry) => Ok(Some(entry)),
        None => Ok(desk::store::entries(tx, message.case, Some(message.entry + 1), 1)?.pop()),
    }
}

/// What of a message stands in a case where it was split from another one; nothing where the message itself came in the case.
///
/// # Errors
/// `NotFound` for a message of which nothing stands there.
pub(crate) fn split_off(tx: &mut Tx<'_>, case: CaseId, message: &Message) -> Result<Option<Entry>> {
    if home(tx, case, message)? == message.case {
        return Ok(None);
    }
    let source = Some(("message".to_owned(), message.id.get()));
    let entries = desk::store::entries(tx, case, None, ENTRIES)?.into_iter().rev();
    let mut theirs = entries.filter(|entry| entry.kind == EntryKind::In && entry.source == source);
    theirs.next().map(Some).ok_or(Error::NotFound("entry"))
}

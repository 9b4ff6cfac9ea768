//! Whether a customer must ask again what they had asked before the newest answer: then they were not understood (6.email.understand).

use ::store::Tx;
use desk::CaseId;
use desk::EntryKind;
use kernel::Result;

/// How many of a conversation's newest entries are looked through.
const ENTRIES: u32 = 30;

/// How many questions of a text its writer had asked in their last words before the newest answer of the case.
pub(crate) fn asked_again(tx: &mut Tx<'_>, case: CaseId, text: &str) -> Result<usize> {
    let new = writing::questions::find(text);
    if new.is_empty() {
        return Ok(0);
    }
    let entries = desk::store::entries(tx, case, None, ENTRIES)?;
    let Some(answer) = entries.iter().rposition(|entry| entry.kind == EntryKind::Out && entry.channel != desk::INTERIM) else {
        return Ok(0);
    };
    let Some(before) = entries[..answer].iter().rfind(|entry| entry.kind == EntryKind::In) else { return Ok(0) };
    let old = writing::questions::find(&before.text);
    Ok(new.iter().filter(|one| old.iter().any(|other| writing::asks_the_same(&one.text, &other.text))).count())
}

//! Whether confidential data stands in a case: it is looked for where a copy is proposed or sent, never while a message comes in, and only in
//! what was said since somebody last looked.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

use crate::house;
use crate::message::MessageId;
use crate::store;

/// So many of a conversation's newest entries are looked through for confidential data.
const ENTRIES: u32 = 50;

/// What looking through a case has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LookedThrough {
    pub(crate) is_secret: bool,
    /// The newest entry that was looked at; none where there is nothing to go on from.
    pub(crate) newest: Option<i64>,
}

/// Looks through what was said in a case since it was last looked through. What other cases bring along is looked through each time.
pub(crate) fn look_through(tx: &mut Tx<'_>, case: CaseId) -> Result<LookedThrough> {
    let known = store::copies::looked_through(tx, case)?;
    let parts = desk::parts_of(tx, case)?;
    let mut is_secret = known.is_secret;
    for part in &parts {
        is_secret = is_secret || store::copies::is_secret(tx, *part)?;
    }
    if is_secret {
        return Ok(LookedThrough { is_secret, ..known });
    }
    let patterns = house::patterns(tx)?;
    let stands = |text: &str| !writing::confidential::find(text, patterns.as_slice()).is_empty();
    if !parts.is_empty() {
        let entries = desk::store::entries(tx, case, None, ENTRIES)?;
        return Ok(LookedThrough { is_secret: entries.iter().any(|entry| stands(&entry.text)), newest: None });
    }
    let said = desk::store::said_after(tx, case, known.newest.unwrap_or_default(), ENTRIES)?;
    let newest = said.first().map(|(entry, _)| *entry).or(known.newest);
    Ok(LookedThrough { is_secret: said.iter().any(|(_, text)| stands(text)), newest })
}

/// Keeps what looking through a case has shown with the message that was answered then, so that nobody looks at the same again.
pub(crate) fn keep(tx: &mut Tx<'_>, case: CaseId, looked: Option<(MessageId, LookedThrough)>) -> Result<()> {
    let Some((answered, looked)) = looked else { return Ok(()) };
    store::copies::keep_looked(tx, answered, looked.newest)?;
    if looked.is_secret { store::copies::mark_secret(tx, case) } else { Ok(()) }
}

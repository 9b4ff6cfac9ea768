//! How a second look ends without a sending: what waits goes back to its writer with a remark, or is called back. Its words stay.

use ::store::Tx;
use desk::CaseId;
use desk::EntryKind;
use desk::Said;
use kernel::Error;
use kernel::Result;
use kernel::invalid;

use crate::look_events::LookEnded;
use crate::second_look::CHANGED;
use crate::second_look::Look;
use crate::store::looks;

/// What was written and does not leave stays in the case between colleagues, where no draft has it: a letter before the answer.
pub(crate) fn keep_words(tx: &mut Tx<'_>, look: &Look) -> Result<()> {
    if look.interim.is_none() {
        return Ok(());
    }
    let mut case = desk::store::case(tx, look.case)?.ok_or(Error::NotFound("case"))?;
    let author = org::store::employee(tx, look.employee)?.map(|one| one.name.get(look.reply.lang).to_owned()).unwrap_or_default();
    let said = Said { author_id: Some(look.employee), ..Said::new(EntryKind::Note, "note", author, look.reply.body.clone()) };
    desk::say(tx, &mut case, said).map(drop)
}

/// Sends a reply back to its writer with a remark, which stands in the case between colleagues. The draft is still there; of a letter before
/// the answer its words stand above the remark.
///
/// # Errors
/// `Invalid` without a remark; `NotFound` for a case that the right does not reach; `Conflict` where it does not wait any more.
pub(crate) fn send_back(tx: &mut Tx<'_>, case: CaseId, mark: &str, remark: &str) -> Result<()> {
    let me = tx.actor().employee()?;
    if remark.trim().is_empty() {
        return Err(invalid("remark", "email-look-remark-empty"));
    }
    desk::store::case(tx, case)?.ok_or(Error::NotFound("case"))?;
    let Some(look) = looks::look(tx, case)?.filter(|look| look.mark() == mark) else {
        let newest = desk::store::entries(tx, case, None, 1)?.pop();
        let is_done =
            newest.is_some_and(|entry| entry.kind == EntryKind::Note && entry.author_id == Some(me) && entry.text == remark.trim());
        return if is_done { Ok(()) } else { Err(Error::Conflict(CHANGED)) };
    };
    looks::drop_look(tx, case)?;
    keep_words(tx, &look)?;
    desk::add_note(tx, case, remark)?;
    let (employee, note) = (look.employee.get(), remark.trim().to_owned());
    tx.record(LookEnded { case: case.get(), step: "returned", colleague: Some(me.get()), employee, note })?;
    desk::tell(tx, look.employee, "look-returned", Some(case))
}

/// Calls a reply back: it is a draft again. Once more changes nothing.
///
/// # Errors
/// `NotFound` for a case of another entity; refused for who does not own it.
pub(crate) fn call_back(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let me = tx.actor().employee()?;
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(me)?;
    let look = looks::look(tx, id)?;
    if looks::drop_look(tx, id)? {
        look.as_ref().map_or(Ok(()), |look| keep_words(tx, look))?;
        tx.record(LookEnded { case: id.get(), step: "called-back", colleague: None, employee: me.get(), note: String::new() })?;
    }
    Ok(())
}

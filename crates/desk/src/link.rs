//! Cases that have to do with each other, of whichever customer: each shows the other.

use ::store::Tx;
use kernel::Error;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;

use crate::Case;
use crate::CaseId;
use crate::case_events::CaseLinked;
use crate::store;
use crate::store::together;

/// Writes down that a case has to do with the one that is called so.
///
/// # Errors
/// `Invalid` for a reference of no case that the one who acts may see; refused for the case itself.
pub fn link_case(tx: &mut Tx<'_>, id: CaseId, reference: &str) -> Result<Case> {
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let wanted = ui::western(reference.trim()).to_uppercase();
    let other = store::case_by_reference(tx, &wanted)?.ok_or_else(|| invalid("reference", "desk-link-unknown"))?;
    if other.id == case.id {
        return Err(refuse("desk-link-same").into());
    }
    join(tx, &case, &other)?;
    Ok(case)
}

/// Writes it down on both.
pub(crate) fn join(tx: &mut Tx<'_>, case: &Case, other: &Case) -> Result<()> {
    if together::link(tx, case.id, other.id)? > 0 {
        tell(tx, case, other, true)?;
    }
    Ok(())
}

/// Forgets that two cases have to do with each other.
///
/// # Errors
/// `NotFound` for a case that the one who acts may not see.
pub fn unlink_case(tx: &mut Tx<'_>, id: CaseId, other: CaseId) -> Result<()> {
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let other = store::case(tx, other)?.ok_or(Error::NotFound("case"))?;
    if together::unlink(tx, case.id, other.id)? > 0 {
        tell(tx, &case, &other, false)?;
    }
    Ok(())
}

fn tell(tx: &mut Tx<'_>, case: &Case, other: &Case, is_kept: bool) -> Result<()> {
    for (case, other) in [(case, other), (other, case)] {
        tx.record(CaseLinked { case: case.id.get(), other: other.id.get(), reference: other.reference.clone(), is_kept })?;
    }
    Ok(())
}

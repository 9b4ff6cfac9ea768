//! The statements on messages of cases that another help desk had.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

/// Lets the messages of a case go that is taken back.
pub(crate) fn drop_messages(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from messages where entity_id = $1 and case_id = $2", &[entity.into(), case.into()]).map(drop)
}

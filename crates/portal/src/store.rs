//! The statements of the public pages: what a customer was promised in their own case.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;
use kernel::Timestamp;

/// A time that the customer of a case was told.
pub(crate) struct Told {
    /// The stable name of what was promised: `reply`, `call-back`, `completion`.
    pub(crate) what: String,
    pub(crate) due: Timestamp,
    pub(crate) is_kept: bool,
    pub(crate) is_broken: bool,
}

/// The times that were told in a case, oldest first.
pub(crate) fn told(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Told>> {
    let entity = tx.entity()?;
    tx.query(
        "select kind, due_at, kept_at, broken_at from promises where entity_id = $1 and case_id = $2 order by id",
        &[entity.into(), case.into()],
        |row| {
            let (kept, broken): (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
            Ok(Told { what: row.get(0)?, due: row.get(1)?, is_kept: kept.is_some(), is_broken: broken.is_some() })
        },
    )
}

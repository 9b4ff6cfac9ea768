//! The statements on what was sent on which view of a case.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

use crate::message::MessageId;

/// The message that the one who acts sent on this view of the case, with the digest of what was sent.
pub(crate) fn sending(tx: &mut Tx<'_>, case: CaseId, version: i64) -> Result<Option<(String, MessageId)>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.one(
        "select digest, message_id from sendings where entity_id = $1 and case_id = $2 and employee_id = $3 and version = $4",
        &[entity.into(), case.into(), me.into(), version.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Whether this text has left in a case, from whichever view of it.
pub(crate) fn has_left(tx: &mut Tx<'_>, case: CaseId, digest: &str) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select message_id from sendings where entity_id = $1 and case_id = $2 and (digest = $3 or digest like $4) limit 1";
    // With copies, what tells for whom stands behind what tells the text.
    Ok(tx.one(sql, &[entity.into(), case.into(), digest.into(), format!("{digest}.%").into()], |row| row.get::<i64>(0))?.is_some())
}

pub(crate) fn write_down_sending(tx: &mut Tx<'_>, case: CaseId, version: i64, digest: &str, message: MessageId) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.put(
        "insert into sendings (case_id, employee_id, version, entity_id, digest, message_id) values ($1, $2, $3, $4, $5, $6)",
        &[case.into(), me.into(), version.into(), entity.into(), digest.into(), message.into()],
    )
}

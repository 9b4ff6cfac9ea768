//! The statements on times of replies that customers were told.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;
use kernel::Timestamp;

use crate::message::MessageId;

/// The time of a reply that the customer of a case was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ToldTime {
    /// The message whose sender was told.
    pub(crate) message: MessageId,
    /// The time that was told last.
    pub(crate) due_at: Timestamp,
    /// The time that they are still to be told.
    pub(crate) owed_at: Option<Timestamp>,
}

/// What the customer of a case was told.
pub(crate) fn told_time(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<ToldTime>> {
    let entity = tx.entity()?;
    let sql = "select message_id, due_at, owed_at from told_times where entity_id = $1 and case_id = $2";
    tx.one(sql, &[entity.into(), case.into()], |row| Ok(ToldTime { message: row.get(0)?, due_at: row.get(1)?, owed_at: row.get(2)? }))
}

/// Writes down what the customer of a case was told, and what they are still to be told.
pub(crate) fn write_down_told(tx: &mut Tx<'_>, case: CaseId, told: &ToldTime) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into told_times (case_id, entity_id, message_id, due_at, owed_at) values ($1, $2, $3, $4, $5)
         on conflict (case_id) do update set message_id = excluded.message_id, due_at = excluded.due_at, owed_at = excluded.owed_at
         where told_times.entity_id = excluded.entity_id",
        &[case.into(), entity.into(), told.message.into(), told.due_at.into(), told.owed_at.into()],
    )
}

//! The statements on what was found in messages when they were judged.

use ::store::Tx;
use kernel::Result;

use crate::message::MessageId;

/// Writes down what was found in a message.
pub(crate) fn save_marks(tx: &mut Tx<'_>, message: MessageId, marks: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("insert into message_marks (message_id, entity_id, marks) values ($1, $2, $3)", &[message.into(), entity.into(), marks.into()])
}

/// What was found in a message and what its subject is.
pub(crate) fn marks(tx: &mut Tx<'_>, message: MessageId) -> Result<Option<(String, String)>> {
    let entity = tx.entity()?;
    let sql = "select m.subject, coalesce(k.marks, '') from messages m left join message_marks k on k.message_id = m.id
               where m.entity_id = $1 and m.id = $2";
    tx.one(sql, &[entity.into(), message.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

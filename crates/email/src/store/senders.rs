//! The statements on what is known of who sent messages.

use ::store::Tx;
use kernel::Result;

use crate::mailbox::MailboxId;

/// What is known of who sent a message.
pub(crate) struct Known {
    /// The message.
    pub(crate) id: i64,
    /// How far its sender is proved.
    pub(crate) standing: String,
    /// Whether it proves something to another service.
    pub(crate) is_verification: bool,
    /// What else speaks against it.
    pub(crate) doubts: Vec<String>,
}

/// What is known of who sent messages that came in.
pub(crate) fn senders(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<Known>> {
    let (places, ids) = ::store::listed(2, ids.iter().copied());
    let sql = format!(
        "select id, standing, is_verification, faults from messages where entity_id = $1 and direction = 'in' and id in ({places})"
    );
    let params = [vec![tx.entity()?.into()], ids].concat();
    tx.query(&sql, &params, |row| {
        let faults: String = row.get(3)?;
        let doubts = serde_json::from_str(&faults).unwrap_or_default();
        Ok(Known { id: row.get(0)?, standing: row.get(1)?, is_verification: row.get(2)?, doubts })
    })
}

/// Whether a message with this id came to a mailbox before.
pub(crate) fn is_id_known(tx: &mut Tx<'_>, mailbox: MailboxId, id: &str) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select id from messages where mailbox_id = $1 and message_id = $2 and entity_id = $3 and direction = 'in' limit 1";
    Ok(tx.one(sql, &[mailbox.into(), id.into(), entity.into()], |row| row.get::<i64>(0))?.is_some())
}

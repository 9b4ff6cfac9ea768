//! The statements on what is known of who sent messages.

use ::store::Ask;
use ::store::Tx;
use kernel::EntityId;
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

// It names no direction: a plan without statistics would go by the index of what came in, through all messages of the mailbox.
const WITH_ID: &str = "select id from messages where mailbox_id = $1 and message_id = $2 and entity_id = $3 limit 1";

/// Whether a message with this id came to a mailbox before, or left it.
pub(crate) fn is_id_known(tx: &mut Tx<'_>, mailbox: MailboxId, id: &str) -> Result<bool> {
    let entity = tx.entity()?;
    Ok(tx.one(WITH_ID, &[mailbox.into(), id.into(), entity.into()], |row| row.get::<i64>(0))?.is_some())
}

/// What `is_id_known` will ask.
pub(crate) fn ask_for_id(entity: EntityId, mailbox: MailboxId, id: &str) -> Ask {
    Ask::new(WITH_ID, &[mailbox.into(), id.into(), entity.into()])
}

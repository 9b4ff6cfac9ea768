//! The mailbox of another entity, to which a case is handed.

use ::store::Tx;
use kernel::EntityId;
use kernel::Result;

use super::MAILBOX;
use super::mailbox_row;
use crate::mailbox::Mailbox;

/// The open mailbox of an entity, whichever it is: one for all of its services before one for a single service. Addresses are public.
pub(crate) fn mailbox_of_entity(tx: &mut Tx<'_>, entity: EntityId) -> Result<Option<Mailbox>> {
    let sql = format!("{MAILBOX} where entity_id = $1 and is_open = 1 order by case when service_id is null then 0 else 1 end, id limit 1");
    tx.one(&sql, &[entity.into()], mailbox_row)
}

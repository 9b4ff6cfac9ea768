//! The statements on automatic mail that went out.

use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;

/// How many automatic mails the entity has sent to an address since an instant.
pub(crate) fn automatic_here_since(tx: &mut Tx<'_>, address: &str, since: Timestamp) -> Result<u64> {
    let entity = tx.entity()?;
    let sql = "select count(*) from automatic_mails where entity_id = $1 and address = $2 and at > $3";
    Ok(tx.one(sql, &[entity.into(), address.into(), since.into()], |row| row.get(0))?.unwrap_or(0))
}

/// How many automatic mails all entities have sent to an address since an instant: a count that shows nobody's data.
pub(crate) fn automatic_since(tx: &mut Tx<'_>, address: &str, since: Timestamp) -> Result<u64> {
    let sql = "select count(*) from automatic_mails where address = $1 and at > $2";
    Ok(tx.one(sql, &[address.into(), since.into()], |row| row.get(0))?.unwrap_or(0))
}

/// Writes down that an automatic mail goes to an address.
pub(crate) fn write_down_automatic(tx: &mut Tx<'_>, address: &str) -> Result<()> {
    let (id, entity, now) = (tx.new_id::<()>(), tx.entity()?, tx.now());
    let sql = "insert into automatic_mails (id, entity_id, address, at) values ($1, $2, $3, $4)";
    tx.execute(sql, &[id.into(), entity.into(), address.into(), now.into()])?;
    Ok(())
}

/// Whether an address is that of a mailbox of any entity, open or closed.
pub(crate) fn is_mailbox(tx: &mut Tx<'_>, address: &str) -> Result<bool> {
    let bare = post::without_code(address).to_lowercase();
    Ok(super::mailbox_of_address(tx, &bare)?.is_some())
}

//! The statements on automatic mail that went out.

use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;

/// How many automatic mails the entity has sent to an address since an instant, and how many all entities have since a later one: counts
/// that show nobody's data.
pub(crate) fn automatic_since(tx: &mut Tx<'_>, address: &str, here: Timestamp, anywhere: Timestamp) -> Result<(u64, u64)> {
    let entity = tx.entity()?;
    let sql = "select coalesce(sum(case when entity_id = $1 then 1 else 0 end), 0), coalesce(sum(case when at > $4 then 1 else 0 end), 0)
               from automatic_mails where address = $2 and at > $3";
    let counts = tx.one(sql, &[entity.into(), address.into(), here.into(), anywhere.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.unwrap_or_default())
}

/// Writes down that an automatic mail goes to an address.
pub(crate) fn write_down_automatic(tx: &mut Tx<'_>, address: &str) -> Result<()> {
    let (id, entity, now) = (tx.new_id::<()>(), tx.entity()?, tx.now());
    let sql = "insert into automatic_mails (id, entity_id, address, at) values ($1, $2, $3, $4)";
    tx.put(sql, &[id.into(), entity.into(), address.into(), now.into()])
}

/// Whether an address is that of a mailbox of any entity, open or closed.
pub(crate) fn is_mailbox(tx: &mut Tx<'_>, address: &str) -> Result<bool> {
    let bare = post::without_code(address).to_lowercase();
    Ok(super::mailbox_of_address(tx, &bare)?.is_some())
}

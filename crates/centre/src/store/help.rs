//! The statements on calls for help.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Result;

use crate::device::Device;
use crate::device::DeviceId;
use crate::help::Help;
use crate::help::HelpId;

const FOUND: &str =
    "select h.id, h.centre_id, d.name, h.called_at from help_calls h join centre_devices d on d.id = h.device_id where h.entity_id = $1";

/// A call for help from a device that nobody has answered; one a day is over with it.
pub(crate) fn help_of(tx: &mut Tx<'_>, device: DeviceId) -> Result<Option<Help>> {
    let (entity, since) = (tx.entity()?, since(tx));
    let sql = format!("{FOUND} and h.device_id = $2 and h.answered_at is null and h.called_at > $3");
    tx.one(&sql, &[entity.into(), device.into(), since.into()], read)
}

/// The calls for help of a centre that nobody has answered, the oldest first.
pub(crate) fn open_help(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Help>> {
    let (entity, since) = (tx.entity()?, since(tx));
    let sql = format!("{FOUND} and h.centre_id = $2 and h.answered_at is null and h.called_at > $3 order by h.called_at, h.id");
    tx.query(&sql, &[entity.into(), centre.into(), since.into()], read)
}

/// One call for help of the entity.
pub(crate) fn help(tx: &mut Tx<'_>, id: HelpId) -> Result<Option<Help>> {
    let entity = tx.entity()?;
    tx.one(&format!("{FOUND} and h.id = $2"), &[entity.into(), id.into()], read)
}

/// Whoever called yesterday is gone.
fn since(tx: &Tx<'_>) -> kernel::Timestamp {
    tx.now() - std::time::Duration::from_secs(12 * 3600)
}

fn read(row: &Row) -> Result<Help> {
    Ok(Help { id: row.get(0)?, centre: row.get(1)?, device: row.get(2)?, at: row.get(3)? })
}

/// Writes a call for help.
pub(crate) fn insert_help(tx: &mut Tx<'_>, device: &Device) -> Result<()> {
    let (id, entity, now) = (tx.new_id::<crate::help::HelpKind>(), tx.entity()?, tx.now());
    let sql = "insert into help_calls (id, entity_id, centre_id, device_id, called_at) values ($1, $2, $3, $4, $5)";
    tx.execute(sql, &[id.into(), entity.into(), device.centre.into(), device.id.into(), now.into()]).map(drop)
}

/// Somebody goes there; answers whether nobody had before.
pub(crate) fn answer_help(tx: &mut Tx<'_>, id: HelpId) -> Result<bool> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    let sql = "update help_calls set answered_at = $3, employee_id = $4 where entity_id = $1 and id = $2 and answered_at is null";
    Ok(tx.execute(sql, &[entity.into(), id.into(), now.into(), me.into()])? > 0)
}

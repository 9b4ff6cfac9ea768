//! The statements on who has a customer before them.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;

/// Somebody has a customer before them now; once is enough.
pub(crate) fn insert(tx: &mut Tx<'_>, employee: EmployeeId, channel: &str) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "insert into engaged (entity_id, employee_id, channel, since_at) values ($1, $2, $3, $4) on conflict do nothing";
    tx.execute(sql, &[entity.into(), employee.into(), channel.into(), now.into()]).map(drop)
}

/// The customer has gone.
pub(crate) fn delete(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from engaged where entity_id = $1 and employee_id = $2", &[entity.into(), employee.into()]).map(drop)
}

/// All of the entity who have a customer before them.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    tx.recall("select employee_id from engaged where entity_id = $1", &[entity.into()], |row| row.get(0))
}

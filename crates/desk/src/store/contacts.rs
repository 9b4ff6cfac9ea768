//! The statements on closings of which it is not known yet whether a further contact was needed.

use ::store::Tx;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::Case;
use crate::CaseId;

pub(crate) fn begin(tx: &mut Tx<'_>, case: CaseId, closed_at: Timestamp) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into settled_contacts (case_id, entity_id, closed_at) values ($1, $2, $3)
         on conflict (case_id) do update set closed_at = excluded.closed_at",
        &[case.into(), entity.into(), closed_at.into()],
    )?;
    Ok(())
}

/// When a case was closed of which it is not known yet.
pub(crate) fn closed_at(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Timestamp>> {
    let entity = tx.entity()?;
    let sql = "select closed_at from settled_contacts where entity_id = $1 and case_id = $2";
    tx.one(sql, &[entity.into(), case.into()], |row| row.get(0))
}

/// It is known of a case, or need not be; answers 0 where it was before.
pub(crate) fn end(tx: &mut Tx<'_>, case: CaseId) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("delete from settled_contacts where entity_id = $1 and case_id = $2", &[entity.into(), case.into()])
}

/// The cases that were closed up to an instant, over all entities: the clock's own list.
pub(crate) fn closed_until(tx: &mut Tx<'_>, until: Timestamp, limit: u32) -> Result<Vec<(EntityId, CaseId)>> {
    tx.query(
        "select entity_id, case_id from settled_contacts where closed_at <= $1 order by closed_at limit $2",
        &[until.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Whether the customer of a case has had an earlier one here. Ids grow with time.
///
/// # Errors
/// What the database says.
pub fn came_before(tx: &mut Tx<'_>, case: &Case) -> Result<bool> {
    let (entity, Some(customer)) = (tx.entity()?, case.customer) else { return Ok(false) };
    let sql = "select id from cases where entity_id = $1 and customer_id = $2 and id < $3 limit 1";
    let found = tx.one(sql, &[entity.into(), customer.into(), case.id.into()], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

/// Whether the customer of a case came with another one about the same service within a time. Of cases about no known service nobody can
/// say that they are about the same. Ids grow with time: what came before the case is not looked at.
pub(crate) fn came_again(tx: &mut Tx<'_>, case: &Case, (from, to): (Timestamp, Timestamp)) -> Result<bool> {
    let (entity, Some(service)) = (tx.entity()?, case.service) else { return Ok(false) };
    let found = tx.one(
        "select id from cases where entity_id = $1 and customer_id = $2 and id > $3 and service_id = $4
             and opened_at > $5 and opened_at <= $6 limit 1",
        &[entity.into(), case.customer.into(), case.id.into(), service.into(), from.into(), to.into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

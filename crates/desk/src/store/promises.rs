//! The statements on promises.

use ::store::Row;
use ::store::Tx;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::CaseId;
use crate::promise::Promise;
use crate::promise::PromiseId;
use crate::promise::Promised;

const PROMISE: &str = "select id, case_id, kind, due_at, made_at, made_by, kept_at, broken_at, told_at from promises";

pub(crate) fn insert(tx: &mut Tx<'_>, promise: &Promise) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into promises (id, entity_id, case_id, kind, due_at, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            promise.id.into(),
            entity.into(),
            promise.case.into(),
            promise.what.key().into(),
            promise.due_at.into(),
            promise.made_at.into(),
            promise.made_by.into(),
        ],
    )?;
    Ok(())
}

/// One promise of the entity.
pub(crate) fn one(tx: &mut Tx<'_>, id: PromiseId) -> Result<Option<Promise>> {
    let entity = tx.entity()?;
    tx.one(&format!("{PROMISE} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], promise)
}

/// The promises made in a case, oldest first.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Promise>> {
    let entity = tx.entity()?;
    tx.query(&format!("{PROMISE} where entity_id = $1 and case_id = $2 order by id"), &[entity.into(), case.into()], promise)
}

fn promise(row: &Row) -> Result<Promise> {
    let kind: String = row.get(2)?;
    Ok(Promise {
        id: row.get(0)?,
        case: row.get(1)?,
        what: Promised::parse(&kind).unwrap_or(Promised::Reply),
        due_at: row.get(3)?,
        made_at: row.get(4)?,
        made_by: row.get(5)?,
        kept_at: row.get(6)?,
        broken_at: row.get(7)?,
        told_at: row.get(8)?,
    })
}

/// Ends an open promise; answers 0 when it had ended.
pub(crate) fn end(tx: &mut Tx<'_>, id: PromiseId, is_kept: bool, now: Timestamp) -> Result<u64> {
    let entity = tx.entity()?;
    let column = if is_kept { "kept_at" } else { "broken_at" };
    tx.execute(
        &format!("update promises set {column} = $3 where entity_id = $1 and id = $2 and kept_at is null and broken_at is null"),
        &[entity.into(), id.into(), now.into()],
    )
}

/// The customer has been told that a promise was kept.
pub(crate) fn told(tx: &mut Tx<'_>, id: PromiseId, now: Timestamp) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("update promises set told_at = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), now.into()]).map(drop)
}

/// Its owner was reminded to tell the customer.
pub(crate) fn reminded(tx: &mut Tx<'_>, id: PromiseId, now: Timestamp) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("update promises set reminded_at = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), now.into()]).map(drop)
}

/// What is still to happen to a promise that was kept and not told.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Open {
    /// Its owner is to be reminded.
    Reminder,
    /// It is to be written down that the customer was not told in time.
    Untold,
}

/// Promises that were kept and whose time was up to an instant, whose customers have not been told, over all entities: the clock's own list.
pub(crate) fn kept_until(tx: &mut Tx<'_>, until: Timestamp, open: Open, limit: u32) -> Result<Vec<(EntityId, PromiseId)>> {
    let column = match open {
        Open::Reminder => "reminded_at",
        Open::Untold => "untold_at",
    };
    tx.query(
        &format!(
            "select entity_id, id from promises where kind = 'completion' and kept_at is not null and told_at is null and {column} is null
             and due_at <= $1 order by due_at limit $2"
        ),
        &[until.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Its customer was not told in time; answers 0 when that is written down already.
pub(crate) fn left_untold(tx: &mut Tx<'_>, id: PromiseId, now: Timestamp) -> Result<u64> {
    let entity = tx.entity()?;
    let sql = "update promises set untold_at = $3 where entity_id = $1 and id = $2 and told_at is null and untold_at is null";
    tx.execute(sql, &[entity.into(), id.into(), now.into()])
}

/// Moves the time of an open promise.
pub(crate) fn set_due(tx: &mut Tx<'_>, id: PromiseId, due_at: Timestamp) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update promises set due_at = $3 where entity_id = $1 and id = $2 and kept_at is null and broken_at is null",
        &[entity.into(), id.into(), due_at.into()],
    )?;
    Ok(())
}

/// Open promises whose time has passed, over all entities: the clock's own list.
pub(crate) fn newly_due(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<(EntityId, PromiseId)>> {
    tx.query(
        "select entity_id, id from promises where kept_at is null and broken_at is null and due_at < $1 order by due_at limit $2",
        &[now.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

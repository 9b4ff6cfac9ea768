//! The statements on what entities use.

use ::store::Tx;
use kernel::EntityId;
use kernel::Error;
use kernel::Result;

/// Adds to what was used; gives the new sum.
pub(super) fn add(tx: &mut Tx<'_>, entity: EntityId, what: &str, day: i64, amount: i64) -> Result<i64> {
    let sum = tx.one(
        "insert into usage (entity_id, what, day, amount) values ($1, $2, $3, $4)
         on conflict (entity_id, what, day) do update set amount = usage.amount + excluded.amount returning amount",
        &[entity.into(), what.into(), day.into(), amount.into()],
        |row| row.get(0),
    )?;
    sum.ok_or_else(|| Error::Broken("counting what is used".into(), "no row came back".into()))
}

/// What was used.
pub(super) fn used(tx: &mut Tx<'_>, entity: EntityId, what: &str, day: i64) -> Result<i64> {
    let sql = "select amount from usage where entity_id = $1 and what = $2 and day = $3";
    Ok(tx.one(sql, &[entity.into(), what.into(), day.into()], |row| row.get(0))?.unwrap_or_default())
}

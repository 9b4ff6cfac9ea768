//! The statements on what a page missed: along the index of an entity's events, never more than is told.

use ::store::Row;
use ::store::Tx;
use kernel::Result;

use super::Missed;
use super::topics_of;

/// The events of the transaction's entity after a number, oldest first.
pub(super) fn missed(tx: &mut Tx<'_>, after: i64, most: u32) -> Result<Vec<Missed>> {
    let entity = tx.entity()?;
    let sql = "select seq, case_id, thing_kind, thing_id from events where entity_id = $1 and seq > $2 order by seq limit $3";
    tx.query(sql, &[entity.into(), after.into(), most.into()], one)
}

fn one(row: &Row) -> Result<Missed> {
    let thing = row.get::<Option<String>>(2)?.zip(row.get::<Option<i64>>(3)?);
    Ok(Missed { seq: row.get(0)?, topics: topics_of(row.get(1)?, thing.as_ref()) })
}

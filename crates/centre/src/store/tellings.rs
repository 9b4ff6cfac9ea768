//! The statements on what customers were told of their visits.

use ::store::Row;
use ::store::Tx;
use desk::Promise;
use desk::PromiseId;
use kernel::EntityId;
use kernel::Error;
use kernel::Result;

use crate::told::Told;
use crate::told::Way;

/// Writes down what a customer was told, and how they have it.
pub(crate) fn insert_told(tx: &mut Tx<'_>, told: &Told) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into visit_tellings (id, entity_id, ticket_id, case_id, how, shown, steps, until_at, told_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let params = [
        told.id.into(),
        entity.into(),
        told.ticket.into(),
        told.case.into(),
        told.way.key().into(),
        (&told.shown).into(),
        (&told.steps).into(),
        told.until.into(),
        told.at.into(),
    ];
    tx.execute(sql, &params).map(drop)
}

/// One telling of the entity.
pub(crate) fn told(tx: &mut Tx<'_>, id: i64) -> Result<Option<Told>> {
    let entity = tx.entity()?;
    let sql = "select id, ticket_id, case_id, how, shown, steps, until_at, told_at from visit_tellings where entity_id = $1 and id = $2";
    tx.one(sql, &[entity.into(), id.into()], read)
}

/// What was promised with a telling is done: its customer is to be told. A telling promises in the moment in which it is made.
pub(crate) fn set_kept(tx: &mut Tx<'_>, promise: &Promise) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update visit_tellings set promise_id = $4 where entity_id = $1 and case_id = $2 and told_at = $3 and until_at is not null";
    tx.execute(sql, &[entity.into(), promise.case.into(), promise.made_at.into(), promise.id.into()]).map(drop)
}

/// The promise of a telling, where it is kept and its customer is to be told.
pub(crate) fn promise_kept(tx: &mut Tx<'_>, id: i64) -> Result<Option<PromiseId>> {
    let entity = tx.entity()?;
    let sql = "select promise_id from visit_tellings where entity_id = $1 and id = $2";
    Ok(tx.one(sql, &[entity.into(), id.into()], |row| row.get(0))?.flatten())
}

/// Nothing is to be told of a telling's promise any more.
pub(crate) fn end_kept(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("update visit_tellings set promise_id = null where entity_id = $1 and id = $2", &[entity.into(), id.into()]).map(drop)
}

/// The tellings of all entities, from one on, whose promises are kept and whose customers are to be told.
pub(crate) fn kept_to_tell(tx: &mut Tx<'_>, (after, limit): (i64, u32)) -> Result<Vec<(EntityId, i64)>> {
    let sql = "select entity_id, id from visit_tellings where promise_id is not null and id > $1 order by id limit $2";
    tx.query(sql, &[after.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn read(row: &Row) -> Result<Told> {
    let how: String = row.get(3)?;
    let unknown = || Error::Broken("reading what a customer was told".into(), how.clone().into());
    Ok(Told {
        id: row.get(0)?,
        ticket: row.get(1)?,
        case: row.get(2)?,
        way: Way::parse(&how).ok_or_else(unknown)?,
        shown: row.get(4)?,
        steps: row.get(5)?,
        until: row.get(6)?,
        at: row.get(7)?,
    })
}

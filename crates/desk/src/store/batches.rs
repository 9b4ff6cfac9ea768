//! The statements on what was done to several cases at once.

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;

use crate::CaseId;
use crate::batch::Batch;
use crate::batch::BatchId;
use crate::batch::Before;

/// Writes a batch, new or undone.
pub(crate) fn save(tx: &mut Tx<'_>, batch: &Batch) -> Result<()> {
    let entity = tx.entity()?;
    let left_out = serde_json::to_string(&batch.left_out).map_err(kernel::broken("writing what was left out"))?;
    tx.execute(
        "insert into batches (id, entity_id, by_id, act, left_out, at, undone_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update set left_out = excluded.left_out, undone_at = excluded.undone_at
         where batches.entity_id = excluded.entity_id",
        &[batch.id.into(), entity.into(), batch.by.into(), (&batch.act).into(), left_out.into(), batch.at.into(), batch.undone_at.into()],
    )?;
    Ok(())
}

/// One batch of the entity.
pub(crate) fn one(tx: &mut Tx<'_>, id: BatchId) -> Result<Option<Batch>> {
    let entity = tx.entity()?;
    let sql = "select id, by_id, act, left_out, at, undone_at from batches where entity_id = $1 and id = $2";
    tx.one(sql, &[entity.into(), id.into()], batch)
}

fn batch(row: &Row) -> Result<Batch> {
    Ok(Batch { id: row.get(0)?, by: row.get(1)?, act: row.get(2)?, left_out: row.json(3)?, at: row.get(4)?, undone_at: row.get(5)? })
}

/// Writes down by what a second click for a batch is known.
pub(crate) fn mark_asked(tx: &mut Tx<'_>, id: BatchId, asked: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("update batches set asked = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), asked.into()])?;
    Ok(())
}

/// The batch for which somebody asked in the same words since an instant, and which still stands.
pub(crate) fn equal(tx: &mut Tx<'_>, by: EmployeeId, asked: i64, since: i64) -> Result<Option<Batch>> {
    let entity = tx.entity()?;
    let sql = "select id, by_id, act, left_out, at, undone_at from batches
         where entity_id = $1 and by_id = $2 and at > $3 and asked = $4 and undone_at is null order by id desc limit 1";
    tx.one(sql, &[entity.into(), by.into(), since.into(), asked.into()], batch)
}

/// Remembers how a case was before, and which version it is now.
pub(crate) fn remember(tx: &mut Tx<'_>, batch: BatchId, case: CaseId, before: &Before, version: i64) -> Result<()> {
    let entity = tx.entity()?;
    let before = serde_json::to_string(before).map_err(kernel::broken("writing how a case was"))?;
    tx.execute(
        "insert into batch_cases (batch_id, case_id, entity_id, before, version) values ($1, $2, $3, $4, $5)",
        &[batch.into(), case.into(), entity.into(), before.into(), version.into()],
    )?;
    Ok(())
}

/// The cases to which something was done, how each was before, and which version it was afterwards.
pub(crate) fn remembered(tx: &mut Tx<'_>, batch: BatchId) -> Result<Vec<(CaseId, Before, i64)>> {
    let entity = tx.entity()?;
    let sql = "select case_id, before, version from batch_cases where entity_id = $1 and batch_id = $2 order by case_id";
    tx.query(sql, &[entity.into(), batch.into()], |row| Ok((row.get(0)?, row.json(1)?, row.get(2)?)))
}

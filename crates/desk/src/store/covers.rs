//! The statements on cases that a stand-in holds for someone absent.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;

use crate::CaseId;

/// Remembers for whom a case is held. The one who was first absent counts, also when the stand-in falls away too.
pub(crate) fn hold(tx: &mut Tx<'_>, case: CaseId, absent: EmployeeId, cover: EmployeeId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into covers (case_id, entity_id, absent_id, cover_id) values ($1, $2, $3, $4)
         on conflict (case_id) do update set cover_id = excluded.cover_id",
        &[case.into(), entity.into(), absent.into(), cover.into()],
    )?;
    Ok(())
}

/// The first cases held for someone, and who holds them.
pub(crate) fn held_for(tx: &mut Tx<'_>, absent: EmployeeId, limit: u32) -> Result<Vec<(CaseId, EmployeeId)>> {
    let entity = tx.entity()?;
    let sql = "select case_id, cover_id from covers where entity_id = $1 and absent_id = $2 order by case_id limit $3";
    tx.query(sql, &[entity.into(), absent.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// For whom a case is held, if it is.
pub(crate) fn absent_of(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<EmployeeId>> {
    let entity = tx.entity()?;
    tx.one("select absent_id from covers where entity_id = $1 and case_id = $2", &[entity.into(), case.into()], |row| row.get(0))
}

/// Everyone for whom cases are held.
pub(crate) fn absent(tx: &mut Tx<'_>) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    tx.query("select distinct absent_id from covers where entity_id = $1", &[entity.into()], |row| row.get(0))
}

/// Forgets that a case is held.
pub(crate) fn release(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from covers where entity_id = $1 and case_id = $2", &[entity.into(), case.into()])?;
    Ok(())
}

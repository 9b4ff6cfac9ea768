//! The statements on how employees work, and on notes that they are writing.

use ::store::Tx;
use kernel::Result;

use crate::CaseId;
use crate::note_drafts::NoteDraft;
use crate::ways::Ways;

/// How the one who acts works, if they have said.
pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Option<Ways>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "select goes_on from ways_of_working where entity_id = $1 and employee_id = $2";
    tx.one(sql, &[entity.into(), me.into()], |row| Ok(Ways { goes_on: row.get(0)? }))
}

pub(crate) fn save(tx: &mut Tx<'_>, ways: Ways) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.execute(
        "insert into ways_of_working (employee_id, entity_id, goes_on) values ($1, $2, $3)
         on conflict (employee_id, entity_id) do update set goes_on = excluded.goes_on",
        &[me.into(), entity.into(), ways.goes_on.into()],
    )?;
    Ok(())
}

/// The note that the one who acts is writing in a case.
pub(crate) fn note_draft(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<NoteDraft>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "select body, saved_at from note_drafts where entity_id = $1 and case_id = $2 and employee_id = $3";
    tx.one(sql, &[entity.into(), case.into(), me.into()], |row| Ok(NoteDraft { text: row.get(0)?, saved_at: row.get(1)? }))
}

pub(crate) fn save_note_draft(tx: &mut Tx<'_>, case: CaseId, draft: &NoteDraft) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.execute(
        "insert into note_drafts (case_id, employee_id, entity_id, body, saved_at) values ($1, $2, $3, $4, $5)
         on conflict (case_id, employee_id) do update set body = excluded.body, saved_at = excluded.saved_at",
        &[case.into(), me.into(), entity.into(), (&draft.text).into(), draft.saved_at.into()],
    )?;
    Ok(())
}

pub(crate) fn drop_note_draft(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "delete from note_drafts where entity_id = $1 and case_id = $2 and employee_id = $3";
    tx.execute(sql, &[entity.into(), case.into(), me.into()])?;
    Ok(())
}

//! The statements on replies that are to leave later.

use ::store::Row;
use ::store::Tx;
use desk::CaseId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

/// A reply that is to leave later: its text is the draft of the one who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scheduled {
    pub(crate) case: CaseId,
    /// Who wrote it.
    pub(crate) employee: EmployeeId,
    pub(crate) entity: EntityId,
    /// The version of the case on which it was written.
    pub(crate) seen: i64,
    /// Why confidential data goes out all the same.
    pub(crate) override_reason: String,
    /// The canned replies in it, with spaces between.
    pub(crate) canned: String,
    /// What was said of the customer's questions by hand.
    pub(crate) points: String,
    /// Tells the text that was put off from one that was changed since.
    pub(crate) digest: String,
    /// Who gets a copy of it.
    pub(crate) copies: String,
    pub(crate) send_at: Timestamp,
}

const COLUMNS: &str =
    "select case_id, employee_id, entity_id, version, override_reason, canned, points, digest, send_at, copies from scheduled_replies";

/// What is to leave later in a case.
pub(crate) fn scheduled(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Scheduled>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and case_id = $2"), &[entity.into(), case.into()], row)
}

/// What falls due until an instant, over all entities: the job's own list.
pub(crate) fn scheduled_until(tx: &mut Tx<'_>, until: Timestamp, limit: u32) -> Result<Vec<Scheduled>> {
    tx.query(&format!("{COLUMNS} where send_at <= $1 order by send_at, case_id limit $2"), &[until.into(), limit.into()], row)
}

pub(crate) fn save_scheduled(tx: &mut Tx<'_>, one: &Scheduled) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into scheduled_replies (case_id, employee_id, entity_id, version, override_reason, canned, points, digest, send_at,
             copies) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (case_id) do update set employee_id = excluded.employee_id, version = excluded.version,
             override_reason = excluded.override_reason, canned = excluded.canned, points = excluded.points,
             digest = excluded.digest, send_at = excluded.send_at, copies = excluded.copies",
        &[
            one.case.into(),
            one.employee.into(),
            entity.into(),
            one.seen.into(),
            (&one.override_reason).into(),
            (&one.canned).into(),
            (&one.points).into(),
            (&one.digest).into(),
            one.send_at.into(),
            (&one.copies).into(),
        ],
    )?;
    Ok(())
}

/// Nothing is to leave later in a case any more; whether something was.
pub(crate) fn drop_scheduled(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let entity = tx.entity()?;
    Ok(tx.execute(DROP, &[entity.into(), case.into()])? > 0)
}

/// The same where nobody asks whether something was.
pub(crate) fn clear_scheduled(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(DROP, &[entity.into(), case.into()])
}

const DROP: &str = "delete from scheduled_replies where entity_id = $1 and case_id = $2";

fn row(row: &Row) -> Result<Scheduled> {
    Ok(Scheduled {
        case: row.get(0)?,
        employee: row.get(1)?,
        entity: row.get(2)?,
        seen: row.get(3)?,
        override_reason: row.get(4)?,
        canned: row.get(5)?,
        points: row.get(6)?,
        digest: row.get(7)?,
        send_at: row.get(8)?,
        copies: row.get(9)?,
    })
}

//! The statements on reports of abuse.

use ::store::Row;
use ::store::Tx;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::CaseId;
use crate::abuse::Answer;
use crate::abuse::Closing;
use crate::abuse::Report;
use crate::abuse::ReportId;
use crate::store::centres;

const REPORT: &str = "select r.id, r.case_id, r.interaction_id, r.entry_id, r.note, r.reported_by, r.reported_at, r.due_at, r.answered_by,
    r.answered_at, r.answer, r.answer_note, r.closed_by, r.closed_at, r.outcome, r.outcome_note from abuse_reports r
    where r.entity_id = $1";
/// The case that a report is about now: its own, or the one of which that became a part, however many stand between them.
const CASE_NOW: &str = "(with recursive stands (id) as
        (select r.case_id union select m.into_id from merges m join stands s on m.case_id = s.id)
    select s.id from stands s where not exists (select 1 from merges m where m.case_id = s.id))";

pub(crate) fn insert(tx: &mut Tx<'_>, report: &Report) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into abuse_reports (id, entity_id, case_id, interaction_id, entry_id, note, reported_by, reported_at, due_at, answer,
             answer_note, outcome, outcome_note)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', '')",
        &[
            report.id.into(),
            entity.into(),
            report.case.into(),
            report.interaction.into(),
            report.entry.into(),
            (&report.note).into(),
            report.by.into(),
            report.at.into(),
            report.due_at.into(),
        ],
    )?;
    Ok(())
}

/// The case in whose conversation an entry stands.
pub(crate) fn case_of_entry(tx: &mut Tx<'_>, entry: i64) -> Result<Option<CaseId>> {
    let entity = tx.entity()?;
    tx.one("select case_id from entries where entity_id = $1 and id = $2", &[entity.into(), entry.into()], |row| row.get(0))
}

/// One report of the entity.
pub(crate) fn one(tx: &mut Tx<'_>, id: ReportId) -> Result<Option<Report>> {
    let entity = tx.entity()?;
    tx.one(&format!("{REPORT} and r.id = $2"), &[entity.into(), id.into()], report)
}

/// The reports of one case, oldest first.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Report>> {
    let entity = tx.entity()?;
    tx.query(&format!("{REPORT} and r.case_id = $2 order by r.id"), &[entity.into(), case.into()], report)
}

/// Those that are not ended and that the transaction's right reaches, oldest first, after one of them.
pub(crate) fn open(tx: &mut Tx<'_>, after: Option<i64>, limit: u32) -> Result<Vec<Report>> {
    listed(tx, "r.id > $2 and r.closed_at is null", "order by r.id", (after.unwrap_or(0), limit))
}

/// Those that are ended, newest first, before one of them.
pub(crate) fn ended(tx: &mut Tx<'_>, before: Option<i64>, limit: u32) -> Result<Vec<Report>> {
    listed(tx, "r.id < $2 and r.closed_at is not null", "order by r.id desc", (before.unwrap_or(i64::MAX), limit))
}

/// All that the transaction's right reaches, newest first, before one of them.
pub(crate) fn all(tx: &mut Tx<'_>, before: Option<i64>, limit: u32) -> Result<Vec<Report>> {
    listed(tx, "r.id < $2", "order by r.id desc", (before.unwrap_or(i64::MAX), limit))
}

fn listed(tx: &mut Tx<'_>, which: &str, order: &str, (mark, limit): (i64, u32)) -> Result<Vec<Report>> {
    let entity = tx.entity()?;
    let (reached, values) = centres::reached(tx, "c.", 4);
    let stands = format!(" and exists (select 1 from cases c where c.entity_id = $1 and c.id = {CASE_NOW}{reached})");
    let walled = if reached.is_empty() { reached } else { stands };
    let sql = format!("{REPORT} and {which}{walled} {order} limit $3");
    tx.query(&sql, &[vec![entity.into(), mark.into(), limit.into()], values].concat(), report)
}

fn report(row: &Row) -> Result<Report> {
    let (answered_by, closed_by) = (row.get::<Option<kernel::EmployeeId>>(8)?, row.get::<Option<kernel::EmployeeId>>(12)?);
    let (answered_at, closed_at) = (row.get::<Option<Timestamp>>(9)?, row.get::<Option<Timestamp>>(13)?);
    let answer =
        answered_by.zip(answered_at).map(|(by, at)| Ok::<_, kernel::Error>(Answer { by, at, how: row.get(10)?, note: row.get(11)? }));
    let closing =
        closed_by.zip(closed_at).map(|(by, at)| Ok::<_, kernel::Error>(Closing { by, at, outcome: row.get(14)?, note: row.get(15)? }));
    Ok(Report {
        id: row.get(0)?,
        case: row.get(1)?,
        interaction: row.get(2)?,
        entry: row.get(3)?,
        note: row.get(4)?,
        by: row.get(5)?,
        at: row.get(6)?,
        due_at: row.get(7)?,
        answer: answer.transpose()?,
        closing: closing.transpose()?,
    })
}

/// Writes down who answered a report first, and how.
pub(crate) fn answer(tx: &mut Tx<'_>, id: ReportId, answer: &Answer) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update abuse_reports set answered_by = $3, answered_at = $4, answer = $5, answer_note = $6
         where entity_id = $1 and id = $2 and answered_at is null",
        &[entity.into(), id.into(), answer.by.into(), answer.at.into(), (&answer.how).into(), (&answer.note).into()],
    )?;
    Ok(())
}

/// Nobody has answered a report after all.
pub(crate) fn take_answer_back(tx: &mut Tx<'_>, id: ReportId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update abuse_reports set answered_by = null, answered_at = null, answer = '', answer_note = ''
         where entity_id = $1 and id = $2 and closed_at is null",
        &[entity.into(), id.into()],
    )?;
    Ok(())
}

/// Writes down how a report ended.
pub(crate) fn close(tx: &mut Tx<'_>, id: ReportId, closing: &Closing) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update abuse_reports set closed_by = $3, closed_at = $4, outcome = $5, outcome_note = $6
         where entity_id = $1 and id = $2 and closed_at is null",
        &[entity.into(), id.into(), closing.by.into(), closing.at.into(), (&closing.outcome).into(), (&closing.note).into()],
    )?;
    Ok(())
}

/// Says once that the time of a report has passed; answers 0 when that was said before.
pub(crate) fn mark_late(tx: &mut Tx<'_>, id: ReportId) -> Result<u64> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "update abuse_reports set late_at = $3 where entity_id = $1 and id = $2 and answered_at is null and late_at is null";
    tx.execute(sql, &[entity.into(), id.into(), now.into()])
}

/// Reports whose time has passed without an answer and that nobody has marked yet, of all entities: the clock's own list.
pub(crate) fn newly_late(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<(EntityId, ReportId)>> {
    let sql = "select entity_id, id from abuse_reports where answered_at is null and late_at is null and due_at < $1
         order by due_at limit $2";
    tx.query(sql, &[now.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

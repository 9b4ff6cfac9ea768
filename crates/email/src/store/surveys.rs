//! The statements on what customers were asked after their case was closed.

use ::store::Row;
use ::store::Tx;
use desk::CaseId;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::survey::Survey;

const SURVEY: &str = "select case_id, message_id, employee_id, address, asked_at, score, comment, answered_at, said from surveys";

/// Whether the entity asks.
pub(crate) fn asks(tx: &mut Tx<'_>) -> Result<bool> {
    let entity = tx.entity()?;
    Ok(tx.one("select is_on from survey_wishes where entity_id = $1", &[entity.into()], |row| row.get(0))?.unwrap_or(false))
}

pub(crate) fn set_asks(tx: &mut Tx<'_>, is_on: bool) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into survey_wishes (entity_id, is_on) values ($1, $2) on conflict (entity_id) do update set is_on = excluded.is_on";
    tx.execute(sql, &[entity.into(), is_on.into()])?;
    Ok(())
}

/// What was asked in a case.
pub(crate) fn survey(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Survey>> {
    let entity = tx.entity()?;
    tx.one(&format!("{SURVEY} where entity_id = $1 and case_id = $2"), &[entity.into(), case.into()], row)
}

/// Whether this address was asked since.
pub(crate) fn was_asked_since(tx: &mut Tx<'_>, address: &str, since: Timestamp) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select case_id from surveys where entity_id = $1 and address = $2 and asked_at > $3 limit 1";
    Ok(tx.one(sql, &[entity.into(), address.into(), since.into()], |row| row.get::<i64>(0))?.is_some())
}

pub(crate) fn save_survey(tx: &mut Tx<'_>, survey: &Survey) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into surveys (case_id, entity_id, message_id, employee_id, address, asked_at, score, comment, answered_at, said)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (case_id) do update
         set score = excluded.score, comment = excluded.comment, answered_at = excluded.answered_at, said = excluded.said",
        &[
            survey.case.into(),
            entity.into(),
            survey.message.into(),
            survey.employee.into(),
            (&survey.address).into(),
            survey.asked_at.into(),
            survey.score.into(),
            (&survey.comment).into(),
            survey.answered_at.into(),
            survey.said.map(i64::from).into(),
        ],
    )?;
    Ok(())
}

/// The cases whose customers were asked until an instant and have not answered, over all entities: the clock's own list.
pub(crate) fn unanswered_until(tx: &mut Tx<'_>, until: Timestamp, limit: u32) -> Result<Vec<(EntityId, CaseId)>> {
    tx.query(
        "select entity_id, case_id from surveys where score is null and lapsed_at is null and asked_at <= $1 order by asked_at limit $2",
        &[until.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The time of a case's customer to answer is over; answers 0 where they did, or that is written down already.
pub(crate) fn lapse(tx: &mut Tx<'_>, case: CaseId, now: Timestamp) -> Result<u64> {
    let entity = tx.entity()?;
    let sql = "update surveys set lapsed_at = $3 where entity_id = $1 and case_id = $2 and score is null and lapsed_at is null";
    tx.execute(sql, &[entity.into(), case.into(), now.into()])
}

/// Forgets that a customer was asked, unless they answered.
pub(crate) fn drop_unanswered(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from surveys where entity_id = $1 and case_id = $2 and score is null", &[entity.into(), case.into()]).map(drop)
}

fn row(row: &Row) -> Result<Survey> {
    Ok(Survey {
        case: row.get(0)?,
        message: row.get(1)?,
        employee: row.get(2)?,
        address: row.get(3)?,
        asked_at: row.get(4)?,
        score: row.get(5)?,
        comment: row.get(6)?,
        answered_at: row.get(7)?,
        said: row.get::<Option<i64>>(8)?.map(|said| said == 1),
    })
}

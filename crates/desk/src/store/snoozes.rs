//! The statements on cases that are put aside.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::CaseId;
use crate::lists::Mark;
use crate::store::centres;

/// Until when a case is put aside, and how that was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Snooze {
    pub(crate) until: Timestamp,
    /// `later`, `tomorrow`, `next-day`, `date`.
    pub(crate) asked: String,
    pub(crate) by: Option<EmployeeId>,
}

/// Puts a case aside, or moves the time at which it comes back.
pub(crate) fn begin(tx: &mut Tx<'_>, case: CaseId, snooze: &Snooze) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into snoozes (case_id, entity_id, until_at, asked, by_id) values ($1, $2, $3, $4, $5)
         on conflict (case_id) do update set until_at = excluded.until_at, asked = excluded.asked, by_id = excluded.by_id",
        &[case.into(), entity.into(), snooze.until.into(), (&snooze.asked).into(), snooze.by.into()],
    )?;
    Ok(())
}

/// What is known of a case that is put aside.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Snooze>> {
    let entity = tx.entity()?;
    let sql = "select until_at, asked, by_id from snoozes where entity_id = $1 and case_id = $2";
    tx.one(sql, &[entity.into(), case.into()], |row| Ok(Snooze { until: row.get(0)?, asked: row.get(1)?, by: row.get(2)? }))
}

/// Forgets that a case is put aside.
pub(crate) fn end(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from snoozes where entity_id = $1 and case_id = $2", &[entity.into(), case.into()])?;
    Ok(())
}

/// The cases that come back after a mark, the next one first, and when each does.
pub(crate) fn coming(tx: &mut Tx<'_>, mark: Mark, limit: u32) -> Result<Vec<(CaseId, Timestamp)>> {
    let (entity, (reached, centres)) = (tx.entity()?, centres::reached(tx, "c.", 5));
    let params = [vec![entity.into(), mark.at.into(), mark.id.into(), limit.into()], centres].concat();
    let sql = format!(
        "select s.case_id, s.until_at from snoozes s join cases c on c.id = s.case_id
         where s.entity_id = $1 and (s.until_at, s.case_id) > ($2, $3){reached} order by s.until_at, s.case_id limit $4"
    );
    tx.query(&sql, &params, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The cases whose time has come, of all entities: the clock's own list.
pub(crate) fn due(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<(EntityId, CaseId)>> {
    let sql = "select entity_id, case_id from snoozes where until_at <= $1 order by until_at limit $2";
    tx.query(sql, &[now.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

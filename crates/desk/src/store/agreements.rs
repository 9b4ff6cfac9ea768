//! The statements on agreements, on clocks that tell how their time goes by, and on those that stand still.

use ::store::Tx;
use calendar::StopReason;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;

use crate::CaseId;
use crate::agreements::Agreement;

/// The agreements of the entity, its own first.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Agreement>> {
    let entity = tx.entity()?;
    tx.recall("select service_id, level, line from agreements where entity_id = $1 order by service_id", &[entity.into()], |row| {
        let service: i64 = row.get(0)?;
        Ok(Agreement { service: (service != 0).then(|| Id::new(service)), level: row.json(1)?, line: row.json(2)? })
    })
}

pub(crate) fn save(tx: &mut Tx<'_>, agreement: &Agreement) -> Result<()> {
    let entity = tx.entity()?;
    let level = serde_json::to_string(&agreement.level).map_err(kernel::broken("writing an agreement"))?;
    let line = serde_json::to_string(&agreement.line).map_err(kernel::broken("writing an agreement"))?;
    tx.execute(
        "insert into agreements (entity_id, service_id, level, line) values ($1, $2, $3, $4)
         on conflict (entity_id, service_id) do update set level = excluded.level, line = excluded.line",
        &[entity.into(), agreement.service.map_or(0, Id::get).into(), level.into(), line.into()],
    )?;
    Ok(())
}

pub(crate) fn remove(tx: &mut Tx<'_>, service: Option<ServiceId>) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("delete from agreements where entity_id = $1 and service_id = $2", &[entity.into(), service.map_or(0, Id::get).into()])
}

/// Cases whose clock has something to tell, in all entities: the clock's own list. And whether a case was there before clocks told anything:
/// no point of a time is where the case was opened.
pub(crate) fn to_tell(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<(EntityId, CaseId, bool)>> {
    tx.query(
        "select entity_id, id, step_at, opened_at, told_until from cases where step_at <= $1 order by step_at limit $2",
        &[now.into(), limit.into()],
        |row| {
            let (step, opened, told): (i64, i64, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
            Ok((row.get(0)?, row.get(1)?, step == opened && told == 0))
        },
    )
}

/// Writes down until when it was told how the time of a case goes by, and when the next is to be told. The case stays the version it is.
pub(crate) fn told(tx: &mut Tx<'_>, case: CaseId, until: Timestamp, next: Option<Timestamp>) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update cases set told_until = $3, step_at = $4 where entity_id = $1 and id = $2",
        &[entity.into(), case.into(), until.into(), next.into()],
    )?;
    Ok(())
}

pub(crate) fn begin_stop(tx: &mut Tx<'_>, case: CaseId, reason: StopReason, until: Option<Timestamp>) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into clock_stops (case_id, entity_id, reason, until_at) values ($1, $2, $3, $4)
         on conflict (case_id) do update set reason = excluded.reason, until_at = excluded.until_at
         where clock_stops.entity_id = excluded.entity_id",
        &[case.into(), entity.into(), reason.key().into(), until.into()],
    )?;
    Ok(())
}

/// Why the clock of a case stands still, and until when where that is known.
pub(crate) fn stop_of(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<(StopReason, Option<Timestamp>)>> {
    let entity = tx.entity()?;
    let found =
        tx.one("select reason, until_at from clock_stops where entity_id = $1 and case_id = $2", &[entity.into(), case.into()], |row| {
            Ok((row.get::<String>(0)?, row.get(1)?))
        })?;
    Ok(found.and_then(|(reason, until)| Some((StopReason::parse(&reason)?, until))))
}

pub(crate) fn end_stop(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from clock_stops where entity_id = $1 and case_id = $2", &[entity.into(), case.into()])?;
    Ok(())
}

/// Clocks that run on from now, in all entities: the clock's own list.
pub(crate) fn to_resume(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<(EntityId, CaseId)>> {
    tx.query(
        "select entity_id, case_id from clock_stops where until_at <= $1 order by until_at limit $2",
        &[now.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

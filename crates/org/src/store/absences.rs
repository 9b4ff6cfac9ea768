//! The statements on absences.

use std::time::Duration;

use ::store::Row;
use ::store::Tx;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use crate::Absence;
use crate::AbsenceKind;

const HOUR_MILLIS: i64 = 3_600_000;

pub(crate) fn insert_absence(tx: &mut Tx<'_>, absence: &Absence) -> Result<()> {
    let entity = tx.entity()?;
    let row = [
        absence.id.into(),
        entity.into(),
        absence.employee.into(),
        absence.begins_at.into(),
        absence.ends_at.into(),
        absence.back_up.into(),
        (&absence.reason).into(),
    ];
    tx.execute(
        "insert into absences (id, entity_id, employee_id, begins_at, ends_at, back_up_id, reason) values ($1, $2, $3, $4, $5, $6, $7)",
        &row,
    )?;
    Ok(())
}

/// The absences that hold at an instant, earliest first. Acts that follow one another ask for the same hour, and may recall it.
pub fn absences_at(tx: &mut Tx<'_>, at: Timestamp) -> Result<Vec<Absence>> {
    let begun = at.as_millisecond().rem_euclid(HOUR_MILLIS).unsigned_abs();
    let hour = at - Duration::from_millis(begun);
    let mut away = absences_between(tx, hour, hour + Duration::from_millis(HOUR_MILLIS.unsigned_abs()))?;
    away.retain(|absence| absence.begins_at <= at && absence.ends_at > at);
    Ok(away)
}

/// The absences that touch a span of time, earliest first.
pub fn absences_between(tx: &mut Tx<'_>, from: Timestamp, to: Timestamp) -> Result<Vec<Absence>> {
    let entity = tx.entity()?;
    tx.recall(
        "select id, employee_id, begins_at, ends_at, back_up_id, reason from absences
         where entity_id = $1 and ends_at > $2 and begins_at < $3 order by begins_at, id",
        &[entity.into(), from.into(), to.into()],
        absence_row,
    )
}

pub(crate) fn end_absence(tx: &mut Tx<'_>, id: Id<AbsenceKind>, at: Timestamp) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("update absences set ends_at = $3 where entity_id = $1 and id = $2 and ends_at > $3", &[entity.into(), id.into(), at.into()])
}

/// One absence of the entity.
pub fn absence(tx: &mut Tx<'_>, id: Id<AbsenceKind>) -> Result<Option<Absence>> {
    let entity = tx.entity()?;
    tx.one(
        "select id, employee_id, begins_at, ends_at, back_up_id, reason from absences where entity_id = $1 and id = $2",
        &[entity.into(), id.into()],
        absence_row,
    )
}

fn absence_row(row: &Row) -> Result<Absence> {
    Ok(Absence {
        id: row.get(0)?,
        employee: row.get(1)?,
        begins_at: row.get(2)?,
        ends_at: row.get(3)?,
        back_up: row.get(4)?,
        reason: row.get(5)?,
    })
}

//! The statements on documents that customers hand in before their appointment.

use ::store::Row;
use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;

use crate::appointment::AppointmentId;
use crate::papers::handed_in::HandedIn;
use crate::papers::handed_in::HandedInId;

const COLUMNS: &str = "id, appointment_id, paper, name, kind, hash, size, kept_until";

/// Writes a new one.
pub(crate) fn insert_handed_in(tx: &mut Tx<'_>, one: &HandedIn) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "insert into handed_in (id, entity_id, appointment_id, paper, name, kind, hash, size, taken_in_at, kept_until)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        one.id.into(),
        entity.into(),
        one.appointment.into(),
        (&one.paper).into(),
        (&one.name).into(),
        (&one.kind).into(),
        (&one.hash).into(),
        one.size.into(),
        now.into(),
        one.until.into(),
    ];
    tx.put(sql, &values)
}

/// What was handed in for an appointment, in the order in which it came.
pub(crate) fn handed_in(tx: &mut Tx<'_>, appointment: AppointmentId) -> Result<Vec<HandedIn>> {
    let entity = tx.entity()?;
    let sql = format!("select {COLUMNS} from handed_in where entity_id = $1 and appointment_id = $2 order by id");
    tx.query(&sql, &[entity.into(), appointment.into()], read)
}

/// One of them.
pub(crate) fn handed_in_one(tx: &mut Tx<'_>, id: HandedInId) -> Result<Option<HandedIn>> {
    let entity = tx.entity()?;
    tx.one(&format!("select {COLUMNS} from handed_in where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// How often something was handed in for an appointment, with what was taken back since.
pub(crate) fn hand_ins(tx: &mut Tx<'_>, appointment: AppointmentId) -> Result<i64> {
    let entity = tx.entity()?;
    let sql = "select hand_ins from appointments where entity_id = $1 and id = $2";
    Ok(tx.one(sql, &[entity.into(), appointment.into()], |row| row.get(0))?.unwrap_or_default())
}

/// Counts that a file was sent for an appointment.
pub(crate) fn count_hand_in(tx: &mut Tx<'_>, appointment: AppointmentId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("update appointments set hand_ins = hand_ins + 1 where entity_id = $1 and id = $2", &[entity.into(), appointment.into()])
}

/// What was handed in for an appointment is kept until then.
pub(crate) fn keep_handed_in_until(tx: &mut Tx<'_>, appointment: AppointmentId, until: Timestamp) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update handed_in set kept_until = $3 where entity_id = $1 and appointment_id = $2";
    tx.execute(sql, &[entity.into(), appointment.into(), until.into()]).map(drop)
}

/// Those whose time is over by an instant.
pub(crate) fn handed_in_over(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<HandedInId>> {
    let entity = tx.entity()?;
    let sql = "select id from handed_in where entity_id = $1 and kept_until <= $2 order by kept_until, id limit 500";
    tx.query(sql, &[entity.into(), now.into()], |row| row.get(0))
}

/// Takes one away.
pub(crate) fn delete_handed_in(tx: &mut Tx<'_>, id: HandedInId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("delete from handed_in where entity_id = $1 and id = $2", &[entity.into(), id.into()])
}

fn read(row: &Row) -> Result<HandedIn> {
    Ok(HandedIn {
        id: row.get(0)?,
        appointment: row.get(1)?,
        paper: row.get(2)?,
        name: row.get(3)?,
        kind: row.get(4)?,
        hash: row.get(5)?,
        size: row.get(6)?,
        until: row.get(7)?,
    })
}

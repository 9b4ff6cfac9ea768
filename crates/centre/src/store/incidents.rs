//! The statements on incidents of centres.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;

use crate::day::incident::Incident;
use crate::day::incident::IncidentId;
use crate::day::incident::Trouble;
use crate::day::incident::WEEK;

const COLUMNS: &str = "id, centre_id, trouble, what, began_at, employee_id, reported_at, done, ended_at, closer_id";

/// Writes a new incident.
pub(crate) fn insert_incident(tx: &mut Tx<'_>, one: &Incident) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into centre_incidents (id, entity_id, centre_id, trouble, what, began_at, employee_id, reported_at, done)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        one.id.into(),
        entity.into(),
        one.centre.into(),
        one.trouble.key().into(),
        (&one.what).into(),
        one.began.into(),
        one.by.into(),
        one.reported.into(),
        (&one.done).into(),
    ];
    tx.put(sql, &values)
}

/// Writes that an incident is over.
pub(crate) fn update_incident(tx: &mut Tx<'_>, one: &Incident) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update centre_incidents set done = $3, ended_at = $4, closer_id = $5 where entity_id = $1 and id = $2";
    tx.put(sql, &[entity.into(), one.id.into(), (&one.done).into(), one.ended.into(), one.closer.into()])
}

/// One incident of the entity.
pub(crate) fn incident(tx: &mut Tx<'_>, id: IncidentId) -> Result<Option<Incident>> {
    let entity = tx.entity()?;
    tx.one(&format!("select {COLUMNS} from centre_incidents where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// The incidents of a centre that go on, and those that ended in the last seven days, the newest first; of very many the newest.
pub(crate) fn incidents(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Incident>> {
    let (entity, since) = (tx.entity()?, tx.now() - WEEK);
    let sql = format!(
        "select {COLUMNS} from centre_incidents where entity_id = $1 and centre_id = $2 and (ended_at is null or ended_at >= $3)
         order by began_at desc, id desc limit 200"
    );
    tx.query(&sql, &[entity.into(), centre.into(), since.into()], read)
}

/// The incidents of a centre that go on, the oldest first.
pub(crate) fn open_incidents(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Incident>> {
    let entity = tx.entity()?;
    let sql = format!(
        "select {COLUMNS} from centre_incidents where entity_id = $1 and centre_id = $2 and ended_at is null order by began_at, id limit 20"
    );
    tx.query(&sql, &[entity.into(), centre.into()], read)
}

fn read(row: &Row) -> Result<Incident> {
    let trouble: String = row.get(2)?;
    Ok(Incident {
        id: row.get(0)?,
        centre: row.get(1)?,
        trouble: Trouble::parse(&trouble).ok_or_else(|| Error::Broken("reading an incident".into(), trouble.into()))?,
        what: row.get(3)?,
        began: row.get(4)?,
        by: row.get(5)?,
        reported: row.get(6)?,
        done: row.get(7)?,
        ended: row.get(8)?,
        closer: row.get(9)?,
    })
}

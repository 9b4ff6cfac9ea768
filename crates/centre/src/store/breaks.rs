//! The statements on breaks and on what a centre keeps while they are taken.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;

use crate::breaks::Break;
use crate::breaks::BreakId;
use crate::breaks::Stage;
use crate::cover::Cover;
use crate::cover::Keeps;

const COLUMNS: &str = "id, centre_id, employee_id, day, minutes, state, asked_at, planned_at, begun_at, due_at, ended_at, is_overdue,
    grantor_id, reason";

/// What a centre keeps while breaks are taken.
pub(crate) fn cover(tx: &mut Tx<'_>, centre: CentreId) -> Result<Cover> {
    let entity = tx.entity()?;
    let sql = "select least_open, keeps, lengths from centre_cover where entity_id = $1 and centre_id = $2";
    let found = tx.recall(sql, &[entity.into(), centre.into()], |row| {
        let (keeps, lengths): (String, String) = (row.get(1)?, row.get(2)?);
        let keeps = Keeps::parse(&keeps).ok_or_else(|| Error::Broken("reading a centre's cover".into(), keeps.into()))?;
        Ok(Cover { least_open: row.get(0)?, keeps, lengths: lengths.split(' ').filter_map(|one| one.parse().ok()).collect() })
    })?;
    Ok(found.into_iter().next().unwrap_or_default())
}

/// Writes what a centre keeps while breaks are taken.
pub(crate) fn save_cover(tx: &mut Tx<'_>, centre: CentreId, cover: &Cover) -> Result<()> {
    let entity = tx.entity()?;
    let lengths: Vec<String> = cover.lengths.iter().map(ToString::to_string).collect();
    tx.execute(
        "insert into centre_cover (centre_id, entity_id, least_open, keeps, lengths) values ($1, $2, $3, $4, $5)
         on conflict (centre_id) do update set least_open = excluded.least_open, keeps = excluded.keeps, lengths = excluded.lengths",
        &[centre.into(), entity.into(), cover.least_open.into(), cover.keeps.key().into(), lengths.join(" ").into()],
    )
    .map(drop)
}

/// One break of the entity.
pub(crate) fn a_break(tx: &mut Tx<'_>, id: BreakId) -> Result<Option<Break>> {
    let entity = tx.entity()?;
    tx.one(&format!("select {COLUMNS} from centre_breaks where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// The break that somebody has asked for or takes.
pub(crate) fn break_of(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<Option<Break>> {
    let entity = tx.entity()?;
    let sql = format!(
        "select {COLUMNS} from centre_breaks where entity_id = $1 and employee_id = $2 and state in ('asked', 'granted', 'running')"
    );
    tx.one(&sql, &[entity.into(), employee.into()], read)
}

/// The breaks of a centre that are neither over nor came to nothing, in the order of their line.
pub(crate) fn open_breaks(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Break>> {
    let entity = tx.entity()?;
    let sql = format!(
        "select {COLUMNS} from centre_breaks where entity_id = $1 and centre_id = $2 and state in ('planned', 'asked', 'granted', 'running') order by asked_at, id"
    );
    tx.query(&sql, &[entity.into(), centre.into()], read)
}

/// Those of a centre that are not over, without what is planned for later than an instant.
pub(crate) fn breaks_until(tx: &mut Tx<'_>, centre: CentreId, until: Timestamp) -> Result<Vec<Break>> {
    let entity = tx.entity()?;
    let sql = format!(
        "select {COLUMNS} from centre_breaks where entity_id = $1 and centre_id = $2
             and (state in ('asked', 'granted', 'running') or (state = 'planned' and planned_at <= $3)) order by asked_at, id"
    );
    tx.query(&sql, &[entity.into(), centre.into(), until.into()], read)
}

/// The centres of the entity with breaks that begin or end by an instant.
pub(crate) fn centres_with_breaks(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<CentreId>> {
    let entity = tx.entity()?;
    let sql = "select distinct centre_id from centre_breaks where entity_id = $1 and (state in ('asked', 'granted')
                   or (state = 'planned' and planned_at <= $2) or (state = 'running' and is_overdue = 0 and due_at < $2))";
    tx.query(sql, &[entity.into(), now.into()], |row| row.get(0))
}

fn read(row: &Row) -> Result<Break> {
    let state: String = row.get(5)?;
    Ok(Break {
        id: row.get(0)?,
        centre: row.get(1)?,
        employee: row.get(2)?,
        day: row.get(3)?,
        minutes: row.get(4)?,
        stage: Stage::parse(&state).ok_or_else(|| Error::Broken("reading a break".into(), state.into()))?,
        asked: row.get(6)?,
        planned: row.get(7)?,
        begun: row.get(8)?,
        due: row.get(9)?,
        ended: row.get(10)?,
        is_overdue: row.get(11)?,
        grantor: row.get(12)?,
        reason: row.get(13)?,
    })
}

/// Writes a break, new or changed.
pub(crate) fn save_break(tx: &mut Tx<'_>, one: &Break) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into centre_breaks (id, entity_id, centre_id, employee_id, day, minutes, state, asked_at, planned_at, begun_at, due_at, ended_at,
             is_overdue, grantor_id, reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict (id) do update set state = excluded.state, asked_at = excluded.asked_at, begun_at = excluded.begun_at,
             due_at = excluded.due_at, ended_at = excluded.ended_at, is_overdue = excluded.is_overdue, grantor_id = excluded.grantor_id,
             reason = excluded.reason",
        &[
            one.id.into(),
            entity.into(),
            one.centre.into(),
            one.employee.into(),
            (&one.day).into(),
            one.minutes.into(),
            one.stage.key().into(),
            one.asked.into(),
            one.planned.into(),
            one.begun.into(),
            one.due.into(),
            one.ended.into(),
            one.is_overdue.into(),
            one.grantor.into(),
            (&one.reason).into(),
        ],
    )
    .map(drop)
}

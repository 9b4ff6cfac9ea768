//! The statements on calendars.

use ::store::Tx;
use calendar::Calendar;
use kernel::Result;

use crate::CaseId;

/// The entity's own calendar, if it set one.
pub(crate) fn of_entity(tx: &mut Tx<'_>) -> Result<Option<Calendar>> {
    let entity = tx.entity()?;
    Ok(tx.recall("select calendar from calendars where entity_id = $1", &[entity.into()], |row| row.json(0))?.pop())
}

pub(crate) fn save(tx: &mut Tx<'_>, calendar: &Calendar) -> Result<()> {
    let entity = tx.entity()?;
    let text = serde_json::to_string(calendar).map_err(kernel::broken("writing a calendar"))?;
    tx.execute(
        "insert into calendars (entity_id, calendar) values ($1, $2) on conflict (entity_id) do update set calendar = excluded.calendar",
        &[entity.into(), text.into()],
    )?;
    Ok(())
}

/// Cases whose clock runs, by id.
pub(crate) fn running(tx: &mut Tx<'_>, after: i64, limit: u32) -> Result<Vec<CaseId>> {
    let entity = tx.entity()?;
    tx.query(
        "select id from cases where entity_id = $1 and id > $2 and state in ('open', 'snoozed') and awaits = 'employee' and due_at is not null
         order by id limit $3",
        &[entity.into(), after.into(), limit.into()],
        |row| row.get(0),
    )
}

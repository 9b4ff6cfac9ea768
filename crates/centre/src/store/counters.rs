//! The statements on counters.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;

use crate::counter::Counter;
use crate::counter::CounterId;
use crate::counter::Standing;

const COLUMNS: &str = "select id, centre_id, number, state, employee_id, since_at, is_kept, zone_id from centre_counters";

/// The counters of a centre, by their numbers; those that were taken away are left out, and its office is none of them.
pub fn counters(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Counter>> {
    let sql = format!("{COLUMNS} where entity_id = $1 and centre_id = $2 and is_kept = 1 and number > 0 order by number");
    let entity = tx.entity()?;
    tx.query(&sql, &[entity.into(), centre.into()], counter)
}

/// One counter of the entity.
pub(crate) fn counter_of(tx: &mut Tx<'_>, id: CounterId) -> Result<Option<Counter>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], counter)
}

/// The counter with a number, also one that was taken away.
pub(crate) fn counter_with(tx: &mut Tx<'_>, centre: CentreId, number: u32) -> Result<Option<Counter>> {
    let sql = format!("{COLUMNS} where entity_id = $1 and centre_id = $2 and number = $3 and number > 0");
    let entity = tx.entity()?;
    tx.one(&sql, &[entity.into(), centre.into(), number.into()], counter)
}

/// The office of a centre, also one that was taken away.
pub(crate) fn office(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<Counter>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and centre_id = $2 and number = 0"), &[entity.into(), centre.into()], counter)
}

/// The counter at which an employee sits, or the office.
pub(crate) fn counter_at(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<Option<Counter>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and employee_id = $2"), &[entity.into(), employee.into()], counter)
}

/// The counters at which somebody sits.
pub(crate) fn occupied_counters(tx: &mut Tx<'_>) -> Result<Vec<Counter>> {
    let entity = tx.entity()?;
    tx.query(&format!("{COLUMNS} where entity_id = $1 and employee_id is not null order by id"), &[entity.into()], counter)
}

fn counter(row: &Row) -> Result<Counter> {
    let state: String = row.get(3)?;
    let standing = Standing::parse(&state).ok_or_else(|| Error::Broken("reading a counter".into(), state.into()))?;
    Ok(Counter {
        id: row.get(0)?,
        centre: row.get(1)?,
        number: row.get(2)?,
        zone: row.get(7)?,
        standing,
        employee: row.get(4)?,
        since: row.get(5)?,
        is_kept: row.get(6)?,
    })
}

/// Writes a counter, new or changed.
pub(crate) fn save_counter(tx: &mut Tx<'_>, counter: &Counter) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into centre_counters (id, entity_id, centre_id, number, state, employee_id, since_at, is_kept, zone_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id) do update set state = excluded.state, employee_id = excluded.employee_id, since_at = excluded.since_at,
             is_kept = excluded.is_kept, zone_id = excluded.zone_id",
        &[
            counter.id.into(),
            entity.into(),
            counter.centre.into(),
            counter.number.into(),
            counter.standing.key().into(),
            counter.employee.into(),
            counter.since.into(),
            counter.is_kept.into(),
            counter.zone.into(),
        ],
    )?;
    Ok(())
}

//! The statements on the ends of days.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;

use crate::day::ClosedDay;
use crate::day::LeftOver;

/// How a day of a centre was closed; none while it is open.
pub(crate) fn closed_day(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Option<ClosedDay>> {
    let entity = tx.entity()?;
    let sql = "select left_over, closed_at from centre_days where entity_id = $1 and centre_id = $2 and day = $3";
    tx.one(sql, &[entity.into(), centre.into(), day.into()], closed)
}

fn closed(row: &Row) -> Result<ClosedDay> {
    let left_over: String = row.get(0)?;
    let unknown = || Error::Broken("reading the end of a day".into(), left_over.clone().into());
    Ok(ClosedDay { left_over: LeftOver::parse(&left_over).ok_or_else(unknown)?, at: row.get(1)? })
}

/// Writes down how a day was closed.
pub(crate) fn close_day(tx: &mut Tx<'_>, centre: CentreId, day: &str, left_over: LeftOver) -> Result<()> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    let sql = "insert into centre_days (centre_id, day, entity_id, left_over, employee_id, closed_at) values ($1, $2, $3, $4, $5, $6)
               on conflict (centre_id, day) do update set left_over = excluded.left_over, employee_id = excluded.employee_id,
                   closed_at = excluded.closed_at";
    let params = [centre.into(), day.into(), entity.into(), left_over.key().into(), me.into(), now.into()];
    tx.execute(sql, &params).map(drop)
}

/// The day is open again; answers whether it was closed.
pub(crate) fn open_day(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "delete from centre_days where entity_id = $1 and centre_id = $2 and day = $3";
    Ok(tx.execute(sql, &[entity.into(), centre.into(), day.into()])? > 0)
}

//! The statements on calls out of turn.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Result;

use crate::skip::Skip;
use crate::ticket::Ticket;

/// Writes down that a ticket was called out of its turn.
pub(crate) fn insert_skip(tx: &mut Tx<'_>, ticket: &Ticket, skip: &Skip) -> Result<()> {
    let (id, entity) = (tx.new_id::<()>(), tx.entity()?);
    let sql =
        "insert into centre_skips (id, entity_id, centre_id, day, ticket_id, number, passed, passed_many, counter, employee_id, reason,
                   skipped_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let params = [
        id.into(),
        entity.into(),
        ticket.centre.into(),
        (&ticket.day).into(),
        ticket.id.into(),
        (&skip.number).into(),
        (&skip.passed).into(),
        skip.passed_many.into(),
        skip.counter.into(),
        skip.employee.into(),
        (&skip.reason).into(),
        skip.at.into(),
    ];
    tx.execute(sql, &params).map(drop)
}

/// The calls out of turn of a centre's day, the newest first: so many at most.
pub(crate) fn skips_of_day(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), most: u32) -> Result<Vec<Skip>> {
    let entity = tx.entity()?;
    let sql = "select number, passed, passed_many, counter, employee_id, reason, skipped_at from centre_skips
               where entity_id = $1 and centre_id = $2 and day = $3 order by id desc limit $4";
    tx.query(sql, &[entity.into(), centre.into(), day.into(), most.into()], read)
}

fn read(row: &Row) -> Result<Skip> {
    Ok(Skip {
        number: row.get(0)?,
        passed: row.get(1)?,
        passed_many: row.get(2)?,
        counter: row.get(3)?,
        employee: row.get(4)?,
        reason: row.get(5)?,
        at: row.get(6)?,
    })
}

//! The statements on tickets that were given outside the hours of a centre.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Result;

use crate::outside::GivenOutside;
use crate::ticket::Ticket;

/// Writes down that a ticket was given outside the centre's hours.
pub(crate) fn insert_outside(tx: &mut Tx<'_>, ticket: &Ticket, given: &GivenOutside) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into tickets_outside_hours (ticket_id, entity_id, centre_id, day, number, employee_id, reason, given_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let params = [
        ticket.id.into(),
        entity.into(),
        ticket.centre.into(),
        (&ticket.day).into(),
        (&given.number).into(),
        given.employee.into(),
        (&given.reason).into(),
        given.at.into(),
    ];
    tx.execute(sql, &params).map(drop)
}

/// The tickets that were given outside a centre's hours on a day, the newest first: so many at most.
pub(crate) fn outside_on(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), most: u32) -> Result<Vec<GivenOutside>> {
    let entity = tx.entity()?;
    let sql = "select number, employee_id, reason, given_at from tickets_outside_hours
               where entity_id = $1 and centre_id = $2 and day = $3 order by given_at desc, ticket_id desc limit $4";
    tx.query(sql, &[entity.into(), centre.into(), day.into(), most.into()], read)
}

fn read(row: &Row) -> Result<GivenOutside> {
    Ok(GivenOutside { number: row.get(0)?, employee: row.get(1)?, reason: row.get(2)?, at: row.get(3)? })
}

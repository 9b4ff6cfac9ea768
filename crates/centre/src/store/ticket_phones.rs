//! The statements on the telephones to which tickets went.

use ::store::Tx;
use kernel::Phone;
use kernel::Result;
use kernel::broken;

use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// The telephone to which a ticket went.
pub(crate) fn ticket_phone(tx: &mut Tx<'_>, ticket: TicketId) -> Result<Option<Phone>> {
    let entity = tx.entity()?;
    let sql = "select phone from ticket_phones where entity_id = $1 and ticket_id = $2";
    let phone: Option<String> = tx.one(sql, &[entity.into(), ticket.into()], |row| row.get(0))?;
    phone.map(|phone| Phone::parse(&phone).map_err(|wrong| broken("reading a telephone")(wrong.key()))).transpose()
}

/// Writes down to which telephone a ticket goes.
pub(crate) fn insert_ticket_phone(tx: &mut Tx<'_>, ticket: &Ticket, phone: &Phone) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into ticket_phones (ticket_id, entity_id, day, phone) values ($1, $2, $3, $4)";
    tx.execute(sql, &[ticket.id.into(), entity.into(), (&ticket.day).into(), phone.as_str().into()]).map(drop)
}

/// How many tickets of a day went to a telephone.
pub(crate) fn many_tickets_of_phone(tx: &mut Tx<'_>, day: &str, phone: &Phone) -> Result<usize> {
    let entity = tx.entity()?;
    let sql = "select ticket_id from ticket_phones where entity_id = $1 and day = $2 and phone = $3";
    Ok(tx.query(sql, &[entity.into(), day.into(), phone.as_str().into()], |row| row.get::<TicketId>(0))?.len())
}

/// Forgets those of days before this one.
pub(crate) fn forget_phones(tx: &mut Tx<'_>, day: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from ticket_phones where entity_id = $1 and day < $2", &[entity.into(), day.into()]).map(drop)
}

//! The statements on the telephones to which tickets went.

use ::store::Tx;
use kernel::EntityId;
use kernel::Phone;
use kernel::Result;
use kernel::Timestamp;
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

/// Writes down to which telephone a ticket goes, and when it was told that its turn nears.
pub(crate) fn insert_ticket_phone(tx: &mut Tx<'_>, ticket: &Ticket, (phone, told): (&Phone, Option<Timestamp>)) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into ticket_phones (ticket_id, entity_id, day, phone, told_at) values ($1, $2, $3, $4, $5)";
    tx.put(sql, &[ticket.id.into(), entity.into(), (&ticket.day).into(), phone.as_str().into(), told.into()])
}

/// Another telephone is told from now on.
pub(crate) fn change_ticket_phone(tx: &mut Tx<'_>, ticket: TicketId, phone: &Phone) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update ticket_phones set phone = $3 where entity_id = $1 and ticket_id = $2";
    tx.put(sql, &[entity.into(), ticket.into(), phone.as_str().into()])
}

/// The entities in which somebody is still to be told.
pub(crate) fn entities_with_phones_to_tell(tx: &mut Tx<'_>) -> Result<Vec<EntityId>> {
    tx.query("select distinct entity_id from ticket_phones where told_at is null", &[], |row| row.get(0))
}

/// The tickets of an entity whose telephones are still to be told that the turn nears.
pub(crate) fn phones_to_tell(tx: &mut Tx<'_>) -> Result<Vec<TicketId>> {
    let entity = tx.entity()?;
    let sql = "select ticket_id from ticket_phones where entity_id = $1 and told_at is null order by ticket_id";
    tx.query(sql, &[entity.into()], |row| row.get(0))
}

/// Whether it was said to the telephone of a ticket that its turn nears.
pub(crate) fn is_told(tx: &mut Tx<'_>, ticket: TicketId) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select 1 from ticket_phones where entity_id = $1 and ticket_id = $2 and told_at is not null";
    Ok(tx.one(sql, &[entity.into(), ticket.into()], |row| row.get::<i64>(0))?.is_some())
}

/// It is said to the telephone of a ticket that its turn nears; false where it was said before.
pub(crate) fn set_told(tx: &mut Tx<'_>, ticket: TicketId) -> Result<bool> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "update ticket_phones set told_at = $3 where entity_id = $1 and ticket_id = $2 and told_at is null";
    Ok(tx.execute(sql, &[entity.into(), ticket.into(), now.into()])? == 1)
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

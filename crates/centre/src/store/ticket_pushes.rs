//! The statements on browsers that asked to be told of a turn.

use ::store::Row;
use ::store::Tx;
use kernel::EntityId;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use platform::deliveries::DeliveryId;

use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// Marks ids of browsers that asked to be told.
pub(crate) enum AskedKind {}

/// A browser that asked to be told of a ticket's turn.
pub(crate) struct Asked {
    pub(crate) id: Id<AskedKind>,
    /// The name under which it is found again, which it knows.
    pub(crate) mark: String,
    /// The language in which it asked.
    pub(crate) lang: Lang,
    /// Where it is reached, sealed.
    pub(crate) sealed: String,
    /// When it was told that the turn nears, or that needed no word.
    pub(crate) near: Option<Timestamp>,
    /// When it was told that the number is called.
    pub(crate) called: Option<Timestamp>,
    /// What was sent to it last.
    pub(crate) delivery: Option<DeliveryId>,
}

fn asked(row: &Row) -> Result<Asked> {
    let lang: String = row.get(2)?;
    Ok(Asked {
        id: row.get(0)?,
        mark: row.get(1)?,
        lang: Lang::parse(&lang).unwrap_or(Lang::Ar),
        sealed: row.get(3)?,
        near: row.get(4)?,
        called: row.get(5)?,
        delivery: row.get(6)?,
    })
}

/// Those that asked to be told of a ticket's turn.
pub(crate) fn pushes_of(tx: &mut Tx<'_>, ticket: TicketId) -> Result<Vec<Asked>> {
    let entity = tx.entity()?;
    let sql = "select id, mark, lang, sealed, near_at, called_at, delivery_id from ticket_pushes
               where entity_id = $1 and ticket_id = $2 order by id";
    tx.query(sql, &[entity.into(), ticket.into()], asked)
}

/// Writes one down, unless it is there.
pub(crate) fn insert_push(tx: &mut Tx<'_>, ticket: &Ticket, one: &Asked) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into ticket_pushes (id, entity_id, ticket_id, day, mark, lang, sealed, near_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (ticket_id, mark) do nothing";
    tx.execute(
        sql,
        &[
            one.id.into(),
            entity.into(),
            ticket.id.into(),
            (&ticket.day).into(),
            (&one.mark).into(),
            one.lang.code().into(),
            (&one.sealed).into(),
            one.near.into(),
        ],
    )
    .map(drop)
}

/// Writes down what one was told, and by which delivery.
pub(crate) fn save_push(tx: &mut Tx<'_>, one: &Asked) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update ticket_pushes set near_at = $3, called_at = $4, delivery_id = $5 where entity_id = $1 and id = $2";
    tx.put(sql, &[entity.into(), one.id.into(), one.near.into(), one.called.into(), one.delivery.into()])
}

/// The entities in which a browser is still to be told.
pub(crate) fn entities_with_pushes(tx: &mut Tx<'_>) -> Result<Vec<EntityId>> {
    tx.query("select distinct entity_id from ticket_pushes where called_at is null", &[], |row| row.get(0))
}

/// The tickets of which browsers are still to be told that they are called, each with how many do not know either that the turn nears.
pub(crate) fn tickets_to_push(tx: &mut Tx<'_>) -> Result<Vec<(TicketId, i64)>> {
    let entity = tx.entity()?;
    let sql = "select ticket_id, count(*) - count(near_at) from ticket_pushes
               where entity_id = $1 and called_at is null group by ticket_id order by ticket_id";
    tx.query(sql, &[entity.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// How many tickets of a day a browser follows.
pub(crate) fn many_tickets_of_browser(tx: &mut Tx<'_>, day: &str, mark: &str) -> Result<usize> {
    let entity = tx.entity()?;
    let sql = "select ticket_id from ticket_pushes where entity_id = $1 and mark = $2 and day = $3";
    Ok(tx.query(sql, &[entity.into(), mark.into(), day.into()], |row| row.get::<TicketId>(0))?.len())
}

/// Forgets one.
pub(crate) fn forget_push(tx: &mut Tx<'_>, id: Id<AskedKind>) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from ticket_pushes where entity_id = $1 and id = $2", &[entity.into(), id.into()]).map(drop)
}

/// Forgets those of days before this one.
pub(crate) fn forget_pushes(tx: &mut Tx<'_>, day: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from ticket_pushes where entity_id = $1 and day < $2", &[entity.into(), day.into()]).map(drop)
}

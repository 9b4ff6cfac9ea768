//! The statements on what customers say of their visits.

use ::store::Row;
use ::store::Tx;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::opinion::Opinion;
use crate::ticket::TicketId;

/// What the customer of a ticket said; none where they said nothing.
pub(crate) fn opinion(tx: &mut Tx<'_>, ticket: TicketId) -> Result<Option<Opinion>> {
    let entity = tx.entity()?;
    let sql = "select ticket_id, case_id, employee_id, score, said, given_at from visit_opinions where entity_id = $1 and ticket_id = $2";
    tx.one(sql, &[entity.into(), ticket.into()], read)
}

fn read(row: &Row) -> Result<Opinion> {
    let said: Option<i64> = row.get(4)?;
    Ok(Opinion {
        ticket: row.get(0)?,
        case: row.get(1)?,
        employee: row.get(2)?,
        score: row.get(3)?,
        said: said.map(|said| said == 1),
        at: row.get(5)?,
    })
}

/// From now on an opinion of a ticket's visit can be given.
pub(crate) fn insert_asked(tx: &mut Tx<'_>, ticket: TicketId) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "insert into visit_opinions_asked (ticket_id, entity_id, asked_at) values ($1, $2, $3) on conflict (ticket_id) do nothing";
    tx.put(sql, &[ticket.into(), entity.into(), now.into()])
}

/// The opinion of a ticket's visit is given, or its time is over; answers whether it was still open.
pub(crate) fn end_asked(tx: &mut Tx<'_>, ticket: TicketId) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "delete from visit_opinions_asked where entity_id = $1 and ticket_id = $2";
    Ok(tx.execute(sql, &[entity.into(), ticket.into()])? > 0)
}

/// The tickets of all entities, from one on, whose customers were asked until an instant and said nothing.
pub(crate) fn unanswered_until(tx: &mut Tx<'_>, until: Timestamp, (after, limit): (TicketId, u32)) -> Result<Vec<(EntityId, TicketId)>> {
    let sql = "select entity_id, ticket_id from visit_opinions_asked where asked_at <= $1 and ticket_id > $2 order by ticket_id limit $3";
    tx.query(sql, &[until.into(), after.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Writes what a customer said, or what they said more.
pub(crate) fn save_opinion(tx: &mut Tx<'_>, opinion: &Opinion) -> Result<()> {
    let entity = tx.entity()?;
    let sql =
        "insert into visit_opinions (ticket_id, entity_id, case_id, employee_id, score, said, given_at) values ($1, $2, $3, $4, $5, $6, $7)
               on conflict (ticket_id) do update set said = excluded.said";
    let said = opinion.said.map(i64::from);
    let params = [
        opinion.ticket.into(),
        entity.into(),
        opinion.case.into(),
        opinion.employee.into(),
        opinion.score.into(),
        said.into(),
        opinion.at.into(),
    ];
    tx.execute(sql, &params).map(drop)
}

//! The statements on the documents that customers had with them.

use ::store::Tx;
use kernel::Result;
use org::ServiceId;

use crate::ticket::TicketId;

/// The places of the documents that were there, in the catalogue's list; none where nobody looked.
pub(crate) fn papers(tx: &mut Tx<'_>, ticket: TicketId, service: ServiceId) -> Result<Option<Vec<usize>>> {
    let entity = tx.entity()?;
    let sql = "select there from visit_papers where entity_id = $1 and ticket_id = $2 and service_id = $3";
    let there: Option<String> = tx.one(sql, &[entity.into(), ticket.into(), service.into()], |row| row.get(0))?;
    Ok(there.map(|there| there.split(',').filter_map(|place| place.parse().ok()).collect()))
}

/// Writes down which were there.
pub(crate) fn save_papers(tx: &mut Tx<'_>, (ticket, service): (TicketId, ServiceId), there: &[usize]) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let there: Vec<String> = there.iter().map(usize::to_string).collect();
    let sql = "insert into visit_papers (ticket_id, service_id, entity_id, there, seen_at) values ($1, $2, $3, $4, $5)
               on conflict (ticket_id, service_id) do update set there = excluded.there, seen_at = excluded.seen_at";
    tx.execute(sql, &[ticket.into(), service.into(), entity.into(), there.join(",").into(), now.into()]).map(drop)
}

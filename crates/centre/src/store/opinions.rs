//! The statements on what customers say of their visits.

use ::store::Row;
use ::store::Tx;
use kernel::Result;

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

//! The statements on what customers were told of their visits.

use ::store::Row;
use ::store::Tx;
use kernel::Error;
use kernel::Result;

use crate::told::Told;
use crate::told::Way;

/// Writes down what a customer was told, and how they have it.
pub(crate) fn insert_told(tx: &mut Tx<'_>, told: &Told) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into visit_tellings (id, entity_id, ticket_id, case_id, how, shown, steps, until_at, told_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let params = [
        told.id.into(),
        entity.into(),
        told.ticket.into(),
        told.case.into(),
        told.way.key().into(),
        (&told.shown).into(),
        (&told.steps).into(),
        told.until.into(),
        told.at.into(),
    ];
    tx.execute(sql, &params).map(drop)
}

/// One telling of the entity.
pub(crate) fn told(tx: &mut Tx<'_>, id: i64) -> Result<Option<Told>> {
    let entity = tx.entity()?;
    let sql = "select id, ticket_id, case_id, how, shown, steps, until_at, told_at from visit_tellings where entity_id = $1 and id = $2";
    tx.one(sql, &[entity.into(), id.into()], read)
}

fn read(row: &Row) -> Result<Told> {
    let how: String = row.get(3)?;
    let unknown = || Error::Broken("reading what a customer was told".into(), how.clone().into());
    Ok(Told {
        id: row.get(0)?,
        ticket: row.get(1)?,
        case: row.get(2)?,
        way: Way::parse(&how).ok_or_else(unknown)?,
        shown: row.get(4)?,
        steps: row.get(5)?,
        until: row.get(6)?,
        at: row.get(7)?,
    })
}

//! The statements on the stretches of tickets at counters.

use ::store::Row;
use ::store::Tx;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;

use crate::stretch::Stretch;
use crate::ticket::TicketId;

/// A stretch, and the id of its row.
pub(crate) type Written = (i64, Stretch);

/// Writes a stretch down; nothing was learnt from it yet.
pub(crate) fn insert_stretch(tx: &mut Tx<'_>, stretch: &Stretch) -> Result<()> {
    let (entity, id): (_, kernel::Id<()>) = (tx.entity()?, tx.new_id());
    tx.put(
        "insert into centre_stretches (id, entity_id, ticket_id, centre_id, service_id, counter_id, employee_id, day, lang, has_priority, since_at,
             called_at, begun_at, ended_at, how, is_learnt)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0)",
        &[
            id.into(),
            entity.into(),
            stretch.ticket.into(),
            stretch.centre.into(),
            stretch.service.into(),
            stretch.counter.into(),
            stretch.employee.into(),
            (&stretch.day).into(),
            stretch.lang.into(),
            stretch.has_priority.into(),
            stretch.since.into(),
            stretch.called.into(),
            stretch.begun.into(),
            stretch.ended.into(),
            (&stretch.how).into(),
        ],
    )
}

/// The oldest stretches of the entity from which nothing was learnt yet.
pub(crate) fn stretches_to_learn(tx: &mut Tx<'_>, most: u32) -> Result<Vec<Written>> {
    let entity = tx.entity()?;
    let sql =
        "select id, ticket_id, centre_id, service_id, counter_id, employee_id, day, lang, has_priority, since_at, called_at, begun_at,
                   ended_at, how from centre_stretches where entity_id = $1 and is_learnt = 0 order by id limit $2";
    tx.query(sql, &[entity.into(), most.into()], read)
}

/// What there was to learn from a stretch was learnt.
pub(crate) fn mark_learnt(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("update centre_stretches set is_learnt = 1 where entity_id = $1 and id = $2", &[entity.into(), id.into()]).map(drop)
}

/// Whether a ticket was at a counter at any time between two instants, and left it again since.
pub(crate) fn was_at_a_counter(tx: &mut Tx<'_>, ticket: TicketId, (since, until): (Timestamp, Timestamp)) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select id from centre_stretches where entity_id = $1 and ticket_id = $2 and called_at <= $3 and ended_at > $4 limit 1";
    Ok(tx.one(sql, &[entity.into(), ticket.into(), until.into(), since.into()], |row| row.get::<i64>(0))?.is_some())
}

fn read(row: &Row) -> Result<Written> {
    let lang: String = row.get(7)?;
    let stretch = Stretch {
        ticket: row.get(1)?,
        centre: row.get(2)?,
        service: row.get(3)?,
        counter: row.get(4)?,
        employee: row.get(5)?,
        day: row.get(6)?,
        lang: Lang::parse(&lang).ok_or_else(|| Error::Broken("reading a stretch".into(), lang.into()))?,
        has_priority: row.get(8)?,
        since: row.get(9)?,
        called: row.get(10)?,
        begun: row.get(11)?,
        ended: row.get(12)?,
        how: row.get(13)?,
    };
    Ok((row.get(0)?, stretch))
}

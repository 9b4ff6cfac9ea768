//! The statements on joining from outside.

use ::store::Tx;
use kernel::CentreId;
use kernel::Result;

use crate::joining::Joining;
use crate::ticket::TicketId;

/// What a centre allows of joining from outside.
pub(crate) fn joining(tx: &mut Tx<'_>, centre: CentreId) -> Result<Joining> {
    let entity = tx.entity()?;
    let sql = "select is_allowed, most_waiting, most_of_one from centre_joining where entity_id = $1 and centre_id = $2";
    let found = tx.recall(sql, &[entity.into(), centre.into()], |row| {
        Ok(Joining { is_allowed: row.get(0)?, most_waiting: row.get(1)?, most_of_one: row.get(2)? })
    })?;
    Ok(found.first().copied().unwrap_or_default())
}

/// Writes what a centre allows of joining from outside.
pub(crate) fn save_joining(tx: &mut Tx<'_>, centre: CentreId, joining: Joining) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into centre_joining (centre_id, entity_id, is_allowed, most_waiting, most_of_one) values ($1, $2, $3, $4, $5)
         on conflict (centre_id) do update set is_allowed = excluded.is_allowed, most_waiting = excluded.most_waiting,
             most_of_one = excluded.most_of_one",
        &[centre.into(), entity.into(), joining.is_allowed.into(), joining.most_waiting.into(), joining.most_of_one.into()],
    )
    .map(drop)
}

/// How many who joined from outside wait on a day: all, and those of one address.
pub(crate) fn joined(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), from: &str) -> Result<(u32, u32)> {
    let entity = tx.entity()?;
    let sql = "select count(*), coalesce(sum(case when asked_from = $4 then 1 else 0 end), 0) from tickets
               where entity_id = $1 and centre_id = $2 and day = $3 and state = 'waiting' and origin = 'phone'";
    let counted = tx.one(sql, &[entity.into(), centre.into(), day.into(), from.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counted.unwrap_or_default())
}

/// How many tickets were taken in one place since a time on a day.
pub(crate) fn taken_at(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), from: &str, since: kernel::Timestamp) -> Result<u32> {
    let entity = tx.entity()?;
    let sql = "select count(*) from tickets where entity_id = $1 and centre_id = $2 and day = $3 and asked_from = $4 and issued_at > $5";
    let counted = tx.one(sql, &[entity.into(), centre.into(), day.into(), from.into(), since.into()], |row| row.get(0))?;
    Ok(counted.unwrap_or_default())
}

/// Whether a ticket was taken in this place.
pub(crate) fn is_from(tx: &mut Tx<'_>, id: TicketId, from: &str) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select count(*) from tickets where entity_id = $1 and id = $2 and asked_from = $3";
    let counted: Option<u32> = tx.one(sql, &[entity.into(), id.into(), from.into()], |row| row.get(0))?;
    Ok(counted.unwrap_or_default() > 0)
}

/// Writes down from where a ticket was taken.
pub(crate) fn set_from(tx: &mut Tx<'_>, id: TicketId, from: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("update tickets set asked_from = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), from.into()]).map(drop)
}

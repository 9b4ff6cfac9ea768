//! The statements on the long waits of which those who lead a floor were told.

use std::collections::BTreeSet;

use ::store::Tx;
use kernel::CentreId;
use kernel::Result;
use kernel::Timestamp;

use crate::queue::QueueId;

/// Whether anybody waits in a centre on a day.
pub(crate) fn does_anybody_wait(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select 1 from tickets where entity_id = $1 and centre_id = $2 and day = $3 and state = 'waiting' limit 1";
    Ok(tx.one(sql, &[entity.into(), centre.into(), day.into()], |row| row.get::<i64>(0))?.is_some())
}

/// The queues of a centre whose threat was told and has been seen since then.
pub(crate) fn warned(tx: &mut Tx<'_>, centre: CentreId, since: Timestamp) -> Result<BTreeSet<QueueId>> {
    let entity = tx.entity()?;
    let sql = "select queue_id from centre_warnings where entity_id = $1 and centre_id = $2 and seen_at >= $3";
    Ok(tx.query(sql, &[entity.into(), centre.into(), since.into()], |row| row.get(0))?.into_iter().collect())
}

/// Writes down that the threat to a queue is seen now.
pub(crate) fn save_warned(tx: &mut Tx<'_>, centre: CentreId, queue: QueueId) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "insert into centre_warnings (queue_id, entity_id, centre_id, seen_at) values ($1, $2, $3, $4)
               on conflict (queue_id) do update set seen_at = excluded.seen_at";
    tx.execute(sql, &[queue.into(), entity.into(), centre.into(), now.into()]).map(drop)
}

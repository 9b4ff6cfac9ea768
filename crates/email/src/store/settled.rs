//! The statements on what messages ask, as whoever answers them settled it.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

use crate::message::MessageId;

/// What the newest answer of a case left open, one question a line, and the newest message that it had heard.
pub(crate) fn newest_left(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<(MessageId, String)>> {
    let entity = tx.entity()?;
    let sql = "select message_id, points from points_left where entity_id = $1 and case_id = $2 order by message_id desc limit 1";
    tx.one(sql, &[entity.into(), case.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn save_left(tx: &mut Tx<'_>, (case, message): (CaseId, MessageId), (entry, points): (i64, &str)) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.put(
        "insert into points_left (case_id, message_id, entity_id, entry_id, points, left_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (case_id, message_id) do update set entry_id = excluded.entry_id, points = excluded.points, left_at = excluded.left_at",
        &[case.into(), message.into(), entity.into(), entry.into(), points.into(), now.into()],
    )
}

/// Where an answer has heard a message, what somebody settles afterwards is what is open of it.
pub(crate) fn settle_left(tx: &mut Tx<'_>, (case, message): (CaseId, MessageId), points: &str) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update points_left set points = $4 where entity_id = $1 and case_id = $2 and message_id = $3";
    tx.put(sql, &[entity.into(), case.into(), message.into(), points.into()])
}

pub(crate) fn drop_left(tx: &mut Tx<'_>, case: CaseId, entry: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("delete from points_left where entity_id = $1 and case_id = $2 and entry_id = $3", &[entity.into(), case.into(), entry.into()])
}

/// What a message asks in a case, one question a line; none where nobody settled it there.
pub(crate) fn points_of(tx: &mut Tx<'_>, (message, case): (MessageId, CaseId)) -> Result<Option<String>> {
    let entity = tx.entity()?;
    let sql = "select points from settled_points where entity_id = $1 and case_id = $2 and message_id = $3";
    tx.one(sql, &[entity.into(), case.into(), message.into()], |row| row.get(0))
}

pub(crate) fn save_points(tx: &mut Tx<'_>, (message, case): (MessageId, CaseId), points: &str) -> Result<()> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    tx.execute(
        "insert into settled_points (message_id, entity_id, case_id, employee_id, points, settled_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (case_id, message_id) do update set employee_id = excluded.employee_id, points = excluded.points, settled_at = excluded.settled_at",
        &[message.into(), entity.into(), case.into(), me.into(), points.into(), now.into()],
    )?;
    Ok(())
}

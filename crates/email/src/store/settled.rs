//! The statements on what messages ask, as whoever answers them settled it.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

use crate::message::MessageId;

/// What an answer left open of the messages of a case.
#[derive(Debug)]
pub(crate) struct LeftOpen {
    /// The newest message that it had heard.
    pub(crate) message: MessageId,
    /// Its entry.
    pub(crate) entry: i64,
    /// One question a line.
    pub(crate) points: String,
}

/// What the newest answer of a case left open.
pub(crate) fn newest_left(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<LeftOpen>> {
    let entity = tx.entity()?;
    let sql = "select message_id, entry_id, points from points_left where entity_id = $1 and case_id = $2
               order by message_id desc, entry_id desc limit 1";
    tx.one(sql, &[entity.into(), case.into()], |row| Ok(LeftOpen { message: row.get(0)?, entry: row.get(1)?, points: row.get(2)? }))
}

pub(crate) fn save_left(tx: &mut Tx<'_>, case: CaseId, left: &LeftOpen) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into points_left (case_id, message_id, entry_id, entity_id, points) values ($1, $2, $3, $4, $5)
         on conflict (case_id, message_id, entry_id) do update set points = excluded.points",
        &[case.into(), left.message.into(), left.entry.into(), entity.into(), (&left.points).into()],
    )
}

pub(crate) fn drop_left(tx: &mut Tx<'_>, case: CaseId, entry: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("delete from points_left where entity_id = $1 and case_id = $2 and entry_id = $3", &[entity.into(), case.into(), entry.into()])
}

/// What was settled last of the messages of a case after one of them, and of which message.
pub(crate) fn newest_since(tx: &mut Tx<'_>, case: CaseId, heard: Option<MessageId>) -> Result<Option<(MessageId, String)>> {
    let entity = tx.entity()?;
    let sql = "select message_id, points from settled_points where entity_id = $1 and case_id = $2 and message_id > $3
               order by message_id desc limit 1";
    tx.one(sql, &[entity.into(), case.into(), heard.map_or(0, MessageId::get).into()], |row| Ok((row.get(0)?, row.get(1)?)))
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

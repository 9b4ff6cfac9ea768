//! The statements on what messages ask, as whoever answers them settled it.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

use crate::message::MessageId;

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

//! The statements on how long people wait before they leave.

use ::store::Tx;
use kernel::CentreId;
use kernel::Result;
use kernel::Timestamp;

use crate::experience::Waited;

/// Those who came to a centre by themselves on a day that is over: how long each waited until the first call, or until the end where there was
/// none, without the time in which they let others go first; and whether nobody served them because they left, or did not come. Of whoever was
/// found waiting in the night nobody knows how long they stayed.
pub(crate) fn waited_on(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Vec<Waited>> {
    let entity = tx.entity()?;
    let sql = "select t.state, t.issued_at, coalesce(min(s.called_at), t.ended_at), max(s.begun_at), t.rested_ms
               from tickets t left join centre_stretches s on s.ticket_id = t.id and s.entity_id = t.entity_id
               where t.entity_id = $1 and t.centre_id = $2 and t.day = $3 and t.ended_at is not null
                   and t.origin not in ('appointment', 'late-appointment')
               group by t.id, t.state, t.issued_at, t.ended_at, t.rested_ms";
    let all = tx.query(sql, &[entity.into(), centre.into(), day.into()], |row| {
        let (state, came, until): (String, Timestamp, Timestamp) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (begun, rested): (Option<Timestamp>, i64) = (row.get(3)?, row.get(4)?);
        let waited = until.duration_since(came).as_millis() - i128::from(rested);
        let has_left = begun.is_none() && matches!(state.as_str(), "left" | "absent");
        let is_known = state != "unserved" || until.to_zoned(ui::bahrain()).date().to_string() == day;
        Ok(is_known.then(|| Waited { seconds: waited.max(0) as f64 / 1000.0, has_left }))
    })?;
    Ok(all.into_iter().flatten().collect())
}

//! The statements on the own hours of centres.

use ::store::Tx;
use kernel::CentreId;
use kernel::Result;
use kernel::broken;

use crate::hours::OwnHours;

/// The own hours of a centre; none where it is open as its entity.
pub(crate) fn own_hours(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<OwnHours>> {
    let entity = tx.entity()?;
    let sql = "select hours from centre_hours where entity_id = $1 and centre_id = $2";
    Ok(tx.recall(sql, &[entity.into(), centre.into()], |row| row.json(0))?.pop())
}

/// Gives a centre its own hours, or takes them away.
pub(crate) fn save_own_hours(tx: &mut Tx<'_>, centre: CentreId, own: Option<&OwnHours>) -> Result<()> {
    let entity = tx.entity()?;
    let Some(own) = own else {
        return tx.execute("delete from centre_hours where entity_id = $1 and centre_id = $2", &[entity.into(), centre.into()]).map(drop);
    };
    let text = serde_json::to_string(own).map_err(broken("writing the hours of a centre"))?;
    let sql = "insert into centre_hours (centre_id, entity_id, hours) values ($1, $2, $3)
               on conflict (centre_id) do update set hours = excluded.hours";
    tx.execute(sql, &[centre.into(), entity.into(), text.into()]).map(drop)
}

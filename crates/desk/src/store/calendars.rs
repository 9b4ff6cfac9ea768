//! The statements on calendars.

use ::store::Tx;
use calendar::Calendar;
use kernel::Result;

/// The entity's own calendar, if it set one.
pub(crate) fn of_entity(tx: &mut Tx<'_>) -> Result<Option<Calendar>> {
    let entity = tx.entity()?;
    tx.one("select calendar from calendars where entity_id = $1", &[entity.into()], |row| row.json(0))
}

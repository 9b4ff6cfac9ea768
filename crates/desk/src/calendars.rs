//! The calendar by which an entity's clocks run.

use ::store::Tx;
use calendar::Calendar;
use kernel::Result;

/// The calendar of the transaction's entity: Bahrain's government hours until the entity sets its own.
///
/// # Errors
/// What the database says.
pub fn of_entity(tx: &mut Tx<'_>) -> Result<Calendar> {
    let own = crate::store::calendars::of_entity(tx)?;
    Ok(own.unwrap_or_else(calendar::bahrain))
}

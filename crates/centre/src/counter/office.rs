//! The office of a centre's manager (مكتب مدير المركز): whoever leads the centre receives there whoever was sent on to them, by the rules of a
//! counter. It is none: it has no number and no plate, nobody is called there from the line, and it counts neither as open nor as cover.

use ::store::Tx;
use kernel::CentreId;
use kernel::Result;

use super::Counter;
use crate::store;

/// What stands in the place of an office's number: counters are numbered from 1.
pub(crate) const NUMBER: u32 = 0;

impl Counter {
    /// Whether it is the office of who leads the centre.
    pub(crate) fn is_office(&self) -> bool {
        self.number == NUMBER
    }
}

/// The office of a centre, where it has one.
pub(crate) fn office_of(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<Counter>> {
    Ok(store::office(tx, centre)?.filter(|office| office.is_kept))
}

//! How an employee works: whether single letters are keys, and whether the next case opens once one is finished.

pub(crate) mod page;

use ::store::Tx;
use kernel::Error;
use kernel::Result;

use crate::store::ways;

/// How an employee works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ways {
    /// Whether the next case of the list opens after a reply, closing or putting aside.
    pub(crate) goes_on: bool,
}

impl Default for Ways {
    fn default() -> Self {
        Ways { goes_on: true }
    }
}

/// How the one who acts works.
pub(crate) fn of_employee(tx: &mut Tx<'_>) -> Result<Ways> {
    Ok(ways::read(tx)?.unwrap_or_default())
}

/// Changes how the one who acts works.
///
/// # Errors
/// What the database says.
pub(crate) fn change(tx: &mut Tx<'_>, ways: Ways) -> Result<()> {
    ways::save(tx, ways)
}

/// Switches keys of a single letter off or on for the one who acts, on every device.
///
/// # Errors
/// `NotFound` for somebody whom the entity does not know.
pub(crate) fn switch_letters(tx: &mut Tx<'_>, are_off: bool) -> Result<()> {
    let me = tx.actor().employee()?;
    let known = org::store::employee(tx, me)?.ok_or(Error::NotFound("employee"))?;
    match known.letters_off == are_off {
        true => Ok(()),
        false => org::save_employee(tx, &org::Employee { letters_off: are_off, ..known }),
    }
}

//! A centre gets the office of its manager, or gives it up.

use ::store::Tx;
use kernel::CentreId;
use kernel::Result;
use kernel::refuse;

use super::changed;
use crate::counter::Counter;
use crate::counter::office::NUMBER;
use crate::issue::must_reach;
use crate::store;

/// Gives a centre its office, or takes it away. A second press changes nothing.
///
/// # Errors
/// Refused where somebody sits in the one that would go; `NotFound` for a centre out of reach.
pub(crate) fn set_office(tx: &mut Tx<'_>, centre: CentreId, is_kept: bool) -> Result<()> {
    must_reach(tx, centre)?;
    let known = store::office(tx, centre)?;
    if known.as_ref().is_some_and(|office| office.is_kept) == is_kept {
        return Ok(());
    }
    let office = match known {
        Some(office) if office.employee.is_some() => return Err(refuse("centre-counter-in-use").into()),
        Some(office) => Counter { is_kept, ..office },
        None => Counter::new((tx.new_id(), centre), NUMBER, tx.now()),
    };
    store::save_counter(tx, &office)?;
    changed(tx, centre, "office", office.id.get())
}

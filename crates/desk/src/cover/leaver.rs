//! Someone leaves the entity: what they had in hand passes at once to who stands in for it, or waits for an owner, and those who lead are told.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;

use crate::Case;
use crate::assign::hand;
use crate::notices;
use crate::snooze::wake;
use crate::store;
use crate::store::covers;
use crate::store::lists;

/// So many cases are read at a time.
const PAGE: u32 = 500;

/// Passes everything that an employee who has left still owns to the back-up of each case, else to the employee's own; what has neither is
/// nobody's. Clocks go on.
///
/// # Errors
/// What the database says.
pub(crate) fn leave(tx: &mut Tx<'_>, left: EmployeeId) -> Result<()> {
    let Some(known) = org::store::employee(tx, left)?.filter(|known| !known.is_active) else { return Ok(()) };
    // Nothing comes back to someone who has left: it is for good who stands in.
    for (case, _) in covers::held_for(tx, left)? {
        covers::release(tx, case)?;
    }
    let mut are_told = false;
    loop {
        let cases = lists::open_of_owner(tx, left, PAGE)?;
        if cases.is_empty() {
            return Ok(());
        }
        for id in cases {
            let Some(mut case) = store::case_anywhere(tx, id)? else { continue };
            let next = successor(tx, [case.back_up, known.back_up], left)?;
            if next.is_none() && !are_told {
                tell_leaders(tx, &case, left)?;
                are_told = true;
            }
            pass(tx, &mut case, next)?;
        }
    }
}

/// Passes on what still has an owner who has left: a case that came back to life, or one from before this was done at once.
///
/// # Errors
/// What the database says.
pub(crate) fn sweep(tx: &mut Tx<'_>) -> Result<()> {
    store::loads::owners_who_left(tx)?.into_iter().try_for_each(|left| leave(tx, left))
}

/// Who is there of those who may stand in.
fn successor(tx: &mut Tx<'_>, candidates: [Option<EmployeeId>; 2], left: EmployeeId) -> Result<Option<EmployeeId>> {
    let now = tx.now();
    for candidate in candidates.into_iter().flatten().filter(|candidate| *candidate != left) {
        let there = org::stand_in(tx, candidate, now)?.filter(|there| *there != left);
        if there.is_some() {
            return Ok(there);
        }
    }
    Ok(None)
}

fn pass(tx: &mut Tx<'_>, case: &mut Case, next: Option<EmployeeId>) -> Result<()> {
    if case.is_snoozed {
        wake(tx, case, "handed")?;
    }
    case.back_up = None;
    hand(tx, case, next, if next.is_some() { "left" } else { "left-waiting" }, "")?;
    // Who has left stands in for nobody.
    case.back_up = None;
    store::save_case(tx, case)?;
    let held_for = covers::absent_of(tx, case.id)?;
    match (next, held_for) {
        (Some(next), Some(absent)) => covers::hold(tx, case.id, absent, next)?,
        (None, Some(_)) => covers::release(tx, case.id)?,
        _ => {}
    }
    next.map_or(Ok(()), |next| notices::tell(tx, next, "left", Some(case.id)))
}

/// Those who lead are told once of all that waits for an owner; the notice leads to the first.
fn tell_leaders(tx: &mut Tx<'_>, case: &Case, left: EmployeeId) -> Result<()> {
    let (_, leaders) = notices::leaders(tx, case, &[Role::Supervisor])?;
    leaders.into_iter().filter(|leader| *leader != left).try_for_each(|leader| notices::tell(tx, leader, "left-waiting", Some(case.id)))
}

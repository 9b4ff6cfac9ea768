//! The calendar by which an entity's clocks run, and what a change of it does to clocks that run already.

use ::store::Tx;
use calendar::Calendar;
use kernel::Permission;
use kernel::Result;
use kernel::Role;

use crate::CaseId;
use crate::clocks;
use crate::events::CalendarChanged;
use crate::notices;
use crate::snooze;
use crate::store;
use crate::store::calendars;
use crate::told::keep_told;

/// Set the entity's calendar.
pub const CALENDAR: Permission = Permission { key: "desk.calendar", roles: &[Role::EntityAdministrator] };

/// How many clocks are looked at in one step.
const STEP: u32 = 500;

/// The calendar of the transaction's entity: Bahrain's government hours until the entity sets its own.
///
/// # Errors
/// What the database says.
pub fn of_entity(tx: &mut Tx<'_>) -> Result<Calendar> {
    let own = calendars::of_entity(tx)?;
    Ok(own.unwrap_or_else(calendar::bahrain))
}

/// Changes the entity's calendar. Every clock that runs is reckoned anew; who answers for a case whose due time moved is told. Answers how
/// many moved.
///
/// # Errors
/// What the change says, such as a week without hours.
pub fn change_calendar(tx: &mut Tx<'_>, change: impl FnOnce(&mut Calendar) -> Result<()>) -> Result<usize> {
    let old = of_entity(tx)?;
    let mut new = old.clone();
    change(&mut new)?;
    if new == old {
        return Ok(0);
    }
    calendars::save(tx, &new)?;
    let entity = tx.entity()?;
    tx.record(CalendarChanged { entity: entity.get() })?;
    let (mut moved, mut after) = (0, 0);
    loop {
        let clocks = calendars::running(tx, after, STEP)?;
        let Some(last) = clocks.last() else { break };
        after = last.get();
        for id in clocks {
            moved += usize::from(reckon(tx, id, &old, &new)?);
        }
    }
    snooze::keep_in_hours(tx, &new)?;
    Ok(moved)
}

/// Reckons one clock anew; answers whether its due time moved.
fn reckon(tx: &mut Tx<'_>, id: CaseId, old: &Calendar, new: &Calendar) -> Result<bool> {
    let now = tx.now();
    let Some(mut case) = store::case(tx, id)? else { return Ok(false) };
    let change = case.countdown.recompute(old, new);
    if !change.is_moved() {
        return Ok(false);
    }
    case.due_at = change.after;
    let countdown = case.countdown.clone();
    keep_told(&mut case, (&countdown, old), new);
    let was_late = case.is_late;
    case.is_late = was_late && case.due_at.is_some_and(|due| due < now);
    store::save_case(tx, &mut case)?;
    clocks::record_moved(tx, &case, (change.before, was_late), "calendar")?;
    if let Some(owner) = case.owner {
        notices::tell(tx, owner, "calendar-changed", Some(id))?;
    }
    Ok(true)
}

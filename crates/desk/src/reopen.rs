//! Opening a closed case again without a word of the customer, with the reason; also the way back from a closing.

use ::store::Tx;
use kernel::Error;
use kernel::Event;
use kernel::Recorded;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::Case;
use crate::CaseId;
use crate::EntryKind;
use crate::Sorts;
use crate::State;
use crate::assign::must_be_in_hand;
use crate::case_events::CaseReopened;
use crate::events::CaseClosed;
use crate::referrals::handed_on;
use crate::sorts::taken;
use crate::store;
use crate::store::contacts;

/// The longest reason, in letters.
const LONGEST: usize = 500;
/// How many of its events are read at once.
const READ: u32 = 500;

/// Opens a closed case again: whose turn it was, it is. One that is open stays as it is.
///
/// # Errors
/// `Invalid` without a reason; refused for a case in a colleague's hands, and for one that goes on in another entity; `Conflict` when it changed since it was looked at.
pub(crate) fn reopen_case(tx: &mut Tx<'_>, id: CaseId, reason: &str, seen: i64) -> Result<Case> {
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    if case.state == State::Open {
        return Ok(case);
    }
    must_be_in_hand(tx, &case)?;
    if handed_on(tx, &case)?.is_some() {
        return Err(refuse("desk-reopen-referred").into());
    }
    case.must_be_version(seen)?;
    let note = reason.trim();
    if note.is_empty() || note.chars().count() > LONGEST {
        return Err(invalid("reason", "desk-reopen-reason"));
    }
    case.moved_at = tx.now();
    open(tx, &mut case, ("chosen", note), |_, _| Ok(()))?;
    Ok(case)
}

/// Opens it; `further` changes more of it before it is kept. Reasons: `chosen`, `undone`, `undelivered`.
pub(crate) fn open(
    tx: &mut Tx<'_>,
    case: &mut Case,
    (reason, note): (&'static str, &str),
    further: impl FnOnce(&mut Tx<'_>, &mut Case) -> Result<()>,
) -> Result<()> {
    let closed_at = case.closed_at;
    let (clock_seconds, working_seconds) = taken(tx, case, closed_at.unwrap_or(case.opened_at))?;
    let is_counted = closed_at.map_or(Ok(false), |at| was_recorded(tx, case.id, at))?;
    (case.state, case.closed_at) = (State::Open, None);
    further(tx, case)?;
    store::save_case(tx, case)?;
    let interaction = store::newest_interaction(tx, case.id)?;
    let is_answered = store::is_said_after(tx, case.id, EntryKind::Out, 0)?;
    let sorts = Sorts::of(tx, case)?;
    contacts::end(tx, case.id)?;
    tx.record(CaseReopened {
        case: case.id.get(),
        interaction: interaction.map(kernel::Id::get),
        reason,
        note: note.into(),
        owner: case.owner.map(kernel::Id::get),
        sorts,
        closed_at: closed_at.map(|at| at.as_millisecond()),
        clock_seconds,
        working_seconds,
        is_answered,
        is_counted,
    })?;
    Ok(())
}

/// Whether the closing of an instant was recorded: one that another help desk had closed was not closed here.
fn was_recorded(tx: &mut Tx<'_>, case: CaseId, closed_at: Timestamp) -> Result<bool> {
    let is_it = |event: &Recorded| event.kind == CaseClosed::KIND && event.at.as_millisecond() == closed_at.as_millisecond();
    let mut after = 0;
    loop {
        let events = tx.events_of_case(case.get(), after, READ)?;
        let Some(last) = events.last() else { return Ok(false) };
        if events.iter().any(is_it) {
            return Ok(true);
        }
        after = last.seq;
    }
}

//! Whose turn it is in a case: the customer wrote, so that the clock starts; the entity answered, so that it stands; what it
//! answered did not arrive, so that the customer waits again.

use ::store::Tx;
use calendar::Countdown;
use calendar::ServiceLevel;
use calendar::StopReason;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::EntryKind;
use crate::InteractionId;
use crate::Sorts;
use crate::State;
use crate::agreements;
use crate::clocks;
use crate::converse::INTERIM;
use crate::first_contact;
use crate::follow_up;
use crate::notices;
use crate::referrals::handed_on;
use crate::reopen;
use crate::snooze::wake;
use crate::sorts::centre_of;
use crate::store;
use crate::store::referrals;
use crate::turn_events::AnswerFailed;
use crate::turn_events::CaseCameBack;
use crate::turn_events::CustomerWrote;
use crate::turn_events::EntityAnswered;

/// A case in which its customer writes within so many days of its closing was not settled.
const SETTLED_DAYS: i64 = 14;

/// The customer has written: the clock starts if it stood, the owner is told. The caller then says what was written.
///
/// # Errors
/// What the database says.
pub fn customer_wrote(tx: &mut Tx<'_>, case: &mut Case, level: ServiceLevel) -> Result<()> {
    let now = tx.now();
    let (countdown, due) = new_clock(tx, case, level)?;
    let closed_at = case.closed_at.filter(|_| case.state == State::Closed);
    let is_turn = closed_at.is_some() || case.awaits == Awaits::Customer;
    if case.countdown.stopped().is_some_and(|stop| stop.reason == StopReason::WaitingForCustomer) {
        clocks::run_on(tx, case, "customer-wrote")?;
    }
    case.written_by_customer(now, countdown, due);
    let interaction = store::newest_interaction(tx, case.id)?;
    let sorts = Sorts::of(tx, case)?;
    tx.record(CustomerWrote {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        owner: case.owner.map(Id::get),
        sorts,
        is_turn,
        closed_at: closed_at.map(|at| at.as_millisecond()),
        due_at: case.due_at.map(|at| at.as_millisecond()),
    })?;
    if let Some(closed_at) = closed_at {
        came_back(tx, case, interaction, closed_at)?;
        first_contact::came_back(tx, case, closed_at)?;
    }
    if case.is_snoozed {
        wake(tx, case, "customer-wrote")?;
    }
    if let Some(owner) = case.owner {
        notices::tell(tx, owner, "customer-wrote", Some(case.id))?;
    }
    Ok(())
}

fn came_back(tx: &mut Tx<'_>, case: &Case, interaction: Option<InteractionId>, closed_at: Timestamp) -> Result<()> {
    let is_soon = tx.now().duration_since(closed_at).as_secs() < SETTLED_DAYS * 86_400;
    let (owner, closed_at) = (case.owner.map(Id::get), closed_at.as_millisecond());
    tx.record(CaseCameBack { case: case.id.get(), interaction: interaction.map(Id::get), owner, closed_at, is_soon })?;
    Ok(())
}

/// The entity has answered: the clock stands. The caller then says what was written.
///
/// # Errors
/// What the database says.
pub fn entity_answered(tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    let (now, is_due) = (tx.now(), case.awaits == Awaits::Employee);
    let calendar = crate::calendars::of_entity(tx)?;
    let spent = case.countdown.spent(now, &calendar);
    let employee = tx.actor().employee().ok();
    let interaction = store::newest_interaction(tx, case.id)?;
    let handed_by = employee.map_or(Ok(None), |id| referrals::answered(tx, case.id, id))?;
    let answered = EntityAnswered {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        employee: employee.map(Id::get),
        sorts: Sorts::of_employee(tx, case, employee)?,
        is_first: !store::is_said_after(tx, case.id, EntryKind::Out, 0)?,
        is_in_time: is_due.then(|| case.due_at.is_none_or(|due| now <= due)),
        was_late: case.is_late,
        due_at: case.due_at.map(|due| due.as_millisecond()),
        clock_seconds: spent.clock_seconds,
        working_seconds: spent.working_seconds,
        is_qualified: employee.map_or(Ok(None), |id| is_qualified(tx, case, id).map(Some))?,
        handed_by: handed_by.map(Id::get),
        handed_centre: centre_of(tx, handed_by)?,
    };
    tx.record(answered)?;
    follow_up::answered(tx, case.id)?;
    case.answered(now);
    clocks::run_on(tx, case, "answered")?;
    Ok(())
}

/// The answer of an entry did not reach its customer: a clock begins, for they wait as if nobody had written. Nothing changes where they were
/// answered since, or wrote themselves, where another entity has the case, and for a letter that goes before an answer or after one.
///
/// # Errors
/// What the database says.
pub fn answer_failed(tx: &mut Tx<'_>, case: CaseId, entry: i64, level: ServiceLevel) -> Result<()> {
    let said = store::entries(tx, case, Some(entry + 1), 1)?.pop();
    if said.is_none_or(|said| said.id != entry || said.channel == INTERIM) {
        return Ok(());
    }
    let Some(mut case) = store::case(tx, case)? else { return Ok(()) };
    let is_over = case.awaits == Awaits::Employee || store::is_said_after(tx, case.id, EntryKind::Out, entry)?;
    // What goes on in another entity is answered there.
    if is_over || handed_on(tx, &case)?.is_some() {
        return Ok(());
    }
    if case.state == State::Closed {
        reopen::open(tx, &mut case, ("undelivered", ""), |tx, case| wait_again(tx, case, level))?;
    } else {
        wait_again(tx, &mut case, level)?;
        store::save_case(tx, &mut case)?;
    }
    let (interaction, due_at) = (store::newest_interaction(tx, case.id)?, case.due_at.map(|at| at.as_millisecond()));
    tx.record(AnswerFailed { case: case.id.get(), interaction: interaction.map(Id::get), owner: case.owner.map(Id::get), due_at })?;
    Ok(())
}

/// A clock that begins now, and when it runs out.
fn new_clock(tx: &mut Tx<'_>, case: &Case, level: ServiceLevel) -> Result<(Countdown, Timestamp)> {
    let calendar = crate::calendars::of_entity(tx)?;
    let countdown = agreements::clock(tx, tx.now(), case.service, level)?;
    let due = countdown.due(&calendar).unwrap_or(Timestamp::MAX);
    Ok((countdown, due))
}

fn wait_again(tx: &mut Tx<'_>, case: &mut Case, level: ServiceLevel) -> Result<()> {
    let (countdown, due) = new_clock(tx, case, level)?;
    case.waits_again(tx.now(), countdown, due);
    if case.is_snoozed { wake(tx, case, "undelivered") } else { Ok(()) }
}

fn is_qualified(tx: &mut Tx<'_>, case: &Case, employee: EmployeeId) -> Result<bool> {
    Ok(org::store::qualified(tx, &case.channel, case.lang, case.service)?.contains(&employee))
}

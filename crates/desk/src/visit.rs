//! A visit: a customer stands before whoever serves. The case is theirs from the first word, no reply is owed while both speak, and nothing
//! else reaches them (4.during.full-attention).

mod opinions;
mod owed;
pub mod recognise;

use ::store::Tx;
use calendar::Countdown;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use writing::Urgency;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::InteractionId;
use crate::NewCase;
use crate::State;
use crate::agreements;
use crate::assign::hand;
use crate::clocks;
use crate::converse::settle;
use crate::open::Turn;
use crate::open::assigned;
use crate::open::open;
use crate::promise::Promise;
use crate::promise::promises_of;
use crate::snooze::wake;
use crate::store;

pub use self::opinions::OpinionAsked;
pub use self::opinions::OpinionGiven;
pub use self::opinions::OpinionLapsed;
pub use self::owed::OwedTold;
pub use self::owed::tell_owed;
pub use crate::abuse::before_a_counter::is_abuse_open;
pub use crate::abuse::before_a_counter::relieve;
pub use crate::abuse::before_a_counter::report_in_person;

/// Why somebody answers for a case: its customer stands before them.
const SERVED: &str = "served";

/// Opens the case of a customer who stands before the one who acts.
///
/// # Errors
/// `SignedOut` when no employee acts; what the database says.
pub fn open_visit(tx: &mut Tx<'_>, new: NewCase) -> Result<(Case, InteractionId)> {
    let me = tx.actor().employee()?;
    open_for(tx, new, me)
}

/// Opens the case of a customer who meets somebody: it is theirs from now on, and no reply is owed until then.
///
/// # Errors
/// What the database says.
pub fn open_for(tx: &mut Tx<'_>, new: NewCase, owner: EmployeeId) -> Result<(Case, InteractionId)> {
    let back_up = org::store::employee(tx, owner)?.and_then(|employee| employee.back_up);
    let countdown = Countdown::new(tx.now(), new.level);
    let turn =
        Turn { awaits: Awaits::Customer, urgency: Urgency::Ordinary, countdown, due: None, owner: Some(owner), back_up, from_case: None };
    let (case, interaction) = open(tx, new, turn)?;
    assigned(tx, &case, interaction, SERVED)?;
    Ok((case, interaction))
}

/// The same customer comes in the same visit to the one who acts, who has it in hand from now on, whichever centre had it: the customer
/// stands before them.
///
/// # Errors
/// `SignedOut` when no employee acts; `NotFound` for a case of another entity.
pub fn visit_again(tx: &mut Tx<'_>, id: CaseId) -> Result<Case> {
    let me = tx.actor().employee()?;
    let mut case = store::case_anywhere(tx, id)?.ok_or(Error::NotFound("case"))?;
    if case.is_snoozed {
        wake(tx, &mut case, "handed")?;
    }
    if case.owner != Some(me) {
        hand(tx, &mut case, Some(me), SERVED, "")?;
    }
    Ok(case)
}

/// The one who acts steps in for whoever serves: the matter is theirs, and whoever reported abuse in it is relieved.
///
/// # Errors
/// Refused where another has moved it for that; `NotFound` for a case of another entity.
pub fn step_in(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    if store::case(tx, id)?.is_some() && relieve(tx, id)? {
        return Ok(());
    }
    visit_again(tx, id).map(drop)
}

/// The visit for which a case was opened never began: it is closed, unless somebody has promised something in it meanwhile.
///
/// # Errors
/// What the database says.
pub fn came_to_nothing(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let Some(mut case) = store::case_anywhere(tx, id)?.filter(|case| case.state == State::Open) else { return Ok(()) };
    if promises_of(tx, id)?.iter().any(Promise::is_open) { Ok(()) } else { settle(tx, &mut case) }
}

/// The customer asks for another service than the case was opened for.
///
/// # Errors
/// `NotFound` for a case of another entity.
pub fn asks_for(tx: &mut Tx<'_>, id: CaseId, service: ServiceId) -> Result<()> {
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let before = case.service.replace(service);
    clocks::follow_service(tx, &mut case, before)?;
    store::save_case(tx, &mut case)
}

/// When a matter of this service should be finished, by its agreement and the calendar: what to propose to the customer. None where no day
/// of the calendar is left.
///
/// # Errors
/// What the database says.
pub fn expected_end(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Timestamp>> {
    let calendar = crate::calendars::of_entity(tx)?;
    Ok(agreements::clock(tx, tx.now(), case.service, case.countdown.level())?.due(&calendar))
}

/// The customer goes, and the matter goes on: it is its owner's turn until the time that the customer was told.
///
/// # Errors
/// What the database says.
pub fn goes_on(tx: &mut Tx<'_>, case: &mut Case, due: Timestamp) -> Result<()> {
    let (now, level) = (tx.now(), case.countdown.level());
    let countdown = agreements::clock(tx, now, case.service, level)?;
    case.written_by_customer(now, countdown, due);
    store::save_case(tx, case)
}

/// Somebody has a customer before them: nothing is given to them until `release`.
///
/// # Errors
/// What the database says.
pub fn engage(tx: &mut Tx<'_>, employee: EmployeeId, channel: &str) -> Result<()> {
    store::engaged::insert(tx, employee, channel)
}

/// The customer has gone.
///
/// # Errors
/// What the database says.
pub fn release(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<()> {
    store::engaged::delete(tx, employee)
}

/// Whether somebody has a customer before them.
///
/// # Errors
/// What the database says.
pub fn is_engaged(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<bool> {
    Ok(store::engaged::all(tx)?.contains(&employee))
}

//! Who answers for a case by a person's word: taken over, handed over, or given, with a reason; never silently.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;

use crate::Case;
use crate::CaseId;
use crate::Sorts;
use crate::abuse::answer;
use crate::events::CaseAssigned;
use crate::notices;
use crate::offers;
use crate::referrals::handed;
use crate::snooze::wake;
use crate::sorts::centre_of;
use crate::store;
use crate::store::referrals;

/// Give any case of the entity to a colleague. Those whose roles are limited to centres give only from and to colleagues of these centres.
pub const ASSIGN: Permission = Permission { key: "desk.assign", roles: &[Role::Supervisor, Role::CentreManager] };

/// The reason of an assignment by a person's word.
const CHOSEN: &str = "chosen";

/// Who is to own a case, why, and which version of it was looked at.
#[derive(Clone, Debug)]
pub struct NewOwner {
    /// The new owner; the one who acts takes it over.
    pub to: EmployeeId,
    /// The reason of taking it over, or the note for the colleague.
    pub reason: String,
    /// The version of the case that was on the page.
    pub seen: i64,
}

/// Changes the owner as it was seen on a page: taken over by oneself, handed over by the owner, or given by those who assign. What is so
/// already stays so: a second click changes nothing.
///
/// # Errors
/// `Conflict` when the case changed since; `Invalid` where the owner hands it over without a note; `Forbidden` for a stranger's case without the right to assign; as `take_over` and `assign_case`.
pub fn change_owner(tx: &mut Tx<'_>, id: CaseId, ask: &NewOwner) -> Result<Case> {
    let me = tx.actor().employee()?;
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    if case.owner == Some(ask.to) {
        return Ok(case);
    }
    case.must_be_version(ask.seen)?;
    if ask.to == me {
        return take_over(tx, id, &ask.reason);
    }
    if case.owner != Some(me) {
        if !tx.actor().can(ASSIGN) {
            return Err(Error::Forbidden(ASSIGN.key));
        }
        for colleague in case.owner.into_iter().chain([ask.to]) {
            must_be_of_own_centre(tx, colleague)?;
        }
    } else if ask.reason.trim().is_empty() {
        // Whoever had the case knows what the colleague would have to find out again.
        return Err(kernel::invalid("reason", "desk-hand-over-note-needed"));
    }
    assign_case(tx, id, ask.to, &ask.reason)
}

/// Work is arranged by whoever has it in hand: its owner, anybody while nobody owns it, and those who assign.
///
/// # Errors
/// Refused for a colleague's case, or one of another centre than those that the right to assign reaches.
pub(crate) fn must_be_in_hand(tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let me = tx.actor().employee()?;
    match case.owner.filter(|owner| *owner != me) {
        None => Ok(()),
        Some(owner) if tx.actor().can(ASSIGN) => must_be_of_own_centre(tx, owner),
        Some(_) => Err(refuse("desk-in-other-hands").into()),
    }
}

fn must_be_of_own_centre(tx: &mut Tx<'_>, colleague: EmployeeId) -> Result<()> {
    let centres = tx.actor().centres(ASSIGN);
    let centre = org::store::employee(tx, colleague)?.and_then(|employee| employee.centre);
    if centres.is_empty() || centre.is_some_and(|centre| centres.contains(&centre)) {
        return Ok(());
    }
    Err(refuse("desk-other-centre").into())
}

/// Gives a case to a colleague, with a note.
///
/// # Errors
/// Refused when the colleague is away, has left or may not serve; `NotFound` for a case or person of another entity.
pub(crate) fn assign_case(tx: &mut Tx<'_>, id: CaseId, to: EmployeeId, note: &str) -> Result<Case> {
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    org::store::employee(tx, to)?.ok_or(Error::NotFound("employee"))?;
    must_serve(tx, to)?;
    let now = tx.now();
    if org::stand_in(tx, to, now)? != Some(to) {
        return Err(refuse("desk-colleague-away").into());
    }
    if case.is_snoozed {
        wake(tx, &mut case, "handed")?;
    }
    let from = case.owner;
    hand(tx, &mut case, Some(to), CHOSEN, note)?;
    handed(tx, &case, (from, Some(to)))?;
    notices::tell(tx, to, "assigned", Some(case.id))?;
    Ok(case)
}

/// Who can never answer is never given work.
///
/// # Errors
/// Refused for an employee who may not serve customers.
pub(crate) fn must_serve(tx: &mut Tx<'_>, colleague: EmployeeId) -> Result<()> {
    if org::store::serves(tx, colleague)? { Ok(()) } else { Err(refuse("desk-colleague-serves-nobody").into()) }
}

/// Takes a case over from its owner, with a reason that stays on the case.
///
/// # Errors
/// `Invalid` without a reason; refused when it is one's own already.
pub fn take_over(tx: &mut Tx<'_>, id: CaseId, reason: &str) -> Result<Case> {
    let me = tx.actor().employee()?;
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    if case.owner == Some(me) {
        return Err(refuse("desk-already-yours").into());
    }
    if case.owner.is_some() && reason.trim().is_empty() {
        return Err(kernel::invalid("reason", "desk-reason-needed"));
    }
    let before = case.owner;
    if case.is_snoozed {
        wake(tx, &mut case, "handed")?;
    }
    hand(tx, &mut case, Some(me), "taken-over", reason)?;
    if let Some(before) = before {
        notices::tell(tx, before, "taken-over", Some(case.id))?;
    }
    Ok(case)
}

/// Moves ownership, keeps the counts, records it. The former owner becomes the back-up unless another is set, or they
/// are relieved because they reported abuse.
pub(crate) fn hand(tx: &mut Tx<'_>, case: &mut Case, to: Option<EmployeeId>, reason: &'static str, note: &str) -> Result<()> {
    let before = case.owner;
    let relieving = answer::relieving(tx, case, (to, reason))?;
    case.owner = to;
    if case.back_up == to || case.back_up.is_none() {
        case.back_up = before.filter(|former| Some(*former) != to);
    }
    case.back_up = answer::back_up(tx, case, &relieving)?;
    store::save_case(tx, case)?;
    if let Some(to) = to.filter(|_| before.is_none()) {
        offers::owned(tx, case.id, to)?;
    }
    let interaction = store::newest_interaction(tx, case.id)?;
    let sorts = Sorts::of_employee(tx, case, before)?;
    let is_returned = match to.filter(|_| reason == CHOSEN) {
        Some(to) => referrals::has_handed(tx, case.id, to)?,
        None => false,
    };
    let handed_centre = centre_of(tx, to.filter(|_| is_returned))?;
    tx.record(CaseAssigned {
        case: case.id.get(),
        interaction: interaction.map(kernel::Id::get),
        from: before.map(kernel::Id::get),
        sorts,
        owner: to.map(kernel::Id::get),
        back_up: case.back_up.map(kernel::Id::get),
        reason,
        note: note.trim().into(),
        handed_at: None,
        is_returned,
        returned_at: None,
        handed_centre,
    })?;
    answer::handed(tx, &relieving, to)
}

//! Someone leaves the entity, or serves its customers no more: what they had in hand passes at once to who stands in for it, or waits for an
//! owner, and those who lead are told.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;

use crate::Case;
use crate::CaseId;
use crate::assign::hand;
use crate::cover::many;
use crate::notices;
use crate::snooze::wake;
use crate::store;
use crate::store::covers;
use crate::store::lists;

/// The stable names of why a case changes hands and of what is told about it.
struct Words {
    /// It passes to somebody.
    passed: &'static str,
    /// It waits for an owner.
    waiting: &'static str,
    /// Those who lead hear that all of it passed.
    all_passed: &'static str,
}

/// Of who works here no more.
const LEFT: Words = Words { passed: "left", waiting: "left-waiting", all_passed: "left-passed" };
/// Of who works here, without a role that serves or with an account that is closed.
const STOPPED: Words = Words { passed: "stopped", waiting: "stopped-waiting", all_passed: "stopped-passed" };

/// What was passed on, for those who lead.
struct Passed {
    leaders: Vec<EmployeeId>,
    first: CaseId,
    waiting: Option<CaseId>,
    takers: Vec<EmployeeId>,
}

/// Passes what an employee who may not serve any more still owns, so many cases at most, to the back-up of each case, else to the employee's
/// own; what has neither is nobody's. Clocks go on. Answers how many.
///
/// # Errors
/// What the database says.
pub(crate) fn leave(tx: &mut Tx<'_>, left: EmployeeId, most: u32) -> Result<u32> {
    let Some(known) = org::store::employee(tx, left)? else { return Ok(0) };
    if org::store::serves(tx, left)? {
        return Ok(0);
    }
    // Nothing comes back to someone who has left: it is for good who stands in.
    let held = covers::held_for(tx, left, most)?;
    for (case, _) in &held {
        covers::release(tx, *case)?;
    }
    let words = if known.is_active { &STOPPED } else { &LEFT };
    let cases = lists::open_of_owner(tx, left, most.saturating_sub(many(&held)))?;
    let mut passed: Option<Passed> = None;
    for id in &cases {
        let Some(mut case) = store::case_anywhere(tx, *id)? else { continue };
        let next = successor(tx, [case.back_up, known.back_up], left)?;
        let so_far = match passed.take() {
            Some(so_far) => so_far,
            None => nothing_yet(tx, &case)?,
        };
        passed = Some(so_far.and(*id, next));
        pass(tx, &mut case, next, words)?;
    }
    passed.map_or(Ok(()), |passed| tell_leaders(tx, &passed, (left, words)))?;
    Ok(many(&held) + many(&cases))
}

impl Passed {
    fn and(mut self, case: CaseId, next: Option<EmployeeId>) -> Passed {
        self.takers.extend(next);
        if next.is_none() {
            self.waiting = self.waiting.or(Some(case));
        }
        self
    }
}

/// Before anything is passed on: who leads the work of its owner is known as long as it has one.
fn nothing_yet(tx: &mut Tx<'_>, case: &Case) -> Result<Passed> {
    let (_, leaders) = notices::leaders(tx, case, &[Role::Supervisor])?;
    Ok(Passed { leaders, first: case.id, waiting: None, takers: Vec::new() })
}

/// Passes on what still has an owner who may not serve, so many cases at most: a case that came back to life, what was passed on in no
/// entity's name, what one transaction left for the next, or a case from before this was done at once; and lets go of what is still held for
/// them. Answers how many.
///
/// # Errors
/// What the database says.
pub(crate) fn sweep(tx: &mut Tx<'_>, most: u32) -> Result<u32> {
    let serving: Vec<EmployeeId> = org::store::serving(tx)?.into_iter().map(|one| one.id).collect();
    let owners = store::loads(tx)?.into_iter().filter(|(_, open)| *open > 0).map(|(owner, _)| owner);
    let gone = owners.chain(covers::absent(tx)?).filter(|one| !serving.contains(one));
    let mut left = most;
    for one in gone.collect::<Vec<_>>() {
        left = left.saturating_sub(leave(tx, one, left)?);
    }
    Ok(most - left)
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

fn pass(tx: &mut Tx<'_>, case: &mut Case, next: Option<EmployeeId>, words: &Words) -> Result<()> {
    if case.is_snoozed {
        wake(tx, case, "handed")?;
    }
    case.back_up = None;
    hand(tx, case, next, if next.is_some() { words.passed } else { words.waiting }, "")?;
    // Who has left stands in for nobody.
    case.back_up = None;
    store::save_case(tx, case)?;
    let held_for = covers::absent_of(tx, case.id)?;
    match (next, held_for) {
        (Some(next), Some(absent)) => covers::hold(tx, case.id, absent, next)?,
        (None, Some(_)) => covers::release(tx, case.id)?,
        _ => {}
    }
    next.map_or(Ok(()), |next| notices::tell(tx, next, words.passed, Some(case.id)))
}

/// Those who lead are told once of all that one transaction passed: that it waits for an owner, or who of them took nothing, that it passed.
/// The notice leads to the first case.
fn tell_leaders(tx: &mut Tx<'_>, passed: &Passed, (left, words): (EmployeeId, &Words)) -> Result<()> {
    let (kind, case) = passed.waiting.map_or((words.all_passed, passed.first), |case| (words.waiting, case));
    for leader in passed.leaders.iter().filter(|leader| **leader != left) {
        if passed.waiting.is_some() || !passed.takers.contains(leader) {
            notices::tell(tx, *leader, kind, Some(case))?;
        }
    }
    Ok(())
}

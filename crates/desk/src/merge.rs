//! Two cases of one customer become one. Nothing is moved: the one that goes becomes a part of the one that stays, whose conversation
//! shows both; its number, its code and replies to its letters lead there. The earlier due time stands. It can be taken back.

use ::store::Tx;
use calendar::Countdown;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use serde::Deserialize;
use serde::Serialize;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::EntryKind;
use crate::State;
use crate::assign::must_be_in_hand;
use crate::batch::Batch;
use crate::batch::Before;
use crate::case_events::CaseMerged;
use crate::case_events::CaseParted;
use crate::clocks;
use crate::notices;
use crate::offers;
use crate::snooze::wake;
use crate::store;
use crate::store::agreements as kept;
use crate::store::batches;
use crate::store::snoozes;
use crate::store::snoozes::Snooze;
use crate::store::tags;
use crate::store::together;
use crate::tags::TagId;

/// The name of the act among those that can be undone.
pub(crate) const ACT: &str = "merge";

/// How two cases were before one became part of the other.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Parting {
    /// Whether the one that went was open.
    is_open: bool,
    /// Until when it was put aside, and by whom.
    snoozed: Option<(i64, Option<EmployeeId>)>,
    /// The clock of the one that stays, where that of the other took its place.
    clock: Option<Clock>,
    /// The tags that the one that stays has from the other.
    tags: Vec<TagId>,
    /// What was said after the merge has a greater id than this.
    #[serde(default)]
    mark: Option<i64>,
}

/// Whose turn it was, and the clock of the reply.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Clock {
    is_waiting: bool,
    due_at: Option<i64>,
    countdown: Countdown,
    /// Until when it was told how its time goes by.
    #[serde(default)]
    told_until: Option<i64>,
}

/// Makes another case of the same customer part of this one.
///
/// # Errors
/// Refused for one case, two customers, a closed case that would stay, or one in a colleague's hands; `Conflict` when the one that stays
/// changed since it was looked at; `NotFound` for a case of another entity.
pub fn merge(tx: &mut Tx<'_>, stays: CaseId, goes: CaseId, seen: i64) -> Result<Batch> {
    let by = tx.actor().employee()?;
    let mut stays = store::case(tx, stays)?.ok_or(Error::NotFound("case"))?;
    let mut goes = store::case(tx, goes)?.ok_or(Error::NotFound("case"))?;
    stays.must_be_version(seen)?;
    must_be_mergeable(tx, &stays, &goes)?;
    let before = Before { into: Some(stays.id), ..Before::read(tx, &goes)? };
    let parting = bring_together(tx, &mut stays, &mut goes)?;
    store::save_case(tx, &mut stays)?;
    together::merge(tx, &mut goes, stays.id, &parting)?;
    offers::withdraw(tx, goes.id)?;
    for (case, other, is_part) in [(&stays, &goes, false), (&goes, &stays, true)] {
        tx.record(CaseMerged { case: case.id.get(), other: other.id.get(), reference: other.reference.clone(), is_part })?;
    }
    if let Some(owner) = goes.owner.filter(|owner| stays.owner != Some(*owner)) {
        notices::tell(tx, owner, "merged", Some(stays.id))?;
    }
    let batch = Batch { id: tx.new_id(), by, act: ACT.into(), at: tx.now(), undone_at: None, left_out: Vec::new() };
    batches::save(tx, &batch)?;
    batches::remember(tx, batch.id, goes.id, &before, goes.version)?;
    Ok(batch)
}

fn must_be_mergeable(tx: &mut Tx<'_>, stays: &Case, goes: &Case) -> Result<()> {
    if stays.id == goes.id {
        return Err(refuse("desk-merge-same").into());
    }
    if stays.state == State::Closed {
        return Err(refuse("desk-merge-closed").into());
    }
    if stays.customer.is_none() || stays.customer != goes.customer {
        return Err(refuse("desk-merge-customers").into());
    }
    must_be_in_hand(tx, stays)?;
    must_be_in_hand(tx, goes)
}

/// The one that stays takes over what counts of the other: the earlier due time, its tags, its newest words.
fn bring_together(tx: &mut Tx<'_>, stays: &mut Case, goes: &mut Case) -> Result<Parting> {
    let snoozed = if goes.is_snoozed { snoozes::of_case(tx, goes.id)? } else { None };
    if snoozed.is_some() {
        snoozes::end(tx, goes.id)?;
    }
    if stays.is_snoozed {
        wake(tx, stays, "merged")?;
    }
    let clock = clock_taken(stays, goes);
    if clock.is_some() {
        move_stop(tx, goes.id, stays.id)?;
    }
    if stays.moved_at < goes.moved_at {
        stays.moved_at = goes.moved_at;
        stays.preview.clone_from(&goes.preview);
    }
    let mut new_tags = Vec::new();
    for tag in tags::of_case(tx, goes.id)? {
        if tags::put(tx, stays.id, tag.id)? > 0 {
            new_tags.push(tag.id);
        }
    }
    let snoozed = snoozed.map(|snooze| (snooze.until.as_millisecond(), snooze.by));
    Ok(Parting { is_open: goes.state == State::Open, snoozed, clock, tags: new_tags, mark: Some(tx.new_id::<()>().get()) })
}

/// The clock that runs out first goes on; answers the former one where it is the other's.
fn clock_taken(stays: &mut Case, goes: &Case) -> Option<Clock> {
    let is_waiting = |case: &Case| case.state == State::Open && case.awaits == Awaits::Employee;
    let due = |case: &Case| case.due_at.unwrap_or(Timestamp::MAX);
    if !is_waiting(goes) || (is_waiting(stays) && due(stays) <= due(goes)) {
        return None;
    }
    let due_at = stays.due_at.map(|due| due.as_millisecond());
    let told_until = Some(stays.told_until.as_millisecond());
    let former = Clock { is_waiting: is_waiting(stays), due_at, countdown: stays.countdown.clone(), told_until };
    stays.awaits = Awaits::Employee;
    stays.countdown = goes.countdown.clone();
    stays.due_at = goes.due_at;
    stays.is_late = goes.is_late;
    stays.told_until = goes.told_until;
    Some(former)
}

/// What a clock stands still for stands beside the case on which it runs now.
fn move_stop(tx: &mut Tx<'_>, from: CaseId, to: CaseId) -> Result<()> {
    let stop = kept::stop_of(tx, from)?;
    kept::end_stop(tx, from)?;
    match stop {
        Some((reason, until)) => kept::begin_stop(tx, to, reason, until),
        None => kept::end_stop(tx, to),
    }
}

/// The cases that became parts of one, oldest first: a channel keeps what came for them under their own numbers.
///
/// # Errors
/// What the database says.
pub fn parts_of(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<CaseId>> {
    together::parts(tx, case)
}

/// Lets a case that became part of another stand for itself again. What was said since stays where it was said.
///
/// # Errors
/// `NotFound` for a case that is no part of the other, or only of one of its parts; refused where the other is in a colleague's hands.
pub fn part(tx: &mut Tx<'_>, from: CaseId, id: CaseId) -> Result<Case> {
    let mut stays = store::case(tx, from)?.ok_or(Error::NotFound("case"))?;
    let (_, before) = together::parting(tx, id)?.filter(|(into, _)| *into == stays.id).ok_or(Error::NotFound("case"))?;
    let mut goes = together::part(tx, id)?.ok_or(Error::NotFound("case"))?;
    must_be_in_hand(tx, &stays)?;
    together::part_again(tx, id)?;
    come_back(tx, &stays, &mut goes, &before)?;
    give_clock_back(tx, &mut stays, &goes, &before)?;
    // What it stood still for was told of the other meanwhile.
    if clocks::run_on(tx, &mut goes, "parted")? {
        store::save_case(tx, &mut goes)?;
    }
    store::save_case(tx, &mut stays)?;
    for tag in before.tags {
        tags::take(tx, stays.id, tag)?;
    }
    for (case, other) in [(&stays, &goes), (&goes, &stays)] {
        tx.record(CaseParted { case: case.id.get(), other: other.id.get(), reference: other.reference.clone() })?;
    }
    Ok(goes)
}

/// Takes the merge of a case into another back, as long as both are as the merge left them.
///
/// # Errors
/// `Conflict` when the case was parted, or either became part of a third, since; as `part`.
pub(crate) fn undo(tx: &mut Tx<'_>, id: CaseId, into: CaseId) -> Result<Case> {
    if together::into(tx, id)? != Some(into) || together::into(tx, into)?.is_some() {
        return Err(Error::Conflict("desk-undo-changed"));
    }
    part(tx, into, id)
}

/// The case that went is as it was; answered, if an answer was given in the other since: its clock stands then.
fn come_back(tx: &mut Tx<'_>, stays: &Case, goes: &mut Case, before: &Parting) -> Result<()> {
    if before.is_open {
        goes.state = State::Open;
    }
    if goes.awaits == Awaits::Employee && is_said_since(tx, stays, before, EntryKind::Out)? {
        goes.answered(goes.moved_at);
    }
    // The due time that was missed meanwhile was its own: it is not missed a second time.
    let was_its_clock = before.clock.is_some() && goes.awaits == Awaits::Employee && goes.due_at == stays.due_at;
    goes.is_late = goes.is_late || was_its_clock && stays.is_late;
    sleep_on(tx, goes, before)?;
    store::save_case(tx, goes)
}

/// Whether something of a kind was said in a case itself since the other became part of it.
fn is_said_since(tx: &mut Tx<'_>, stays: &Case, before: &Parting, kind: EntryKind) -> Result<bool> {
    before.mark.map_or(Ok(false), |mark| store::is_said_after(tx, stays.id, kind, mark))
}

/// A case that was put aside until a time that is still to come is so again.
fn sleep_on(tx: &mut Tx<'_>, goes: &mut Case, before: &Parting) -> Result<()> {
    let now = tx.now();
    let known = before.snoozed.and_then(|(until, by)| Some((Timestamp::from_millisecond(until).ok()?, by)));
    let Some((until, by)) = known.filter(|(until, _)| *until > now) else { return Ok(()) };
    goes.is_snoozed = true;
    snoozes::begin(tx, goes.id, &Snooze { until, asked: "date".into(), by })
}

/// The clock that came from the other goes with it, unless the case was answered meanwhile, or its customer wrote again and waits.
fn give_clock_back(tx: &mut Tx<'_>, stays: &mut Case, goes: &Case, before: &Parting) -> Result<()> {
    let is_the_others = stays.awaits == Awaits::Employee && stays.due_at == goes.due_at;
    let Some(former) = before.clock.as_ref().filter(|_| is_the_others) else { return Ok(()) };
    if is_said_since(tx, stays, before, EntryKind::In)? {
        return Ok(());
    }
    let now = tx.now();
    stays.countdown = former.countdown.clone();
    stays.due_at = former.due_at.and_then(|due| Timestamp::from_millisecond(due).ok());
    stays.awaits = if former.is_waiting { Awaits::Employee } else { Awaits::Customer };
    stays.is_late = former.is_waiting && stays.is_late && stays.due_at.is_some_and(|due| due < now);
    if let Some(told) = former.told_until.and_then(|told| Timestamp::from_millisecond(told).ok()) {
        stays.told_until = told;
    }
    kept::end_stop(tx, stays.id)?;
    clocks::run_on(tx, stays, "parted").map(drop)
}

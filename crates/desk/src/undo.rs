//! Taking back what was just done: for a while, by the one who did it, and only where nothing has happened since.

use ::store::Tx;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;

use crate::Case;
use crate::CaseId;
use crate::Sorts;
use crate::abuse::undone::taken_back;
use crate::assign::must_serve;
use crate::batch::Batch;
use crate::batch::BatchId;
use crate::batch::Before;
use crate::batch::reason;
use crate::events::CaseAssigned;
use crate::merge;
use crate::notices;
use crate::reopen::open;
use crate::snooze::wake;
use crate::sorts::centre_of;
use crate::store;
use crate::store::batches;
use crate::store::centres;
use crate::store::referrals;
use crate::store::snoozes;
use crate::store::snoozes::Snooze;
use crate::store::together;
use crate::tags::take_tag;
use crate::work_events::CaseSnoozed;

/// How long something can be undone.
pub const UNDO_SECONDS: i64 = 600;

impl Batch {
    /// Whether it can be undone at an instant.
    pub fn may_be_undone(&self, now: Timestamp) -> bool {
        self.undone_at.is_none() && now.duration_since(self.at).as_secs() <= UNDO_SECONDS
    }
}

/// Takes a batch back, case by case; one that changed since stays as it is, with the reason.
///
/// # Errors
/// `NotFound` for a batch of somebody else; refused when it was done too long ago. A second click changes nothing.
pub fn undo_batch(tx: &mut Tx<'_>, id: BatchId) -> Result<Batch> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    let mut batch = batches::one(tx, id)?.filter(|batch| batch.by == me).ok_or(Error::NotFound("batch"))?;
    if batch.undone_at.is_some() {
        return Ok(batch);
    }
    if !batch.may_be_undone(now) {
        return Err(refuse("desk-undo-over").into());
    }
    batch.undone_at = Some(now);
    batch.left_out.clear();
    for (case, before, version) in batches::remembered(tx, id)? {
        let act = batch.act.clone();
        let done_at = batch.at;
        match tx.attempt(|tx| back(tx, (&act, done_at), case, &before, version)) {
            Ok(()) => {}
            Err(error) => batch.left_out.push((case, reason(error)?)),
        }
    }
    batches::save(tx, &batch)?;
    Ok(batch)
}

fn back(tx: &mut Tx<'_>, (act, done_at): (&str, Timestamp), id: CaseId, before: &Before, version: i64) -> Result<()> {
    if act == merge::ACT {
        return before.into.map_or(Err(Error::Conflict("desk-undo-changed")), |into| merge::undo(tx, id, into).map(drop));
    }
    // What would be taken back now stands in the other case, and may be its own.
    if together::into(tx, id)?.is_some() {
        return Err(Error::Conflict("desk-undo-changed"));
    }
    if act == "tag" {
        return before.tag.map_or(Ok(()), |tag| take_tag(tx, id, tag).map(drop));
    }
    // Who gave a case to another centre may not see it any more, and takes it back all the same.
    let mut case = store::case_anywhere(tx, id)?.ok_or(Error::NotFound("case"))?;
    if case.version != version {
        return Err(Error::Conflict("desk-undo-changed"));
    }
    match act {
        "assign" => give_back(tx, &mut case, before, done_at),
        "snooze" => unsnooze(tx, &mut case, before),
        _ => reopen(tx, &mut case, before),
    }
}

fn give_back(tx: &mut Tx<'_>, case: &mut Case, before: &Before, handed_at: Timestamp) -> Result<()> {
    let colleague = case.owner;
    before.owner.map_or(Ok(()), |owner| must_serve(tx, owner))?;
    (case.owner, case.back_up) = (before.owner, before.back_up);
    put_aside_again(tx, case, before)?;
    store::save_case(tx, case)?;
    // A case that nobody owns stays in the centre of its last owner; it goes back behind its own wall.
    if case.owner.is_none() {
        centres::put_back(tx, case.id, before.centre)?;
    }
    let interaction = store::newest_interaction(tx, case.id)?;
    // What is taken back counted for whoever had handed it over, and who has it again.
    let is_counted = before.owner.is_some() && before.owner != colleague;
    referrals::take_back(tx, case.id, colleague)?;
    taken_back(tx, case.id, handed_at)?;
    let had_returned = colleague.map_or(Ok(false), |colleague| referrals::has_handed(tx, case.id, colleague))?;
    let sorts = Sorts::of_employee(tx, case, if is_counted || had_returned { before.owner } else { colleague })?;
    let handed_centre = centre_of(tx, colleague.filter(|_| had_returned))?;
    tx.record(CaseAssigned {
        case: case.id.get(),
        interaction: interaction.map(kernel::Id::get),
        from: colleague.map(kernel::Id::get),
        sorts,
        owner: case.owner.map(kernel::Id::get),
        back_up: case.back_up.map(kernel::Id::get),
        reason: "undone",
        note: String::new(),
        handed_at: is_counted.then(|| handed_at.as_millisecond()),
        is_returned: false,
        returned_at: had_returned.then(|| handed_at.as_millisecond()),
        handed_centre,
    })?;
    for employee in [colleague, case.owner].into_iter().flatten() {
        notices::tell(tx, employee, "undone", Some(case.id))?;
    }
    Ok(())
}

fn unsnooze(tx: &mut Tx<'_>, case: &mut Case, before: &Before) -> Result<()> {
    if before.snoozed.is_none() {
        wake(tx, case, "undone")?;
    }
    put_aside_again(tx, case, before)?;
    case.moved_at = moved(before);
    store::save_case(tx, case)
}

fn reopen(tx: &mut Tx<'_>, case: &mut Case, before: &Before) -> Result<()> {
    case.moved_at = moved(before);
    open(tx, case, ("undone", ""), |tx, case| put_aside_again(tx, case, before))
}

/// A case that was put aside before is so again, until the same time.
fn put_aside_again(tx: &mut Tx<'_>, case: &mut Case, before: &Before) -> Result<()> {
    let Some((until_at, by)) = before.snoozed else { return Ok(()) };
    let until = Timestamp::from_millisecond(until_at).unwrap_or(tx.now());
    snoozes::begin(tx, case.id, &Snooze { until, asked: "date".into(), by })?;
    case.is_snoozed = true;
    let interaction = store::newest_interaction(tx, case.id)?;
    let due_at = case.due_at.map(|due| due.as_millisecond());
    tx.record(CaseSnoozed { case: case.id.get(), interaction: interaction.map(kernel::Id::get), until_at, due_at })?;
    Ok(())
}

fn moved(before: &Before) -> Timestamp {
    Timestamp::from_millisecond(before.moved_at).unwrap_or(Timestamp::UNIX_EPOCH)
}

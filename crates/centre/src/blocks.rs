//! Stretches in which a centre receives nobody who booked, and what becomes of appointments that can no longer be kept.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;
use std::time::Duration;

use ::store::Hook;
use ::store::Tx;
use calendar::Calendar;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::invalid;

use crate::appointment::Appointment;
use crate::appointment::Standing;
use crate::book::ended;
use crate::events::CentreChanged;
use crate::hours::calendar_of;
use crate::issue::must_reach;
use crate::issue::today;
use crate::slots::Span;
use crate::slots::stands;
use crate::store;

/// Marks ids of blocked stretches.
pub enum BlockKind {}
/// Names a blocked stretch.
pub type BlockId = Id<BlockKind>;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// The longest reason, in characters.
const LONGEST: usize = 200;
/// What may take the time of appointments away.
const CHANGES: [&str; 3] = ["desk.calendar-changed", "org.absence-begun", "centre.day-closed"];

/// A stretch in which a centre receives nobody who booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its id.
    pub id: BlockId,
    /// The centre.
    pub centre: CentreId,
    /// From when until when.
    pub time: Span,
    /// Why, as customers are told.
    pub reason: Bilingual,
}

/// Blocks a stretch. Those who have booked within it are told, and asked to choose another time; answers how many.
///
/// # Errors
/// `Invalid` for a stretch that is over or ends before it begins, and without a reason in both languages.
pub fn block(tx: &mut Tx<'_>, block: &Block) -> Result<usize> {
    must_reach(tx, block.centre)?;
    if block.time.to <= block.time.from {
        return Err(invalid("to_time", "centre-block-ends"));
    }
    if block.time.to <= tx.now() {
        return Err(invalid("from_day", "centre-block-past"));
    }
    for (field, text) in [("reason_ar", &block.reason.ar), ("reason_en", &block.reason.en)] {
        match text.chars().count() {
            0 => return Err(invalid(field, "centre-block-reason")),
            long if long > LONGEST => return Err(invalid(field, "centre-text-long")),
            _ => {}
        }
    }
    store::insert_block(tx, block)?;
    tx.record(CentreChanged { centre: block.centre.get(), what: "block", id: block.id.get() })?;
    call_off_what_cannot_stand(tx)
}

/// Takes a blocked stretch away: its times can be booked again. Who was told chooses anew; the place is not kept for them.
///
/// # Errors
/// `NotFound` for a stretch of another centre.
pub fn unblock(tx: &mut Tx<'_>, centre: CentreId, id: BlockId) -> Result<()> {
    must_reach(tx, centre)?;
    if !store::delete_block(tx, centre, id)? {
        return Err(Error::NotFound("block"));
    }
    tx.record(CentreChanged { centre: centre.get(), what: "block", id: id.get() }).map(drop)
}

/// What stands against appointments of somebody, or of nobody in particular: what is blocked, the rest of a day that was closed, and when whom
/// one meets is away.
pub(crate) fn against(tx: &mut Tx<'_>, one: (CentreId, Option<kernel::EmployeeId>)) -> Result<Vec<Span>> {
    let now = tx.now();
    let mut spans: Vec<Span> = store::blocks_after(tx, one.0, now)?.into_iter().map(|block| block.time).collect();
    let day = today(tx);
    if let Some(closed) = store::closed_day(tx, one.0, &day)? {
        let midnight = ui::read_moment(&day, "00:00").map_or(kernel::Timestamp::MAX, |begins| begins + DAY);
        spans.push(Span { from: closed.at, to: midnight });
    }
    if let Some(employee) = one.1 {
        let absences = org::store::absences_between(tx, now, kernel::Timestamp::MAX)?.into_iter();
        let theirs = absences.filter(|absence| absence.employee == employee);
        spans.extend(theirs.map(|absence| Span { from: absence.begins_at, to: absence.ends_at }));
    }
    Ok(spans)
}

/// Calls off every appointment to come whose time is no longer one; their customers are owed a word. Answers how many.
pub(crate) fn call_off_what_cannot_stand(tx: &mut Tx<'_>) -> Result<usize> {
    let (now, mut many, mut calendars) = (tx.now(), 0, BTreeMap::new());
    for one in store::appointments_to_come(tx, now)? {
        let calendar = match calendars.entry(one.centre) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(calendar_of(tx, one.centre)?),
        };
        many += usize::from(call_off_unless_stands(tx, one, calendar)?);
    }
    Ok(many)
}

/// The appointments to come of a centre that lie outside of a calendar, the next one first.
pub(crate) fn outside(tx: &mut Tx<'_>, centre: CentreId, calendar: &Calendar) -> Result<Vec<Appointment>> {
    let now = tx.now();
    let mut all = store::appointments_to_come(tx, now)?;
    all.retain(|one| one.centre == centre && !stands(&one.time, calendar, &[]));
    Ok(all)
}

fn call_off_unless_stands(tx: &mut Tx<'_>, mut one: Appointment, calendar: &Calendar) -> Result<bool> {
    if stands(&one.time, calendar, &against(tx, (one.centre, one.employee))?) {
        return Ok(false);
    }
    one.call_off()?;
    ended(tx, &mut one, Standing::Booked)?;
    Ok(true)
}

/// Makes the hook that calls appointments off in the very transaction that takes their time away.
pub(crate) fn changing() -> Hook {
    Arc::new(|tx| {
        let is_touched = tx.recorded().iter().any(|event| CHANGES.contains(&event.kind.as_str()));
        if !is_touched || tx.entity().is_err() {
            return Ok(());
        }
        call_off_what_cannot_stand(tx).map(drop)
    })
}

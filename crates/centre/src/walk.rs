//! A walk through a centre (جولة تفقدية): somebody looks at what no event shows, item by item, of the whole centre or of one counter.

use std::collections::BTreeSet;

use ::store::Tx;
use guide::By;
use guide::Clause;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::attest::of_centres;
use crate::counter::CounterId;
use crate::issue::must_reach;
use crate::issue::today;
use crate::serve::said;
use crate::store;
use crate::walk_events::WalkBegan;
use crate::walk_events::WalkDiscarded;
use crate::walk_events::WalkEnded;
use crate::walk_events::WalkFound;

/// Walk through a centre and write down what is seen.
pub(crate) const INSPECT: Permission =
    Permission { key: "centre.inspect", roles: &[Role::Supervisor, Role::CentreManager, Role::QualityReviewer] };

/// Marks ids of walks.
pub(crate) enum WalkKind {}
/// Names a walk.
pub(crate) type WalkId = Id<WalkKind>;

/// A walk through a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Walk {
    /// Its id, under which what was found is judged.
    pub(crate) id: WalkId,
    /// The centre.
    pub(crate) centre: CentreId,
    /// The number of the counter that is looked at; none for the whole centre.
    pub(crate) counter: Option<u32>,
    /// Who sat there when the walk began.
    pub(crate) employee: Option<EmployeeId>,
    /// Who walks.
    pub(crate) by: EmployeeId,
    /// The day: `2026-11-29`.
    pub(crate) day: String,
    /// When it began.
    pub(crate) began: Timestamp,
    /// When it ended; none while it is open.
    pub(crate) ended: Option<Timestamp>,
    /// Whether nobody ended it on its day, and the night did.
    pub(crate) by_night: bool,
}

impl Walk {
    /// When it was over, as it is shown: when it began for one that is open, or that nobody ended.
    pub(crate) fn over(&self) -> Timestamp {
        self.ended.filter(|_| !self.by_night).unwrap_or(self.began)
    }
}

/// What was seen of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It is so.
    Kept,
    /// It is not.
    NotKept,
    /// Nothing showed it.
    Unseen,
}

impl Seen {
    /// Each, in the order in which they are offered.
    pub(crate) const ALL: [Seen; 3] = [Seen::Kept, Seen::NotKept, Seen::Unseen];

    /// The stable name: `not-kept`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Seen::Kept => "kept",
            Seen::NotKept => "not-kept",
            Seen::Unseen => "not-seen",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Seen> {
        Seen::ALL.into_iter().find(|seen| seen.key() == key)
    }

    /// The key of its words, its icon, and how it is marked.
    pub(crate) const fn shown(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Seen::Kept => ("centre-walk-kept", "check", "ok"),
            Seen::NotKept => ("centre-walk-not-kept", "x", "bad"),
            Seen::Unseen => ("centre-walk-not-seen", "eye-off", ""),
        }
    }
}

/// What was written down of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The clause.
    pub(crate) clause: String,
    /// What was seen.
    pub(crate) seen: Seen,
    /// What there was to say of it.
    pub(crate) note: String,
    /// Who sat at the counter that was looked at; none where nobody did, and on a walk through the whole centre.
    pub(crate) employee: Option<EmployeeId>,
    /// When; none where that was not kept.
    pub(crate) at: Option<Timestamp>,
}

/// The items of a walk: the clauses of service centres that the register has somebody look at.
pub(crate) fn items() -> impl Iterator<Item = &'static Clause> {
    of_centres(By::Inspect)
}

/// Begins a walk through a centre, or to one of its counters at which somebody sits.
///
/// # Errors
/// Refused while another walk of the one who acts is open, at a counter without anybody, and at one's own; `NotFound` for a centre out of reach.
pub(crate) fn begin_walk(tx: &mut Tx<'_>, centre: CentreId, counter: Option<CounterId>) -> Result<Walk> {
    must_reach(tx, centre)?;
    let (me, now, day) = (tx.actor().employee()?, tx.now(), today(tx));
    if store::open_walk(tx, me)?.is_some() {
        return Err(refuse("centre-walk-open").into());
    }
    let counter = match counter {
        Some(id) => Some(store::counter_of(tx, id)?.filter(|one| one.centre == centre).ok_or(Error::NotFound("counter"))?),
        None => None,
    };
    let employee = counter.as_ref().and_then(|counter| counter.employee);
    if counter.is_some() && employee.is_none() {
        return Err(refuse("centre-walk-nobody").into());
    }
    if employee == Some(me) {
        return Err(refuse("centre-walk-own").into());
    }
    let number = counter.map(|counter| counter.number);
    let walk = Walk { id: tx.new_id(), centre, counter: number, employee, by: me, day, began: now, ended: None, by_night: false };
    store::save_walk(tx, &walk)?;
    tx.record(WalkBegan { centre: centre.get(), walk: walk.id.get(), counter: number })?;
    Ok(walk)
}

/// The open walk of the one who acts.
///
/// # Errors
/// Refused where it has ended; `NotFound` for the walk of another.
pub(crate) fn own_open(tx: &mut Tx<'_>, id: WalkId) -> Result<Walk> {
    let me = tx.actor().employee()?;
    let walk = store::walk(tx, id)?.filter(|walk| walk.by == me).ok_or(Error::NotFound("walk"))?;
    must_reach(tx, walk.centre)?;
    // What was seen yesterday is not found today, of whoever sits there today.
    let is_over = walk.ended.is_some() || walk.day != today(tx);
    if is_over { Err(refuse("centre-walk-over").into()) } else { Ok(walk) }
}

/// Writes down what was seen of an item, in place of what was written before.
///
/// # Errors
/// `Invalid` without an answer, without a note where the clause is not kept, and for a note that is too long; refused where the one who acts sits
/// at the counter by now; `NotFound` for what is no item.
pub(crate) fn note_down(tx: &mut Tx<'_>, id: WalkId, (item, seen, note): (&str, &str, &str)) -> Result<()> {
    let walk = own_open(tx, id)?;
    let item = items().find(|one| one.id == item).ok_or(Error::NotFound("item"))?;
    let seen = Seen::parse(seen).ok_or_else(|| invalid("said", "centre-walk-choose"))?;
    let note = note.trim();
    if note.is_empty() && seen == Seen::NotKept {
        return Err(invalid("note", "centre-walk-note-missing"));
    }
    let note = if note.is_empty() { String::new() } else { said(note, "note")? };
    let employee = who_sits(tx, &walk)?;
    if employee == Some(walk.by) {
        return Err(refuse("centre-walk-own").into());
    }
    let at = Some(tx.now());
    store::save_answer(tx, walk.id, &Answer { clause: item.id.clone(), seen, note, employee, at })
}

/// Who sits now at the counter that a walk looks at: they may have changed since it began.
pub(crate) fn who_sits(tx: &mut Tx<'_>, walk: &Walk) -> Result<Option<EmployeeId>> {
    let counter = walk.counter.map_or(Ok(None), |number| store::counter_with(tx, walk.centre, number))?;
    Ok(counter.and_then(|counter| counter.employee))
}

/// Ends a walk: what was written down is changed no more. It is in no score, and nobody else who walks today sees it, until the day is over. Of
/// what was left open nothing is said.
///
/// # Errors
/// What `own_open` says.
pub(crate) fn end_walk(tx: &mut Tx<'_>, id: WalkId) -> Result<()> {
    let mut walk = own_open(tx, id)?;
    walk.ended = Some(tx.now());
    store::save_walk(tx, &walk)?;
    tx.record(WalkEnded { centre: walk.centre.get(), walk: id.get(), by_night: false }).map(drop)
}

/// Discards a walk that is open: nothing of it is kept or counts, and that it was begun and discarded is known.
///
/// # Errors
/// What `own_open` says.
pub(crate) fn discard_walk(tx: &mut Tx<'_>, id: WalkId) -> Result<()> {
    let walk = own_open(tx, id)?;
    let looked_at = store::answers(tx, id)?.len();
    store::delete_walk(tx, id)?;
    tx.record(WalkDiscarded { centre: walk.centre.get(), walk: id.get(), counter: walk.counter, looked_at }).map(drop)
}

/// Ends the walks that days before this one left open, with what was written down on them: of what was not looked at nothing is said. Whoever
/// walked is told once.
fn end_left_walks(tx: &mut Tx<'_>, day: &str) -> Result<()> {
    let (now, mut told) = (tx.now(), BTreeSet::new());
    for mut walk in store::left_walks(tx, day)? {
        (walk.ended, walk.by_night) = (Some(now), true);
        store::save_walk(tx, &walk)?;
        tx.record(WalkEnded { centre: walk.centre.get(), walk: walk.id.get(), by_night: true })?;
        if told.insert(walk.by) {
            desk::tell(tx, walk.by, "walks-ended", None)?;
        }
    }
    Ok(())
}

/// Each thing that walks of days before this one wrote down is a finding from now on, of whoever sat there when it was, for the day on which it was.
/// What was left open ends first.
pub(crate) fn count_walks(tx: &mut Tx<'_>) -> Result<()> {
    let day = today(tx);
    end_left_walks(tx, &day)?;
    for walk in store::uncounted_walks(tx, &day)? {
        store::count_walk(tx, walk.id)?;
        for answer in store::answers(tx, walk.id)? {
            let seen_at = answer.at.unwrap_or_else(|| walk.over());
            tx.record(WalkFound {
                centre: walk.centre.get(),
                walk: walk.id.get(),
                clause: answer.clause,
                said: answer.seen.key(),
                note: answer.note,
                counter: walk.counter,
                employee: answer.employee.map(Id::get),
                by: walk.by.get(),
                seen_at: seen_at.as_millisecond(),
            })?;
        }
    }
    Ok(())
}

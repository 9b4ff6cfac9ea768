//! One act on several cases at once: each is done with its own event or left out with its reason, never half and never silently.

use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use serde::Deserialize;
use serde::Serialize;

use crate::Case;
use crate::CaseId;
use crate::State;
use crate::Until;
use crate::assign::NewOwner;
use crate::assign::change_owner;
use crate::assign::must_be_in_hand;
use crate::converse::REPEATED_SECONDS;
use crate::converse::close_case;
use crate::snooze::snooze;
use crate::store;
use crate::store::batches;
use crate::store::centres;
use crate::store::snoozes;
use crate::store::tags;
use crate::tags::TagId;
use crate::tags::put_tag;

/// The most cases of one batch.
pub const MOST_CASES: usize = 100;

/// Marks ids of batches.
pub enum BatchKind {}
/// Names a batch.
pub type BatchId = Id<BatchKind>;

/// What is done to each case.
#[derive(Clone, Debug)]
pub enum Act {
    /// It is given to a colleague, or taken.
    Assign {
        /// Who has it then.
        to: EmployeeId,
        /// The reason, or the note for the colleague.
        note: String,
    },
    /// A tag is put on.
    Tag(TagId),
    /// It is put aside.
    Snooze(Until),
    /// It is closed.
    Close,
}

impl Act {
    /// The stable names of all acts.
    pub const KEYS: [&'static str; 4] = ["assign", "tag", "snooze", "close"];

    /// The stable name.
    pub const fn key(&self) -> &'static str {
        match self {
            Act::Assign { .. } => Act::KEYS[0],
            Act::Tag(_) => Act::KEYS[1],
            Act::Snooze(_) => Act::KEYS[2],
            Act::Close => Act::KEYS[3],
        }
    }
}

/// How a case was before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Before {
    pub(crate) owner: Option<EmployeeId>,
    pub(crate) back_up: Option<EmployeeId>,
    pub(crate) moved_at: i64,
    /// Until when it was put aside, and by whom.
    pub(crate) snoozed: Option<(i64, Option<EmployeeId>)>,
    /// The tag that was put on.
    #[serde(default)]
    pub(crate) tag: Option<TagId>,
    /// The centre that had it.
    #[serde(default)]
    pub(crate) centre: Option<CentreId>,
    /// The case of which it became a part.
    #[serde(default)]
    pub(crate) into: Option<CaseId>,
}

impl Before {
    pub(crate) fn read(tx: &mut Tx<'_>, case: &Case) -> Result<Before> {
        let snooze = if case.is_snoozed { snoozes::of_case(tx, case.id)? } else { None };
        Ok(Before {
            owner: case.owner,
            back_up: case.back_up,
            moved_at: case.moved_at.as_millisecond(),
            snoozed: snooze.map(|snooze| (snooze.until.as_millisecond(), snooze.by)),
            tag: None,
            centre: centres::of_case(tx, case.id)?,
            into: None,
        })
    }
}

/// What became of a batch.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// Who did it.
    pub by: EmployeeId,
    /// The stable name of what was done; `merge` for two cases that were brought together.
    pub act: String,
    /// When.
    pub at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// What was left as it was, and the key of the reason.
    pub left_out: Vec<(CaseId, String)>,
}

/// Does something to several cases. Those to which it cannot be done are left as they are, with the reason. A second click answers what
/// the first one did.
///
/// # Errors
/// Refused for no case or too many; what the database says. No reason why one case is left out fails the others.
pub fn do_batch(tx: &mut Tx<'_>, act: &Act, cases: &[CaseId]) -> Result<Batch> {
    let by = tx.actor().employee()?;
    match cases.len() {
        0 => return Err(refuse("desk-batch-empty").into()),
        many if many > MOST_CASES => return Err(refuse("desk-batch-too-many").into()),
        _ => {}
    }
    let asked = fingerprint(act, cases);
    let since = tx.now().as_millisecond() - REPEATED_SECONDS * 1000;
    if let Some(same) = batches::equal(tx, by, asked, since)? {
        return Ok(same);
    }
    let mut batch = Batch { id: tx.new_id(), by, act: act.key().into(), at: tx.now(), undone_at: None, left_out: Vec::new() };
    let mut done: Vec<(CaseId, Before)> = Vec::new();
    for id in cases {
        if done.iter().any(|(known, _)| known == id) {
            continue;
        }
        match tx.attempt(|tx| one(tx, act, *id, None)) {
            Ok(Some((case, before))) => done.push((case, before)),
            Ok(None) => batch.left_out.push((*id, "desk-batch-so-already".into())),
            Err(error) => batch.left_out.push((*id, reason(error)?)),
        }
    }
    batches::save(tx, &batch)?;
    batches::mark_asked(tx, batch.id, asked)?;
    for (id, before) in done {
        let version = store::case_anywhere(tx, id)?.map_or(0, |case| case.version);
        batches::remember(tx, batch.id, id, &before, version)?;
    }
    Ok(batch)
}

/// Does something to one case from its own page: what cannot be done is refused, and what was done can be taken back like a batch. A second
/// click answers what the first one did; nothing where it was so already.
///
/// # Errors
/// As the act; `Conflict` when the case changed since it was looked at.
pub fn do_one(tx: &mut Tx<'_>, act: &Act, id: CaseId, seen: i64) -> Result<Option<BatchId>> {
    let (by, asked) = (tx.actor().employee()?, fingerprint(act, &[id]));
    let since = tx.now().as_millisecond() - REPEATED_SECONDS * 1000;
    if let Some(same) = batches::equal(tx, by, asked, since)? {
        // What has changed since is not a second click: it was opened again, or somebody else has it.
        let known = batches::remembered(tx, same.id)?.pop().map(|(case, _, version)| (case, version));
        let is_so = known.map_or(Ok(None), |(case, _)| store::case_anywhere(tx, case))?.map(|case| (case.id, case.version)) == known;
        if is_so {
            return Ok(Some(same.id));
        }
    }
    let Some((case, before)) = one(tx, act, id, Some(seen))? else { return Ok(None) };
    let batch = Batch { id: tx.new_id(), by, act: act.key().into(), at: tx.now(), undone_at: None, left_out: Vec::new() };
    batches::save(tx, &batch)?;
    batches::mark_asked(tx, batch.id, asked)?;
    let version = store::case_anywhere(tx, case)?.map_or(0, |case| case.version);
    batches::remember(tx, batch.id, case, &before, version)?;
    Ok(Some(batch.id))
}

/// The closing of a case by the one who acts that was done just now.
///
/// # Errors
/// What the database says.
pub fn closed_just_now(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<BatchId>> {
    let (by, since) = (tx.actor().employee()?, tx.now().as_millisecond() - REPEATED_SECONDS * 1000);
    Ok(batches::equal(tx, by, fingerprint(&Act::Close, &[id]), since)?.map(|batch| batch.id))
}

/// What tells a second click from another batch: the act, with whom or what, and the cases. It is compared for a minute only.
fn fingerprint(act: &Act, cases: &[CaseId]) -> i64 {
    let mut hasher = DefaultHasher::new();
    format!("{act:?} {cases:?}").hash(&mut hasher);
    hasher.finish().cast_signed()
}

/// Does it to one case, of which this version was looked at or any; answers which one that is, should it be part of another, and how it was; or nothing if it was so already.
fn one(tx: &mut Tx<'_>, act: &Act, id: CaseId, seen: Option<i64>) -> Result<Option<(CaseId, Before)>> {
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let id = case.id;
    let before = Before::read(tx, &case)?;
    let seen = seen.unwrap_or(case.version);
    let version = match act {
        Act::Assign { to, note } => change_owner(tx, id, &NewOwner { to: *to, reason: note.clone(), seen })?.version,
        Act::Snooze(until) => snooze(tx, id, *until, seen)?.version,
        Act::Close => close_case(tx, id, seen)?.version,
        Act::Tag(tag) => {
            let is_on = tags::of_case(tx, id)?.iter().any(|known| known.id == *tag);
            put_tag(tx, id, *tag)?;
            return Ok((!is_on).then_some((id, Before { tag: Some(*tag), ..before })));
        }
    };
    Ok((version != case.version).then_some((id, before)))
}

/// The key of the reason why a case is left out; what is broken fails the whole.
pub(crate) fn reason(error: Error) -> Result<String> {
    match error {
        Error::Refused(refusal) => Ok(refusal.key.into()),
        Error::Invalid(fields) => Ok(fields.first().map_or("desk-batch-gone", |field| field.key).into()),
        Error::Conflict(key) => Ok(key.into()),
        Error::Forbidden(_) => Ok("desk-in-other-hands".into()),
        Error::NotFound(_) => Ok("desk-batch-gone".into()),
        other => Err(other),
    }
}

/// Why an act cannot be done to a case, as far as that is known before it is known to whom or until when.
///
/// # Errors
/// The refusal that the act itself would give.
pub fn may_be_done(tx: &mut Tx<'_>, act: &str, case: &Case) -> Result<()> {
    let now = tx.now();
    match act {
        "close" => {
            case.must_be_owned_by(tx.actor().employee()?)?;
            case.clone().close(now)
        }
        "snooze" if case.state == State::Closed => Err(refuse("desk-already-closed").into()),
        "snooze" | "assign" => must_be_in_hand(tx, case),
        _ => Ok(()),
    }
}

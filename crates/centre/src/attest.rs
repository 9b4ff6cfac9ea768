//! The opening of the day, confirmed item by item: what only a person sees (4.before.uniform, 4.before.clean-environment). What nobody confirmed
//! was not observed.

use std::time::Duration;

use ::store::Tx;
use guide::By;
use guide::Clause;
use kernel::CentreId;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::KEY;
use crate::hours::calendar_of;
use crate::issue::must_reach;
use crate::issue::today;
use crate::opening_events::DayAttested;
use crate::serve::said;
use crate::slots::Span;
use crate::store;

/// Confirm the opening of a centre's day.
pub(crate) const ATTEST: Permission = Permission { key: "centre.attest", roles: &[Role::Supervisor, Role::CentreManager] };

/// What is seen before work can be confirmed so long before the centre opens, and so long after.
const BEFORE: Duration = Duration::from_secs(2 * 3600);
const AFTER: Duration = Duration::from_secs(3600);

/// When the opening of a centre's day can be confirmed: from two hours before the centre opens for the first time until an hour after; none on a day
/// without hours.
pub(crate) fn window(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<Span>> {
    let (now, calendar) = (tx.now(), calendar_of(tx, centre)?);
    let first = calendar.periods_of(calendar.zone().date_of(now)).into_iter().next();
    Ok(first.map(|first| Span { from: first.from - BEFORE, to: first.from + AFTER }))
}

/// Marks ids of attestations.
pub(crate) enum AttestationKind {}
/// Names an attestation.
pub(crate) type AttestationId = Id<AttestationKind>;

/// What somebody said of an item of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attestation {
    /// Its id, under which it is judged.
    pub(crate) id: AttestationId,
    /// The clause.
    pub(crate) clause: String,
    /// Whether it is so.
    pub(crate) is_kept: bool,
    /// What is done about it; empty where it is kept.
    pub(crate) note: String,
    /// Who said so last.
    pub(crate) by: kernel::EmployeeId,
    /// When.
    pub(crate) at: Timestamp,
}

/// What is said of an item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    /// `yes`, `no`.
    pub(crate) kept: String,
    /// What is done about it where it is not kept.
    pub(crate) note: String,
    /// Why something else is said than before.
    pub(crate) reason: String,
}

/// The items of the opening: the clauses of service centres that the register has somebody confirm.
pub(crate) fn items() -> impl Iterator<Item = &'static Clause> {
    of_centres(By::Attest)
}

/// The clauses of service centres for which the register names a way.
pub(crate) fn of_centres(by: By) -> impl Iterator<Item = &'static Clause> {
    guide::register().iter().filter(move |clause| clause.channels == [KEY] && clause.by.contains(&by))
}

/// An item of today's opening while it can be confirmed.
///
/// # Errors
/// Refused outside the time for it; `NotFound` for a centre out of reach and for what is no item.
pub(crate) fn open_item(tx: &mut Tx<'_>, centre: CentreId, clause: &str) -> Result<&'static Clause> {
    must_reach(tx, centre)?;
    let clause = items().find(|item| item.id == clause).ok_or(kernel::Error::NotFound("item"))?;
    let now = tx.now();
    let is_open = window(tx, centre)?.is_some_and(|window| window.from <= now && now <= window.to);
    if is_open { Ok(clause) } else { Err(refuse("centre-attest-closed").into()) }
}

/// Says of an item of today's opening whether it is kept; saying the same again changes nothing.
///
/// # Errors
/// `Invalid` without a yes or no, without what is done about an item that is not kept, and for a change without a reason; refused outside the
/// time for it, when nobody sees any more how it was at the opening; `NotFound` for a centre out of reach and for what is no item.
pub(crate) fn attest(tx: &mut Tx<'_>, centre: CentreId, clause: &str, word: &Word) -> Result<()> {
    let (clause, now) = (open_item(tx, centre, clause)?, tx.now());
    let is_kept = match word.kept.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(invalid("kept", "centre-attest-choose")),
    };
    let note = if is_kept { String::new() } else { said(&word.note, "note")? };
    let (day, me) = (today(tx), tx.actor().employee()?);
    let before = store::attestations(tx, centre, &day)?.into_iter().find(|one| one.clause == clause.id);
    if before.as_ref().is_some_and(|before| (before.is_kept, &before.note) == (is_kept, &note)) {
        return Ok(());
    }
    let reason = if before.is_some() { said(&word.reason, "reason")? } else { String::new() };
    let id = before.map_or_else(|| tx.new_id(), |before| before.id);
    let new = Attestation { id, clause: clause.id.clone(), is_kept, note, by: me, at: now };
    store::save_attestation(tx, (centre, &day), &new)?;
    let said = if is_kept { "kept" } else { "not-kept" };
    tx.record(DayAttested { centre: centre.get(), attestation: id.get(), day, clause: new.clause, said, note: new.note, reason }).map(drop)
}

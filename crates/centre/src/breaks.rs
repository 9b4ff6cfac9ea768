//! A break (استراحة) of somebody who serves: asked for with one press, it begins once others keep the centre's cover, and closes the counter
//! (4.during.breaks-outside).

pub(crate) mod urgent;

use ::store::Tx;
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

use crate::break_events::BreakAsked;
use crate::break_events::BreakGranted;
use crate::break_events::BreakWithdrawn;
use crate::break_line::go_on;
use crate::counter::Counter;
use crate::counter::Standing;
use crate::counter::zone::ZoneId;
use crate::cover::minutes;
use crate::issue::must_reach;
use crate::issue::today;
use crate::serve::said;
use crate::sit::own_counter;
use crate::slots::Span;
use crate::store;

/// Plan and grant the breaks of those who serve.
pub(crate) const BREAKS: Permission = Permission { key: "centre.breaks", roles: &[Role::Supervisor, Role::CentreManager] };

/// Marks ids of breaks.
pub(crate) enum BreakKind {}
/// Names a break.
pub(crate) type BreakId = Id<BreakKind>;

/// Where a break stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It should begin at a time that was planned.
    Planned,
    /// Its employee asked for it and waits until cover allows it.
    Asked,
    /// It begins once the visit in hand is over.
    Granted,
    /// Its employee is away.
    Running,
    /// They came back, or left the counter.
    Over,
    /// It came to nothing.
    Withdrawn,
}

impl Stage {
    const ALL: [Stage; 6] = [Stage::Planned, Stage::Asked, Stage::Granted, Stage::Running, Stage::Over, Stage::Withdrawn];

    /// The stable name: `granted`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Stage::Planned => "planned",
            Stage::Asked => "asked",
            Stage::Granted => "granted",
            Stage::Running => "running",
            Stage::Over => "over",
            Stage::Withdrawn => "withdrawn",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.key() == key)
    }
}

/// A break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Break {
    /// Its id.
    pub(crate) id: BreakId,
    /// The centre.
    pub(crate) centre: CentreId,
    /// Whose.
    pub(crate) employee: EmployeeId,
    /// The day: `2026-11-29`.
    pub(crate) day: String,
    /// How long it lasts, in minutes.
    pub(crate) minutes: u32,
    /// Where it stands.
    pub(crate) stage: Stage,
    /// From when it stands in the line.
    pub(crate) asked: Timestamp,
    /// When it should begin, where it was planned.
    pub(crate) planned: Option<Timestamp>,
    /// When it began, when it should be over, and when it was.
    pub(crate) begun: Option<Timestamp>,
    pub(crate) due: Option<Timestamp>,
    pub(crate) ended: Option<Timestamp>,
    /// Whether it was seen that its employee is not back in time.
    pub(crate) is_overdue: bool,
    /// Who let it begin although cover did not allow it, and why.
    pub(crate) grantor: Option<EmployeeId>,
    pub(crate) reason: String,
}

impl Break {
    /// When it is taken, as far as that is known: from its beginning, its plan, or now on.
    pub(crate) fn span(&self, now: Timestamp) -> Span {
        let from = self.begun.or(self.planned.filter(|_| self.stage == Stage::Planned)).unwrap_or(now);
        let to = self.due.unwrap_or(from + minutes(self.minutes));
        Span { from, to }
    }

    /// Whether it stands in the line, or may begin after the visit in hand.
    pub(crate) fn waits(&self) -> bool {
        matches!(self.stage, Stage::Asked | Stage::Granted)
    }
}

/// The one who acts asks for a break: it begins at once where cover allows it and nobody is in hand, and by itself later. A second press changes
/// nothing.
///
/// # Errors
/// `Invalid` for a length that the centre does not have; refused for who sits at no open counter, and in an office.
pub(crate) fn ask_break(tx: &mut Tx<'_>, many: u32) -> Result<Break> {
    let (me, counter) = (tx.actor().employee()?, left_counter(tx)?);
    if let Some(known) = store::break_of(tx, me)? {
        return Ok(known);
    }
    if counter.standing != Standing::Open {
        return Err(refuse("centre-counter-paused").into());
    }
    if !store::cover(tx, counter.centre)?.lengths.contains(&many) {
        return Err(invalid("minutes", "centre-break-length"));
    }
    let new = asked_now(tx, (counter.centre, many))?;
    store::save_break(tx, &new)?;
    tell_asked(tx, &new)?;
    go_on(tx, counter.centre)?;
    Ok(store::a_break(tx, new.id)?.unwrap_or(new))
}

/// The counter that the one who acts would leave for a break. Nobody waits for an office, which keeps no cover: whoever receives there pauses or
/// leaves it.
///
/// # Errors
/// Refused for who sits nowhere, and in an office.
fn left_counter(tx: &mut Tx<'_>) -> Result<Counter> {
    let counter = own_counter(tx)?;
    if counter.is_office() { Err(refuse("centre-break-office").into()) } else { Ok(counter) }
}

/// A break of so many minutes that the one who acts asks for now.
fn asked_now(tx: &mut Tx<'_>, (centre, minutes): (CentreId, u32)) -> Result<Break> {
    Ok(Break {
        id: tx.new_id(),
        centre,
        employee: tx.actor().employee()?,
        day: today(tx),
        minutes,
        stage: Stage::Asked,
        asked: tx.now(),
        planned: None,
        begun: None,
        due: None,
        ended: None,
        is_overdue: false,
        grantor: None,
        reason: String::new(),
    })
}

pub(crate) fn tell_asked(tx: &mut Tx<'_>, one: &Break) -> Result<()> {
    let (id, was_planned) = (one.id.get(), one.planned.is_some());
    tx.record(BreakAsked { centre: one.centre.get(), id, employee: one.employee.get(), minutes: one.minutes, was_planned }).map(drop)
}

/// The one who acts takes back that they asked for a break. Where there is nothing to take back, nothing changes.
///
/// # Errors
/// What the database says.
pub(crate) fn take_break_back(tx: &mut Tx<'_>) -> Result<()> {
    let me = tx.actor().employee()?;
    match store::break_of(tx, me)?.filter(Break::waits) {
        Some(one) => {
            let centre = one.centre;
            withdraw(tx, one, "taken-back")?;
            go_on(tx, centre)
        }
        None => Ok(()),
    }
}

/// A break comes to nothing.
pub(crate) fn withdraw(tx: &mut Tx<'_>, mut one: Break, how: &'static str) -> Result<()> {
    (one.stage, one.ended) = (Stage::Withdrawn, Some(tx.now()));
    store::save_break(tx, &one)?;
    tx.record(BreakWithdrawn { centre: one.centre.get(), id: one.id.get(), employee: one.employee.get(), how }).map(drop)
}

/// Lets a break that was asked for begin although cover does not allow it yet, with a reason. A second press changes nothing.
///
/// # Errors
/// `Invalid` without a reason; refused where it was not asked for or is over; `NotFound` for a break of another centre or out of reach.
pub(crate) fn grant_break(tx: &mut Tx<'_>, (centre, id): (CentreId, BreakId), reason: &str) -> Result<Break> {
    let mut one = break_in(tx, (centre, id))?;
    if matches!(one.stage, Stage::Granted | Stage::Running) {
        return Ok(one);
    }
    if one.stage != Stage::Asked {
        return Err(refuse("centre-break-not-asked").into());
    }
    let reason = said(reason, "reason")?;
    (one.stage, one.grantor, one.reason) = (Stage::Granted, Some(tx.actor().employee()?), reason.clone());
    store::save_break(tx, &one)?;
    tell_granted(tx, &one, ("supervisor", reason))?;
    go_on(tx, centre)?;
    Ok(store::a_break(tx, id)?.unwrap_or(one))
}

pub(crate) fn tell_granted(tx: &mut Tx<'_>, one: &Break, (how, reason): (&'static str, String)) -> Result<()> {
    tx.record(BreakGranted { centre: one.centre.get(), id: one.id.get(), employee: one.employee.get(), how, reason }).map(drop)
}

/// Whether somebody who takes a break should be back soon at a counter whose calls a display of a zone, or of none, shows.
pub(crate) fn is_anybody_back_soon(tx: &mut Tx<'_>, centre: CentreId, zone: Option<ZoneId>) -> Result<bool> {
    let now = tx.now();
    let counters = store::counters(tx, centre)?.into_iter().filter(|counter| counter.is_shown_in(zone));
    let theirs: Vec<EmployeeId> = counters.filter_map(|counter| counter.employee).collect();
    let is_back_soon = |one: &Break| one.stage == Stage::Running && one.due.is_some_and(|due| due > now);
    Ok(store::open_breaks(tx, centre)?.iter().any(|one| is_back_soon(one) && theirs.contains(&one.employee)))
}

/// A break of a centre that the right that acts reaches.
///
/// # Errors
/// `NotFound` for another one.
pub(crate) fn break_in(tx: &mut Tx<'_>, (centre, id): (CentreId, BreakId)) -> Result<Break> {
    must_reach(tx, centre)?;
    store::a_break(tx, id)?.filter(|one| one.centre == centre).ok_or(Error::NotFound("break"))
}

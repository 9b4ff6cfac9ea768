//! How the time of a reply goes by: who is told at which point, the agreement of another service, and stops for named reasons.

use std::collections::BTreeSet;

use ::store::Tx;
use calendar::Calendar;
use calendar::Measure;
use calendar::StopReason;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::App;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::Sorts;
use crate::State;
use crate::agreements;
use crate::agreements::Step;
use crate::assign::must_be_in_hand;
use crate::clock_events::ClockResumed;
use crate::clock_events::ClockStopped;
use crate::clock_events::TimeTold;
use crate::events::DueChanged;
use crate::late::missed;
use crate::notices;
use crate::notices::reached;
use crate::round;
use crate::stopping::Stopping;
use crate::store;
use crate::store::agreements as kept;
use crate::told::keep_told;

const WATCH: Permission = Permission { key: "desk.watch-time", roles: &[Role::System] };
/// How many cases one round looks at.
const ROUND: u32 = 500;
/// How far ahead a date may be agreed, in seconds: a year.
const FARTHEST_SECONDS: i64 = 366 * 24 * 3600;

/// When the next point of a case's time is reached at which somebody is told; none while no clock runs.
pub(crate) fn next_step(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Timestamp>> {
    if case.due_at.is_none() || case.awaits != Awaits::Employee || case.state == State::Closed {
        return Ok(None);
    }
    let points = points(tx, case)?;
    Ok(points.into_iter().map(|(at, _)| at).find(|at| *at > case.told_until))
}

/// The points of a case's time and who is told at each, in order.
fn points(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<(Timestamp, Step)>> {
    let line = agreements::line(tx, case.service)?;
    // By the clock and without stops no calendar is asked.
    let is_plain = case.countdown.level().measure == Measure::Clock;
    let calendar = if is_plain { Calendar::always_open(calendar::Zone::default()) } else { crate::calendars::of_entity(tx)? };
    let mut points: Vec<(Timestamp, Step)> =
        line.into_iter().filter_map(|step| Some((case.countdown.at_percent(step.percent, &calendar)?, step))).collect();
    points.sort_by_key(|(at, _)| *at);
    Ok(points)
}

/// Tells whoever is to be told as the time of cases goes by; answers how many cases.
///
/// # Errors
/// What the database says.
pub async fn tell_time(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let now = app.now();
    let cases = app.read(clock.may(WATCH)?, move |tx| kept::to_tell(tx, now, ROUND)).await?;
    for (entity, case, is_from_before) in &cases {
        let (case, is_from_before) = (*case, *is_from_before);
        round::each(app, clock.may(WATCH)?.within(*entity), case.get(), move |tx| tell(tx, case, is_from_before)).await?;
    }
    Ok(cases.len())
}

/// Looks again inside the transaction: the reply may have gone out meanwhile. Of points that were reached together each person hears of the
/// last alone; of what was past before clocks told anything nobody does.
fn tell(tx: &mut Tx<'_>, id: CaseId, is_from_before: bool) -> Result<()> {
    let now = tx.now();
    // One that became part of another is told of no more: its clock goes on there.
    let Some(mut case) = store::case_anywhere(tx, id)?.filter(|case| case.id == id) else { return kept::told(tx, id, now, None) };
    let due_at = case.due_at.filter(|_| case.awaits == Awaits::Employee && case.state == State::Open);
    if let Some(due_at) = due_at.filter(|_| !is_from_before) {
        let mut heard = BTreeSet::new();
        let reached = points(tx, &case)?.into_iter().filter(|(at, _)| *at > case.told_until && *at <= now);
        for (_, step) in reached.collect::<Vec<_>>().into_iter().rev() {
            told(tx, &case, &step, (due_at, &mut heard))?;
        }
    }
    // Nobody who has the page open is to hear that the case changed.
    case.told_until = now;
    let next = next_step(tx, &case)?;
    kept::told(tx, id, now, next)
}

fn told(tx: &mut Tx<'_>, case: &Case, step: &Step, (due_at, heard): (Timestamp, &mut BTreeSet<EmployeeId>)) -> Result<()> {
    let (place, mut people) = reached(tx, case, &step.whom)?;
    people.retain(|one| heard.insert(*one));
    if people.is_empty() {
        return Ok(());
    }
    let interaction = store::newest_interaction(tx, case.id)?;
    tx.record(TimeTold {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        percent: step.percent,
        step: place.into(),
        people: people.iter().map(|id| id.get()).collect(),
        due_at: due_at.as_millisecond(),
    })?;
    let kind = if place == "owner" { "time-runs" } else { "escalated" };
    people.into_iter().try_for_each(|id| notices::tell(tx, id, kind, Some(case.id)))
}

/// The clock runs by the agreement of the service that a case is of now. It began when it began.
pub(crate) fn follow_service(tx: &mut Tx<'_>, case: &mut Case, before: Option<org::ServiceId>) -> Result<()> {
    if case.awaits != Awaits::Employee || case.state == State::Closed {
        return Ok(());
    }
    let of_channel = match case.countdown.usual() {
        Some(usual) => usual,
        None if agreements::is_agreed(tx, before)? => calendar::ServiceLevel::email_default(),
        None => case.countdown.level(),
    };
    let level = agreements::level(tx, case.service, of_channel)?;
    if level != case.countdown.level() {
        let countdown = case.countdown.by(level).in_place_of(of_channel);
        moved(tx, case, countdown, "matter")?;
    }
    Ok(())
}

/// Reckons the due time anew and records where it moved. The caller saves the case.
fn moved(tx: &mut Tx<'_>, case: &mut Case, countdown: calendar::Countdown, reason: &'static str) -> Result<()> {
    let (now, calendar) = (tx.now(), crate::calendars::of_entity(tx)?);
    let (before, was_late) = (case.due_at, case.is_late);
    let former = std::mem::replace(&mut case.countdown, countdown);
    keep_told(case, (&former, &calendar), &calendar);
    case.due_at = case.countdown.due(&calendar);
    case.is_late = case.is_late && case.due_at.is_some_and(|due| due < now);
    if before == case.due_at { Ok(()) } else { record_moved(tx, case, (before, was_late), reason) }
}

/// Records that a due time moved from where it was. One that was missed and is not any more is taken back from whoever missed it.
pub(crate) fn record_moved(
    tx: &mut Tx<'_>,
    case: &Case,
    (before, was_late): (Option<Timestamp>, bool),
    reason: &'static str,
) -> Result<()> {
    let is_late_no_more = was_late && !case.is_late;
    let missed = if is_late_no_more { missed(tx, case)? } else { None };
    let (late_at, owner, sorts) = match missed {
        Some(missed) => (Some(missed.due_at), missed.owner, missed.sorts),
        None => (None, case.owner.map(Id::get), Sorts::of(tx, case)?),
    };
    let interaction = store::newest_interaction(tx, case.id)?;
    tx.record(DueChanged {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        before_at: before.map(|at| at.as_millisecond()),
        due_at: case.due_at.map(|at| at.as_millisecond()),
        reason,
        is_late_no_more,
        late_at,
        owner,
        sorts,
    })?;
    Ok(())
}

/// Stops the clock of a case for a named reason that its customer sees. A second click changes nothing.
///
/// # Errors
/// Refused where no clock runs, the time is over, it stands still for another reason, or the case is in a colleague's hands; `Invalid` for an
/// agreed date that is none; `Conflict` when the case changed since.
pub fn stop_clock(tx: &mut Tx<'_>, id: CaseId, ask: &Stopping) -> Result<Case> {
    let now = tx.now();
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    must_be_in_hand(tx, &case)?;
    if case.countdown.stopped().is_some_and(|stop| stop.reason == ask.reason) {
        return Ok(case);
    }
    case.must_be_version(ask.seen)?;
    let due = case.due_at.filter(|_| case.awaits == Awaits::Employee && case.state == State::Open);
    let due = due.ok_or_else(|| refuse("desk-clock-not-running"))?;
    if due < now {
        return Err(refuse("desk-clock-over").by("6.email.sla").into());
    }
    let is_far = ask.until.is_some_and(|until| until <= now || until.duration_since(now).as_secs() > FARTHEST_SECONDS);
    if is_far || ask.reason == StopReason::AgreedDate && ask.until.is_none() {
        return Err(invalid("until", "desk-clock-until"));
    }
    case.countdown.stop(ask.reason, now)?;
    case.due_at = None;
    store::save_case(tx, &mut case)?;
    kept::begin_stop(tx, case.id, ask.reason, ask.until)?;
    let interaction = store::newest_interaction(tx, case.id)?;
    tx.record(ClockStopped {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        reason: ask.reason.key(),
        until_at: ask.until.map(|at| at.as_millisecond()),
        due_at: due.as_millisecond(),
        note: ask.note.trim().into(),
    })?;
    Ok(case)
}

/// Lets the clock of a case run on. A second click changes nothing.
///
/// # Errors
/// Refused in a colleague's hands; `NotFound` for a case of another entity.
pub fn run_clock(tx: &mut Tx<'_>, id: CaseId) -> Result<Case> {
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    must_be_in_hand(tx, &case)?;
    if run_on(tx, &mut case, "chosen")? {
        store::save_case(tx, &mut case)?;
    }
    Ok(case)
}

/// Lets a clock run on that stands still; answers whether it did. The caller saves the case.
pub(crate) fn run_on(tx: &mut Tx<'_>, case: &mut Case, reason: &'static str) -> Result<bool> {
    let Some(stopped) = case.countdown.stopped().copied() else { return Ok(false) };
    let (now, calendar) = (tx.now(), crate::calendars::of_entity(tx)?);
    let stood = calendar.spent_between(stopped.from, now);
    // What it stood at: the time that the customer was told before it stopped.
    let mut former = case.countdown.clone();
    former.resume(stopped.reason, stopped.from)?;
    case.countdown.resume(stopped.reason, now)?;
    kept::end_stop(tx, case.id)?;
    if case.awaits == Awaits::Employee {
        case.due_at = former.due(&calendar);
        let countdown = case.countdown.clone();
        moved(tx, case, countdown, "stop-over")?;
    }
    let interaction = store::newest_interaction(tx, case.id)?;
    let sorts = Sorts::of(tx, case)?;
    tx.record(ClockResumed {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        reason,
        stopped_for: stopped.reason.key(),
        clock_seconds: stood.clock_seconds,
        working_seconds: stood.working_seconds,
        owner: case.owner.map(Id::get),
        sorts,
        due_at: case.due_at.map(|at| at.as_millisecond()),
    })?;
    Ok(true)
}

/// Lets every clock run on whose stop is over by now, and tells the owners; answers how many.
///
/// # Errors
/// What the database says.
pub async fn run_clocks(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let now = app.now();
    let over = app.read(clock.may(WATCH)?, move |tx| kept::to_resume(tx, now, ROUND)).await?;
    for (entity, case) in &over {
        let case = *case;
        round::each(app, clock.may(WATCH)?.within(*entity), case.get(), move |tx| resume(tx, case)).await?;
    }
    Ok(over.len())
}

/// Looks again inside the transaction: it may run already.
fn resume(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let now = tx.now();
    let is_over = kept::stop_of(tx, id)?.is_some_and(|(_, until)| until.is_some_and(|until| until <= now));
    let Some(mut case) = store::case_anywhere(tx, id)?.filter(|case| is_over && case.id == id) else { return kept::end_stop(tx, id) };
    if run_on(tx, &mut case, "time")? {
        store::save_case(tx, &mut case)?;
        if let Some(owner) = case.owner {
            notices::tell(tx, owner, "clock-runs", Some(id))?;
        }
    } else {
        kept::end_stop(tx, id)?;
    }
    Ok(())
}

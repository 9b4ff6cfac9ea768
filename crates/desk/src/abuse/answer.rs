//! What a supervisor does about a report of abuse: takes the case over, gives it to a colleague, says how to go on, ends it with an outcome.
//! The first of these is the answer, whose time is measured.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;

use super::Answer;
use super::Closing;
use super::LONGEST;
use super::OUTCOMES;
use super::Report;
use super::ReportId;
use super::events::AbuseAnswered;
use super::events::AbuseClosed;
use super::of_case;
use crate::Case;
use crate::State;
use crate::abuse::ANSWER;
use crate::assign::hand;
use crate::notices;
use crate::snooze::wake;
use crate::store;
use crate::store::abuse;

/// The reason of an assignment that relieves whoever reported abuse.
pub(crate) const RELIEVED: &str = "relieved";
/// The reasons for which a person hands a case on.
const BY_A_PERSON: [&str; 3] = [RELIEVED, "chosen", "taken-over"];
/// The answers by which a case goes to somebody else.
pub(super) const MOVED: [&str; 2] = ["taken-over", "given"];

/// The case that a report is about now: the one of which its own became a part, where the transaction's right reaches that. Its own may
/// stand behind a wall while the other does not.
///
/// # Errors
/// What the database says.
pub(crate) fn case_of(tx: &mut Tx<'_>, report: &Report) -> Result<Option<Case>> {
    match store::case_anywhere(tx, report.case)? {
        Some(root) => store::case(tx, root.id),
        None => Ok(None),
    }
}

/// Whether another supervisor has moved the case of a report: what they did is not undone without their knowing.
pub(crate) fn is_moved_by_another(report: &Report, me: Option<EmployeeId>) -> bool {
    report.answer.as_ref().is_some_and(|known| Some(known.by) != me && MOVED.contains(&known.how.as_str()))
}

/// A report that the transaction's right reaches, with its case as it stands now.
fn in_reach(tx: &mut Tx<'_>, id: ReportId) -> Result<(Report, Case)> {
    let report = abuse::one(tx, id)?.ok_or(Error::NotFound("abuse-report"))?;
    let case = case_of(tx, &report)?.ok_or(Error::NotFound("abuse-report"))?;
    if tx.actor().employee()? == report.by {
        return Err(refuse("desk-abuse-own").into());
    }
    Ok((report, case))
}

/// The one who acts takes the case over: it is no longer in the hands of whoever reported the abuse, nor are they its back-up.
///
/// # Errors
/// Refused for one's own report, one that is ended or for which another has moved the case, or a closed case; `NotFound` for a report that
/// the right does not reach.
pub(crate) fn take_over(tx: &mut Tx<'_>, id: ReportId) -> Result<Report> {
    let me = tx.actor().employee()?;
    let (report, mut case) = in_reach(tx, id)?;
    must_be_open(&report)?;
    if case.state == State::Closed {
        return Err(refuse("desk-already-closed").into());
    }
    if is_moved_by_another(&report, Some(me)) {
        return Err(refuse("desk-abuse-taken").into());
    }
    if case.owner == Some(me) {
        keep(tx, &mut case, me)?;
    } else {
        let before = case.owner;
        if case.is_snoozed {
            wake(tx, &mut case, "handed")?;
        }
        hand(tx, &mut case, Some(me), RELIEVED, "")?;
        if let Some(before) = before {
            notices::tell(tx, before, "relieved", Some(case.id))?;
        }
    }
    abuse::one(tx, id)?.ok_or(Error::NotFound("abuse-report"))
}

/// The case is with the one who acts already: whoever reported abuse in it is its back-up no longer.
fn keep(tx: &mut Tx<'_>, case: &mut Case, me: EmployeeId) -> Result<()> {
    let relieved = relieving(tx, case, (Some(me), RELIEVED))?;
    let other = back_up(tx, case, &relieved)?;
    if case.back_up != other {
        case.back_up = other;
        store::save_case(tx, case)?;
    }
    handed(tx, &relieved, Some(me))
}

/// The case stays where it is, and whoever reported the abuse is told how to go on.
///
/// # Errors
/// `Invalid` without a word; refused for one's own report, or one that has been answered; `NotFound` for a report that the right does not
/// reach.
pub(crate) fn guide(tx: &mut Tx<'_>, id: ReportId, note: &str) -> Result<Report> {
    let (report, case) = in_reach(tx, id)?;
    let note = written(note, "guidance", "desk-abuse-guidance-needed")?;
    match &report.answer {
        Some(known) if known.how == "guided" && known.note == note => return Ok(report),
        Some(_) => return Err(refuse("desk-abuse-answered").into()),
        None => answered(tx, &report, "guided", &note)?,
    }
    notices::tell(tx, report.by, "abuse-guided", Some(case.id))?;
    abuse::one(tx, id)?.ok_or(Error::NotFound("abuse-report"))
}

/// Ends a report with what came of it; whoever reported it is told. The same again by the same person changes nothing.
///
/// # Errors
/// `Invalid` for an outcome that is none, or without the word that it needs; refused for one's own report, or one that is ended; `NotFound`
/// for a report that the right does not reach.
pub(crate) fn close(tx: &mut Tx<'_>, id: ReportId, (outcome, note): (&str, &str)) -> Result<Report> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    let (report, case) = in_reach(tx, id)?;
    let outcome = OUTCOMES.into_iter().find(|known| *known == outcome).ok_or_else(|| invalid("outcome", "desk-filter-unknown"))?;
    // Whoever reported it reads why there was none, and what else was done.
    let note = if ["no-abuse", "other"].contains(&outcome) || note.chars().count() > LONGEST {
        written(note, "note", "desk-abuse-outcome-note")?
    } else {
        note.trim().to_owned()
    };
    let is_same = |known: &Closing| known.by == me && known.outcome == outcome && known.note == note;
    if report.closing.as_ref().is_some_and(is_same) {
        return Ok(report);
    }
    must_be_open(&report)?;
    answered(tx, &report, "closed", "")?;
    abuse::close(tx, id, &Closing { by: me, at: now, outcome: outcome.into(), note: note.clone() })?;
    tx.record(AbuseClosed {
        case: report.case.get(),
        interaction: report.interaction.map(Id::get),
        report: id.get(),
        kind: outcome.into(),
        note,
    })?;
    notices::tell(tx, report.by, "abuse-closed", Some(case.id))?;
    abuse::one(tx, id)?.ok_or(Error::NotFound("abuse-report"))
}

fn must_be_open(report: &Report) -> Result<()> {
    if report.closing.is_some() { Err(refuse("desk-abuse-ended").into()) } else { Ok(()) }
}

fn written(text: &str, field: &'static str, key: &'static str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST { Err(invalid(field, key)) } else { Ok(text.to_owned()) }
}

/// Writes the first act on a report down; later ones change nothing of it.
fn answered(tx: &mut Tx<'_>, report: &Report, how: &'static str, note: &str) -> Result<()> {
    if report.answer.is_some() {
        return Ok(());
    }
    let (me, now) = (tx.actor().employee()?, tx.now());
    abuse::answer(tx, report.id, &Answer { by: me, at: now, how: how.into(), note: note.into() })?;
    let working = crate::calendars::of_entity(tx)?.working_between(report.at, now);
    tx.record(AbuseAnswered {
        case: report.case.get(),
        interaction: report.interaction.map(Id::get),
        report: report.id.get(),
        reason: how,
        is_kept: now <= report.due_at,
        employee: report.by.get(),
        clock_seconds: u64::try_from(now.duration_since(report.at).as_secs()).unwrap_or(0),
        working_seconds: working.as_secs(),
        note: note.into(),
    })?;
    Ok(())
}

/// The open reports of others in a case that is handed on by a person who may answer them, to anybody but those who reported.
///
/// # Errors
/// What the database says.
pub(crate) fn relieving(tx: &mut Tx<'_>, case: &Case, (to, reason): (Option<EmployeeId>, &str)) -> Result<Vec<Report>> {
    let Ok(me) = tx.actor().employee() else { return Ok(Vec::new()) };
    if !BY_A_PERSON.contains(&reason) || !tx.actor().can(ANSWER) {
        return Ok(Vec::new());
    }
    let is_relieved = |report: &Report| report.closing.is_none() && report.by != me && Some(report.by) != to;
    Ok(of_case(tx, case.id)?.into_iter().filter(is_relieved).collect())
}

/// A case was handed on: its reports that waited are answered so.
///
/// # Errors
/// What the database says.
pub(crate) fn handed(tx: &mut Tx<'_>, reports: &[Report], to: Option<EmployeeId>) -> Result<()> {
    let is_own = tx.actor().employee().ok() == to;
    reports.iter().try_for_each(|report| answered(tx, report, if is_own { "taken-over" } else { "given" }, ""))
}

/// The back-up of a case from which others are relieved: none of them, but whoever backs its owner up otherwise.
///
/// # Errors
/// What the database says.
pub(crate) fn back_up(tx: &mut Tx<'_>, case: &Case, reports: &[Report]) -> Result<Option<EmployeeId>> {
    let is_relieved = |one: &EmployeeId| reports.iter().any(|report| report.by == *one);
    if !case.back_up.is_some_and(|one| is_relieved(&one)) {
        return Ok(case.back_up);
    }
    let owner = case.owner.map_or(Ok(None), |owner| org::store::employee(tx, owner))?;
    Ok(owner.and_then(|owner| owner.back_up).filter(|one| !is_relieved(one)))
}

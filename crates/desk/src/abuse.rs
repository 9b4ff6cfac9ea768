//! Abuse by a customer (التطاول), reported to the direct supervisor by one act beside the message (8.abuse): told at once, answered by a time,
//! ended with an outcome. The message is the evidence and stays where it is.

pub(crate) mod answer;
mod api;
pub(crate) mod before_a_counter;
pub(crate) mod beside;
mod events;
pub(crate) mod judged;
pub(crate) mod late;
pub(crate) mod page;
pub(crate) mod undone;

use std::time::Duration;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::Route;
use platform::Settings;
use platform::accounts;

use crate::Case;
use crate::CaseId;
use crate::Entry;
use crate::EntryKind;
use crate::InteractionId;
use crate::abuse::events::AbuseReported;
use crate::notices;
use crate::split::entry;
use crate::store;
use crate::store::abuse;
use crate::store::together;

/// Answer reports of abuse: take the case over, say how to go on, end them with an outcome.
pub(crate) const ANSWER: Permission = Permission { key: "desk.answer-abuse", roles: &[Role::Supervisor, Role::CentreManager] };

/// The setting that says within how many working minutes a report is answered.
const MINUTES: &str = "desk.abuse_minutes";
/// The longest note, in letters.
const LONGEST: usize = 500;

/// Marks ids of reports of abuse.
pub(crate) enum ReportKind {}
/// Names a report of abuse.
pub(crate) type ReportId = Id<ReportKind>;

/// A report of abuse, from the employee who met it until the supervisor has ended it.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    pub(crate) id: ReportId,
    /// The case in which the message stands; it may be part of another by now.
    pub(crate) case: CaseId,
    pub(crate) interaction: Option<InteractionId>,
    /// The message that shows it.
    pub(crate) entry: i64,
    /// What it was, in the employee's words; often empty.
    pub(crate) note: String,
    pub(crate) by: EmployeeId,
    pub(crate) at: Timestamp,
    /// By when the supervisor should have answered.
    pub(crate) due_at: Timestamp,
    pub(crate) answer: Option<Answer>,
    pub(crate) closing: Option<Closing>,
}

/// The first act of a supervisor on a report.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) by: EmployeeId,
    pub(crate) at: Timestamp,
    /// `taken-over`, `given`, `guided`, `closed`.
    pub(crate) how: String,
    /// How to go on.
    pub(crate) note: String,
}

/// How a report ended.
#[derive(Clone, Debug)]
pub(crate) struct Closing {
    pub(crate) by: EmployeeId,
    pub(crate) at: Timestamp,
    /// One of `OUTCOMES`.
    pub(crate) outcome: String,
    pub(crate) note: String,
}

/// What can come of a report: the customer was reminded of mutual respect, the matter went to those whose it is, there was no abuse, else.
pub(crate) const OUTCOMES: [&str; 4] = ["reminded", "referred", "no-abuse", "other"];

pub(crate) fn routes() -> Vec<Route> {
    [page::routes(), api::routes()].concat()
}

/// Reports a message of a case as abuse: those who lead the work are told. A message is reported once, whoever clicks again.
///
/// # Errors
/// Refused for what a colleague wrote; `Invalid` for a note of more than 500 characters; `NotFound` for a case of another entity.
pub(crate) fn report(tx: &mut Tx<'_>, settings: &Settings, id: CaseId, (message, note): (i64, &str)) -> Result<Report> {
    let (me, now, note) = (tx.actor().employee()?, tx.now(), note.trim());
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let message = entry(tx, case.id, message)?.ok_or(Error::NotFound("entry"))?;
    if !may_be_reported(&message) {
        return Err(refuse("desk-abuse-not-theirs").into());
    }
    if note.chars().count() > LONGEST {
        return Err(invalid("note", "desk-abuse-note-long"));
    }
    if let Some(same) = of_case(tx, case.id)?.into_iter().find(|known| known.entry == message.id) {
        return Ok(same);
    }
    let minutes = settings.number_now(tx, MINUTES)?;
    let due_at = crate::calendars::of_entity(tx)?.add_working(now, Duration::from_mins(minutes));
    let (case_id, interaction) = (abuse::case_of_entry(tx, message.id)?.unwrap_or(case.id), message.interaction);
    let report = Report {
        id: tx.new_id(),
        case: case_id,
        interaction: interaction.map_or_else(|| store::newest_interaction(tx, case_id), |known| Ok(Some(known)))?,
        entry: message.id,
        note: note.into(),
        by: me,
        at: now,
        due_at,
        answer: None,
        closing: None,
    };
    abuse::insert(tx, &report)?;
    tx.record(AbuseReported::of(&report))?;
    tell_answerers(tx, &case, me, "abuse-reported")?;
    Ok(report)
}

/// Only what came from outside can be abuse by a customer.
pub(crate) fn may_be_reported(message: &Entry) -> bool {
    matches!(message.kind, EntryKind::In | EntryKind::Stranger)
}

/// What was reported in a case and in those that became parts of it, oldest first.
///
/// # Errors
/// What the database says.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Report>> {
    let mut all = abuse::of_case(tx, case)?;
    for part in together::parts(tx, case)? {
        all.extend(abuse::of_case(tx, part)?);
    }
    all.sort_by_key(|report| report.id);
    Ok(all)
}

/// Whether somebody who has reported abuse in a case was waiting for the supervisor's word at a moment, and the supervisor still had time: a
/// report that nobody answers excuses no reply for ever.
///
/// # Errors
/// What the database says.
pub(crate) fn waits(tx: &mut Tx<'_>, case: CaseId, (employee, at): (EmployeeId, Timestamp)) -> Result<bool> {
    let has_time = |report: &Report| report.at <= at && at <= report.due_at;
    Ok(of_case(tx, case)?.iter().any(|report| report.by == employee && report.answer.is_none() && has_time(report)))
}

/// Tells those who may answer a report. Where nobody may, those who give roles are told what is missing: the case itself is closed to them.
fn tell_answerers(tx: &mut Tx<'_>, case: &Case, reporter: EmployeeId, kind: &str) -> Result<()> {
    let able = answerers(tx, case, reporter)?;
    if !able.is_empty() {
        return able.into_iter().try_for_each(|one| notices::tell(tx, one, kind, Some(case.id)));
    }
    let entity = tx.entity()?;
    let administrators = accounts::holders(tx, entity, Role::EntityAdministrator)?;
    administrators.into_iter().try_for_each(|(one, _)| notices::tell(tx, one, "organisation-abuse", None))
}

/// Who is told of a report: the supervisors whom the case is open to and who are present; where there are none, whoever else may answer.
/// Nobody answers for themselves. Who leads the work on a case (`notices::leaders`) is another question: it is asked of roles, reaches on to
/// other centres, and whoever is found there may not be able to open this one.
fn answerers(tx: &mut Tx<'_>, case: &Case, reporter: EmployeeId) -> Result<Vec<EmployeeId>> {
    let (entity, now) = (tx.entity()?, tx.now());
    let able: Vec<EmployeeId> = store::reaching(tx, ANSWER, case.id)?.into_iter().filter(|one| *one != reporter).collect();
    let (away, supervisors) = (org::store::absences_at(tx, now)?, accounts::holders(tx, entity, Role::Supervisor)?);
    let is_away = |one: &EmployeeId| away.iter().any(|absence| absence.employee == *one);
    let here: Vec<EmployeeId> = able.iter().copied().filter(|one| !is_away(one)).collect();
    let direct = here.iter().copied().filter(|one| supervisors.iter().any(|(known, _)| known == one)).collect();
    Ok([direct, here, able].into_iter().find(|people| !people.is_empty()).unwrap_or_default())
}

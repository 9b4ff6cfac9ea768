//! Asking a colleague in a case, with a time in working hours by which the answer is wanted. Whatever note the colleague writes there is
//! the answer. The customer's clock runs on.

pub(crate) mod page;

use std::time::Duration;

use ::store::Tx;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use org::Employee;
use platform::App;

use crate::CaseId;
use crate::case_events::ColleagueAnswered;
use crate::case_events::ColleagueAsked;
use crate::case_events::QuestionLate;
use crate::converse::WORK;
use crate::converse::ask_in_note;
use crate::notices;
use crate::store;
use crate::store::questions;
use crate::store::together;

const WATCH: Permission = Permission { key: "desk.watch-questions", roles: &[Role::System] };
/// How many questions one round marks.
const ROUND: u32 = 500;
/// The working hours within which an answer can be wanted.
pub(crate) const HOURS: [u64; 4] = [1, 4, 8, 16];

/// A question to a colleague.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: i64,
    /// The case.
    pub case: CaseId,
    /// The note that asks.
    pub entry: i64,
    /// Who asks.
    pub by: EmployeeId,
    /// Who is asked.
    pub to: EmployeeId,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// By when the answer is wanted.
    pub due_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// What is asked of whom.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The colleague.
    pub to: EmployeeId,
    /// The question.
    pub text: String,
    /// Within how many working hours the answer is wanted.
    pub hours: u64,
}

/// The colleagues who can be asked in a case: those who reach it and may write the note that answers, and are present.
///
/// # Errors
/// What the database says.
pub fn may_be_asked(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Employee>> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    let (away, able) = (org::store::absences_at(tx, now)?, able_to_answer(tx, case)?);
    let is_away = |one: &Employee| away.iter().any(|absence| absence.employee == one.id);
    Ok(org::store::serving(tx)?.into_iter().filter(|one| one.id != me && able.contains(&one.id) && !is_away(one)).collect())
}

fn able_to_answer(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<EmployeeId>> {
    store::reaching(tx, WORK, case)
}

/// Asks a colleague: the question is a note of the case, and the colleague is told.
///
/// # Errors
/// `Invalid` for no question or another time than those offered; refused for oneself, or a colleague who is away or cannot answer in this
/// case; `NotFound` for a case or colleague of another entity.
pub fn ask_colleague(tx: &mut Tx<'_>, id: CaseId, asked: &Asked) -> Result<Question> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    org::store::employee(tx, asked.to)?.ok_or(Error::NotFound("employee"))?;
    if asked.to == me {
        return Err(refuse("desk-ask-oneself").into());
    }
    if !org::store::serves(tx, asked.to)? || !able_to_answer(tx, case.id)?.contains(&asked.to) {
        return Err(refuse("desk-ask-cannot-answer").into());
    }
    if org::stand_in(tx, asked.to, now)? != Some(asked.to) {
        return Err(refuse("desk-colleague-away").into());
    }
    if !HOURS.contains(&asked.hours) {
        return Err(invalid("hours", "desk-filter-unknown"));
    }
    let known = questions_of(tx, case.id)?;
    let note = ask_in_note(tx, case.id, &asked.text)?;
    if let Some(same) = known.into_iter().find(|known| known.entry == note.id && known.to == asked.to) {
        return Ok(same);
    }
    let due_at = crate::calendars::of_entity(tx)?.add_working(now, Duration::from_hours(asked.hours));
    let id = tx.new_id::<()>().get();
    let question = Question { id, case: case.id, entry: note.id, by: me, to: asked.to, asked_at: now, due_at, answered_at: None };
    questions::insert(tx, &question)?;
    tx.record(ColleagueAsked { case: case.id.get(), entry: note.id, colleague: asked.to.get(), due_at: due_at.as_millisecond() })?;
    notices::tell(tx, asked.to, "asked", Some(case.id))?;
    Ok(question)
}

/// What was asked in a case and in those that became parts of it, oldest first.
///
/// # Errors
/// What the database says.
pub(crate) fn questions_of(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Question>> {
    let mut all = Vec::new();
    for one in together::parts(tx, case)?.into_iter().chain([case]) {
        all.extend(questions::of_case(tx, one)?);
    }
    all.sort_by_key(|question| question.id);
    Ok(all)
}

/// The note of one who was asked is the answer.
pub(crate) fn answered(tx: &mut Tx<'_>, case: CaseId, entry: i64) -> Result<()> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    for question in questions_of(tx, case)?.into_iter().filter(|question| question.to == me && question.answered_at.is_none()) {
        questions::answer(tx, question.id, now)?;
        let interaction = store::newest_interaction(tx, question.case)?.map(kernel::Id::get);
        let is_kept = now <= question.due_at;
        tx.record(ColleagueAnswered { case: case.get(), interaction, entry, colleague: me.get(), is_kept })?;
        notices::tell(tx, question.by, "answered", Some(case))?;
    }
    Ok(())
}

/// Marks every question whose time has passed and tells both; answers how many.
///
/// # Errors
/// What the database says.
pub async fn mark_unanswered(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let now = app.now();
    let late = app.read(clock.may(WATCH)?, move |tx| questions::newly_late(tx, now, ROUND)).await?;
    for (entity, id) in &late {
        let id = *id;
        app.write(clock.may(WATCH)?.within(*entity), move |tx| mark(tx, id)).await?;
    }
    Ok(late.len())
}

/// Looks again inside the transaction: it may have been answered meanwhile.
fn mark(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let now = tx.now();
    let Some(question) = questions::one(tx, id)?.filter(|question| question.answered_at.is_none()) else { return Ok(()) };
    if questions::mark_late(tx, id, now)? == 0 {
        return Ok(());
    }
    let interaction = store::newest_interaction(tx, question.case)?.map(kernel::Id::get);
    tx.record(QuestionLate {
        case: question.case.get(),
        interaction,
        colleague: question.to.get(),
        due_at: question.due_at.as_millisecond(),
    })?;
    for employee in [question.to, question.by] {
        notices::tell(tx, employee, "unanswered", Some(question.case))?;
    }
    Ok(())
}

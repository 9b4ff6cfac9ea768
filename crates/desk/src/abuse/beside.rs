//! What the page of a case shows of abuse that was reported in it: the message, since when it waits, and what the supervisor may do.

use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;
use ui::Choice;
use ui::Page;

use super::ANSWER;
use super::OUTCOMES;
use super::Report;
use super::ReportId;
use super::answer::is_moved_by_another;
use super::of_case;
use crate::Case;
use crate::State;
use crate::converse::preview;
use crate::names::Names;
use crate::split::entry;

/// The reports of a case that are not ended, or ended for those who read how.
pub(crate) struct Reports {
    pub(crate) all: Vec<Shown>,
    pub(crate) outcomes: Vec<Choice>,
}

/// A report as it is shown.
pub(crate) struct Shown {
    /// Where its acts go.
    pub(crate) path: String,
    /// What stands at its head: who reported it, or that it is ended.
    pub(crate) title: String,
    pub(crate) at: Timestamp,
    /// By when an answer is wanted, while there is none.
    pub(crate) due: Option<Timestamp>,
    /// The beginning of the message.
    pub(crate) words: String,
    /// Where the message stands.
    pub(crate) message: String,
    pub(crate) note: String,
    /// What the supervisor did first, and within how long; empty while nothing.
    pub(crate) answer: String,
    pub(crate) answer_note: String,
    pub(crate) outcome: String,
    pub(crate) outcome_note: String,
    pub(crate) is_open: bool,
    /// Whether the one who looks may take the case over, say how to go on, end it.
    pub(crate) may_take: bool,
    pub(crate) may_guide: bool,
    pub(crate) may_end: bool,
    /// The names of the boxes for how to go on, and for what came of it.
    pub(crate) guiding: String,
    pub(crate) ending: String,
}

/// The name of the box in which somebody says how to go on.
pub(super) fn guiding(id: ReportId) -> String {
    format!("guidance-{id}")
}

/// The name of the box in which somebody says what came of it.
pub(super) fn ending(id: ReportId) -> String {
    format!("outcome-{id}")
}

impl Reports {
    /// Whether a message is reported already, by the name that it has on the page.
    pub(crate) fn has(&self, anchor: impl AsRef<str>) -> bool {
        self.all.iter().any(|report| report.message.split_once('#').is_some_and(|(_, of)| of == anchor.as_ref()))
    }

    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case, names: &mut Names) -> Result<Reports> {
        let mut all = Vec::new();
        for report in of_case(tx, case.id)? {
            all.push(shown(tx, page, (case, &report), names)?);
        }
        let outcome = |key: &str| Choice::new(key, page.t(&format!("desk-abuse-outcome-{key}")));
        Ok(Reports { all, outcomes: OUTCOMES.map(outcome).into() })
    }
}

fn shown(tx: &mut Tx<'_>, page: &Page, (case, report): (&Case, &Report), names: &mut Names) -> Result<Shown> {
    let me = tx.actor().employee().ok();
    let is_open = report.closing.is_none();
    let may = is_open && tx.actor().can(ANSWER) && me != Some(report.by);
    let name = names.of(tx, report.by)?;
    Ok(Shown {
        path: page.href(&format!("/desk/abuse-reports/{}", report.id)),
        title: page.t1("desk-abuse-by", "name", name),
        at: report.at,
        due: report.answer.is_none().then_some(report.due_at),
        words: words(tx, report)?,
        message: format!("{}#entry-{}", page.href(&case.path()), report.entry),
        note: report.note.clone(),
        answer: answer(tx, page, report, names)?,
        answer_note: report.answer.as_ref().map(|answer| answer.note.clone()).unwrap_or_default(),
        outcome: report.closing.as_ref().map(|end| page.t(&format!("desk-abuse-outcome-{}", end.outcome))).unwrap_or_default(),
        outcome_note: report.closing.as_ref().map(|end| end.note.clone()).unwrap_or_default(),
        is_open,
        may_take: may && case.owner != me && case.state == State::Open && !is_moved_by_another(report, me),
        may_guide: may && report.answer.is_none(),
        may_end: may,
        guiding: guiding(report.id),
        ending: ending(report.id),
    })
}

/// The beginning of the message that was reported, behind its greeting.
pub(crate) fn words(tx: &mut Tx<'_>, report: &Report) -> Result<String> {
    Ok(entry(tx, report.case, report.entry)?.map(|message| preview(&message.text)).unwrap_or_default())
}

/// What the supervisor did first, and after how long; empty while nothing.
pub(crate) fn answer(tx: &mut Tx<'_>, page: &Page, report: &Report, names: &mut Names) -> Result<String> {
    let Some(answer) = &report.answer else { return Ok(String::new()) };
    let name = names.of(tx, answer.by)?;
    Ok(page.t2(&format!("desk-abuse-answer-{}", answer.how), "name", name, "time", page.datetime(answer.at)))
}

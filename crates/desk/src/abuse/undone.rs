//! A hand-over that answered reports of abuse is taken back: they wait for an answer again.

use ::store::Tx;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use super::Report;
use super::answer::MOVED;
use super::events::AbuseAnswerUndone;
use super::of_case;
use super::tell_answerers;
use crate::CaseId;
use crate::store;
use crate::store::abuse;

/// The reports that the one who acts answered by handing the case on at an instant wait again. One that has been ended since stays so.
///
/// # Errors
/// What the database says.
pub(crate) fn taken_back(tx: &mut Tx<'_>, case: CaseId, handed_at: Timestamp) -> Result<()> {
    let me = tx.actor().employee()?;
    let is_by_it = |report: &Report| {
        let answer = report.answer.as_ref().filter(|_| report.closing.is_none());
        answer.is_some_and(|known| known.by == me && known.at == handed_at && MOVED.contains(&known.how.as_str()))
    };
    for report in of_case(tx, case)?.into_iter().filter(is_by_it) {
        abuse::take_answer_back(tx, report.id)?;
        // Its time may be over: then nothing else would say that it waits.
        if let Some(case) = store::case_anywhere(tx, report.case)? {
            tell_answerers(tx, &case, report.by, "abuse-waits")?;
        }
        tx.record(AbuseAnswerUndone { case: report.case.get(), interaction: report.interaction.map(Id::get), report: report.id.get() })?;
    }
    Ok(())
}

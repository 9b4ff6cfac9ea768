//! Abuse by a customer who stands before an employee (8.abuse): what was said is written down as the evidence in the act that reports it,
//! and a supervisor who comes takes the matter over.

use ::store::Tx;
use kernel::Error;
use kernel::Result;
use platform::Settings;

use super::Report;
use super::answer;
use super::of_case;
use super::report;
use crate::CaseId;
use crate::Said;
use crate::converse::say;
use crate::store;

/// Writes down what a customer said, and reports it: those who answer such reports are told. A second press reports nothing more.
///
/// # Errors
/// `NotFound` for a case that the right does not reach; what the database says.
pub fn report_in_person(tx: &mut Tx<'_>, settings: &Settings, id: CaseId, said: Said) -> Result<()> {
    let me = tx.actor().employee()?;
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    if of_case(tx, case.id)?.iter().any(|known| known.by == me && is_open(known)) {
        return Ok(());
    }
    let entry = say(tx, &mut case, said)?;
    report(tx, settings, case.id, (entry.id, "")).map(drop)
}

/// Whether abuse was reported in a case and has not ended.
///
/// # Errors
/// What the database says.
pub fn is_abuse_open(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    Ok(of_case(tx, case)?.iter().any(is_open))
}

/// Whoever reported abuse in a case is relieved: the one who acts takes it over. Answers whether there was anything to take over.
///
/// # Errors
/// Refused where another has moved the case; `NotFound` where the right does not reach it.
pub fn relieve(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let me = tx.actor().employee()?;
    let waiting: Vec<Report> = of_case(tx, case)?.into_iter().filter(|report| is_open(report) && report.by != me).collect();
    waiting.iter().try_for_each(|report| answer::take_over(tx, report.id).map(drop))?;
    Ok(!waiting.is_empty())
}

fn is_open(report: &Report) -> bool {
    report.closing.is_none()
}

//! The clock of reports of abuse: one that no supervisor has answered in time is told to everybody who may answer it, once; where there is
//! nobody but whoever reported it, to those who give roles.

use ::store::Tx;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;

use super::ANSWER;
use super::ReportId;
use super::events::AbuseLate;
use super::tell_answerers;
use crate::notices;
use crate::round;
use crate::store;
use crate::store::abuse;

const WATCH: Permission = Permission { key: "desk.watch-abuse", roles: &[Role::System] };
/// How many reports one round marks.
const ROUND: u32 = 500;

/// Marks every report whose time has passed without an answer.
///
/// # Errors
/// What the database says.
pub(crate) async fn mark_late(app: &App) -> Result<()> {
    let (clock, now) = (Actor::system("clock", None), app.now());
    let late = app.read(clock.may(WATCH)?, move |tx| abuse::newly_late(tx, now, ROUND)).await?;
    for (entity, id) in late {
        round::each(app, clock.may(WATCH)?.within(entity), id.get(), move |tx| mark(tx, id)).await?;
    }
    Ok(())
}

/// Looks again inside the transaction: it may have been answered meanwhile.
fn mark(tx: &mut Tx<'_>, id: ReportId) -> Result<()> {
    let Some(report) = abuse::one(tx, id)?.filter(|report| report.answer.is_none()) else { return Ok(()) };
    if abuse::mark_late(tx, id)? == 0 {
        return Ok(());
    }
    tx.record(AbuseLate {
        case: report.case.get(),
        interaction: report.interaction.map(Id::get),
        report: id.get(),
        due_at: report.due_at.as_millisecond(),
    })?;
    let Some(case) = store::case(tx, report.case)? else { return Ok(()) };
    let told: Vec<EmployeeId> = store::reaching(tx, ANSWER, case.id)?.into_iter().filter(|one| *one != report.by).collect();
    if told.is_empty() {
        return tell_answerers(tx, &case, report.by, "abuse-waits");
    }
    told.into_iter().try_for_each(|one| notices::tell(tx, one, "abuse-waits", Some(case.id)))
}

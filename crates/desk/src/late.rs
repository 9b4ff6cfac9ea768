//! The clock that notices what is late: it marks each case once, tells the owner, and the rules do the rest.

use ::store::Tx;
use kernel::Actor;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;

use crate::CaseId;
use crate::Sorts;
use crate::events::CaseLate;
use crate::notices;
use crate::store;

const WATCH: Permission = Permission { key: "desk.watch-clocks", roles: &[Role::System] };
/// How many cases one round marks.
const ROUND: u32 = 500;

/// Marks every case whose due time has passed; answers how many.
///
/// # Errors
/// What the database says.
pub async fn mark_late(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let now = app.now();
    let late = app.read(clock.may(WATCH)?, move |tx| store::newly_late(tx, now, ROUND)).await?;
    for (entity, case) in &late {
        let case = *case;
        app.write(clock.may(WATCH)?.within(*entity), move |tx| mark(tx, case)).await?;
    }
    Ok(late.len())
}

/// Looks again inside the transaction: the reply may have gone out meanwhile.
fn mark(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let now = tx.now();
    let Some(mut case) = store::case(tx, id)? else { return Ok(()) };
    let Some(due) = case.due_at.filter(|due| *due < now && !case.is_late) else { return Ok(()) };
    case.is_late = true;
    store::save_case(tx, &mut case)?;
    let interaction = store::newest_interaction(tx, id)?;
    let sorts = Sorts::of(tx, &case)?;
    tx.record(CaseLate {
        case: id.get(),
        interaction: interaction.map(kernel::Id::get),
        owner: case.owner.map(kernel::Id::get),
        due_at: due.as_millisecond(),
        sorts,
    })?;
    for employee in [case.owner, case.back_up].into_iter().flatten() {
        notices::tell(tx, employee, "late", Some(id))?;
    }
    Ok(())
}

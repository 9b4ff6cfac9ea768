//! The clock that notices what is late: it marks each case once, tells the owner, and the rules do the rest.

use ::store::Tx;
use kernel::Actor;
use kernel::Event;
use kernel::Permission;
use kernel::Recorded;
use kernel::Result;
use kernel::Role;
use platform::App;
use serde::Deserialize;

use crate::Case;
use crate::CaseId;
use crate::Sorts;
use crate::abuse;
use crate::events::CaseLate;
use crate::notices;
use crate::round;
use crate::store;
use crate::store::together;

const WATCH: Permission = Permission { key: "desk.watch-clocks", roles: &[Role::System] };
/// How many cases one round marks.
const ROUND: u32 = 500;
/// How many events of a case are read together.
const STRETCH: u32 = 500;

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
        round::each(app, clock.may(WATCH)?.within(*entity), case.get(), move |tx| mark(tx, case)).await?;
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
    // Whoever has reported abuse is not late as long as the supervisor has time to answer.
    let charged = match case.owner {
        Some(owner) if abuse::waits(tx, id, (owner, due))? => None,
        owner => owner,
    };
    tx.record(CaseLate {
        case: id.get(),
        interaction: interaction.map(kernel::Id::get),
        owner: charged.map(kernel::Id::get),
        due_at: due.as_millisecond(),
        sorts,
    })?;
    for employee in [case.owner, case.back_up].into_iter().flatten() {
        notices::tell(tx, employee, "late", Some(id))?;
    }
    Ok(())
}

/// A due time that was missed, as the event said it: when, by whom, and what it was sorted by.
#[derive(Deserialize)]
pub(crate) struct Missed {
    pub(crate) due_at: i64,
    pub(crate) owner: Option<i64>,
    pub(crate) sorts: Sorts,
}

/// The due time that was missed since a case's clock began, in the case itself or in one that became part of it; none where the event is so
/// old that it does not say what it is sorted by.
pub(crate) fn missed(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Missed>> {
    let mut newest: Option<Recorded> = None;
    for id in together::parts(tx, case.id)?.into_iter().chain([case.id]) {
        let found = newest_late(tx, id)?.filter(|found| found.at >= case.countdown.started());
        newest = newest.into_iter().chain(found).max_by_key(|event| event.seq);
    }
    Ok(newest.and_then(|event| serde_json::from_value(event.data).ok()))
}

fn newest_late(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<Recorded>> {
    let (mut newest, mut after) = (None, 0);
    loop {
        let events = tx.events_of_case(id.get(), after, STRETCH)?;
        let Some(last) = events.last() else { return Ok(newest) };
        after = last.seq;
        newest = events.into_iter().rfind(|event| event.kind == CaseLate::KIND).or(newest);
    }
}

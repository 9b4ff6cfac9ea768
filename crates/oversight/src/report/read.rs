//! Reads a report: nothing but sums, of the days that are asked for and of as many before them.

use std::collections::BTreeMap;

use ::store::Tx;
use desk::store::backlogs::by_service;
use desk::store::backlogs::came_since;
use desk::store::figures::Scope;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;

use crate::figures::measure::Counts;
use crate::period::Period;
use crate::report::ages::Ages;
use crate::report::ages::ages;
use crate::report::ages::earliest;
use crate::report::figures::Figures;
use crate::report::of::Of;
use crate::report::of::Reached;
use crate::report::of::reached;
use crate::report::staff::Staff;
use crate::report::subjects::Subject;
use crate::report::subjects::centres;
use crate::report::subjects::langs;
use crate::report::subjects::people;
use crate::report::subjects::services;
use crate::store::kept;
use crate::store::read;

/// All that a report shows.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    /// Whose it is; empty for all that is reached.
    pub(crate) name: String,
    pub(crate) period: Period,
    pub(crate) now: Figures,
    pub(crate) then: Figures,
    pub(crate) days: BTreeMap<i64, Counts>,
    pub(crate) ages: Ages,
    pub(crate) centres: Vec<Subject>,
    pub(crate) people: Vec<Subject>,
    pub(crate) services: Vec<Subject>,
    /// By the language of customers.
    pub(crate) langs: Vec<(Lang, Subject)>,
    /// Until when what happened is counted.
    pub(crate) counted_to: Timestamp,
}

/// Reads the report of what a scope reaches.
///
/// # Errors
/// `NotFound` for what lies outside the scope.
pub(crate) fn report(tx: &mut Tx<'_>, scope: &Scope, of: Of, period: Period) -> Result<Report> {
    let reached = reached(tx, scope, of)?;
    let days = read::days(tx, &reached.whose, period)?;
    let mut counts = Counts::default();
    days.values().for_each(|day| counts += *day);
    let now = Figures::new(counts, read::spreads(tx, &reached.whose, period)?);
    let before = period.before();
    let then = Figures::new(read::total(tx, &reached.whose, before)?, read::spreads(tx, &reached.whose, before)?);
    let is_whole = of == Of::Reach && !matches!(scope, Scope::Employee(_));
    let has_people = is_whole || matches!(of, Of::Centre(_));
    let staff = Staff::read(tx)?;
    let by_service = if has_people || reached.service.is_some() { by_service(tx, &reached.scope)? } else { Vec::new() };
    Ok(Report {
        period,
        now,
        then,
        days,
        ages: open_by_age(tx, &reached, (&staff, &by_service))?,
        centres: if is_whole && *scope == Scope::Entity { centres(tx, &staff, period)? } else { Vec::new() },
        people: if has_people { people(tx, &staff, &reached.scope, period)? } else { Vec::new() },
        services: if has_people { services(tx, &by_service, &reached.scope, period)? } else { Vec::new() },
        langs: if is_whole && *scope == Scope::Entity { langs(tx, period)? } else { Vec::new() },
        counted_to: kept::mark(tx)?.at,
        name: reached.name,
    })
}

/// What is open now by age: what came lately by its days, and all that is older as the rest of what is open.
fn open_by_age(tx: &mut Tx<'_>, reached: &Reached, (staff, by_service): (&Staff, &[(Option<ServiceId>, i64)])) -> Result<Ages> {
    let earliest = earliest(&desk::calendars::of_entity(tx)?, desk::day_of(tx.now()));
    let open = match reached.service {
        Some(_) => by_service.iter().filter(|(service, _)| *service == reached.service).map(|(_, open)| open).sum(),
        None => staff.open(&reached.scope),
    };
    let lately = came_since(tx, &reached.scope, reached.service, earliest[3])?;
    Ok(ages(earliest, &lately, open))
}

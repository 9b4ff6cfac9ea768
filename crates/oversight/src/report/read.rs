//! Reads a report: nothing but sums, of the days that are asked for and of as many before them.

use std::collections::BTreeMap;

use ::store::Tx;
use desk::store::backlogs::Apart;
use desk::store::backlogs::Backlog;
use desk::store::backlogs::backlog;
use desk::store::figures::Scope;
use kernel::Result;
use kernel::Timestamp;

use crate::figures::measure::Counts;
use crate::figures::measure::Time;
use crate::figures::spread::Spread;
use crate::period::Period;
use crate::report::ages::Ages;
use crate::report::ages::ages;
use crate::report::figures::Figures;
use crate::report::of::Of;
use crate::report::of::Reached;
use crate::report::of::reached;
use crate::report::subjects::Subject;
use crate::report::subjects::centres;
use crate::report::subjects::people;
use crate::report::subjects::services;
use crate::store::kept;
use crate::store::read;
use crate::store::read::Whose;

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
    let now = figures(tx, &reached.whose, period, &days)?;
    let before = period.before();
    let days_before = read::days(tx, &reached.whose, before)?;
    let then = figures(tx, &reached.whose, before, &days_before)?;
    let is_whole = of == Of::Reach && !matches!(scope, Scope::Employee(_));
    let has_people = is_whole || matches!(of, Of::Centre(_));
    let today = desk::day_of(tx.now());
    let open = open(tx, &reached)?;
    let calendar = desk::calendars::of_entity(tx)?;
    Ok(Report {
        period,
        now,
        then,
        days,
        ages: ages(&calendar, today, &open),
        centres: if is_whole && *scope == Scope::Entity { centres(tx, period)? } else { Vec::new() },
        people: if has_people { people(tx, &reached.scope, period)? } else { Vec::new() },
        services: if has_people { services(tx, &reached.scope, period)? } else { Vec::new() },
        counted_to: kept::mark(tx)?.at,
        name: reached.name,
    })
}

fn figures(tx: &mut Tx<'_>, whose: &Whose, period: Period, days: &BTreeMap<i64, Counts>) -> Result<Figures> {
    let mut counts = Counts::default();
    days.values().for_each(|day| counts += *day);
    let mut spreads: [Spread; Time::ALL.len()] = Default::default();
    for (spread, time) in spreads.iter_mut().zip(Time::ALL) {
        *spread = read::spread(tx, whose, time, period)?;
    }
    Ok(Figures::new(counts, spreads))
}

fn open(tx: &mut Tx<'_>, reached: &Reached) -> Result<Vec<Backlog>> {
    let apart = if reached.service.is_some() { Apart::Service } else { Apart::Nothing };
    let all = backlog(tx, &reached.scope, apart)?;
    Ok(all.into_iter().filter(|row| reached.service.is_none() || row.service == reached.service).collect())
}

//! The figures of each centre, employee and service within a report.

use std::collections::BTreeMap;

use ::store::Tx;
use desk::store::backlogs::Apart;
use desk::store::backlogs::backlog;
use desk::store::figures::Scope;
use kernel::Result;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::period::Period;
use crate::report::figures::Figures;
use crate::report::of::Of;
use crate::store::read;

/// Who or what a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// Something with a report of its own.
    Known(String, Of),
    /// The key of what it is called: nobody, no centre, colleagues who have left.
    Rest(&'static str),
}

/// A row: figures of the period, and what is open now.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    pub(crate) named: Named,
    pub(crate) figures: Figures,
    pub(crate) open: i64,
    pub(crate) is_own: bool,
}

/// Counts and open cases, by subject. How durations are spread is read for one subject at a time: a table tells averages.
#[derive(Default)]
struct Found {
    counts: BTreeMap<String, Counts>,
    open: BTreeMap<String, i64>,
}

impl Found {
    fn read(tx: &mut Tx<'_>, cut: Cut, period: Period) -> Result<Found> {
        Ok(Found { counts: read::subjects(tx, cut, period)?, open: BTreeMap::new() })
    }

    /// Takes a subject's figures out.
    fn take(&mut self, subject: &str) -> (Figures, i64) {
        let counts = self.counts.remove(subject).unwrap_or_default();
        (Figures::of(counts), self.open.remove(subject).unwrap_or_default())
    }

    /// What is left as one row.
    fn rest(&mut self, name: &'static str) -> Option<Subject> {
        let mut counts = Counts::default();
        std::mem::take(&mut self.counts).into_values().for_each(|left| counts += left);
        let open = std::mem::take(&mut self.open).into_values().sum();
        let figures = Figures::of(counts);
        (!counts.is_empty() || open > 0).then_some(Subject { named: Named::Rest(name), figures, open, is_own: false })
    }
}

fn row(name: String, of: Of, (figures, open): (Figures, i64), is_own: bool) -> Option<Subject> {
    let is_shown = open > 0 || !figures.counts.is_empty();
    is_shown.then_some(Subject { named: Named::Known(name, of), figures, open, is_own })
}

/// The employees in reach, one's own first, then by name: nobody is ranked.
pub(crate) fn people(tx: &mut Tx<'_>, scope: &Scope, period: Period) -> Result<Vec<Subject>> {
    let (lang, me) = (tx.actor().lang, tx.actor().employee().ok());
    let mut found = Found::read(tx, Cut::Employee, period)?;
    for load in desk::store::all_loads(tx)? {
        found.open.insert(load.owner.map_or_else(|| "0".to_owned(), |id| id.to_string()), load.open);
    }
    let mut rows = Vec::new();
    for employee in org::store::employees(tx)? {
        let figures = found.take(&employee.id.to_string());
        let in_reach = match scope {
            Scope::Entity => true,
            Scope::Centres(centres) => employee.centre.is_some_and(|centre| centres.contains(&centre)),
            Scope::Employee(id) => employee.id == *id,
        };
        if in_reach {
            rows.extend(row(employee.name.get(lang).into(), Of::Employee(employee.id), figures, Some(employee.id) == me));
        }
    }
    rows.sort_by_key(|row| (!row.is_own, name(row)));
    if *scope == Scope::Entity {
        let (figures, open) = found.take("0");
        let nobody = Subject { named: Named::Rest("oversight-nobody"), figures, open, is_own: false };
        rows.extend((open > 0 || !nobody.figures.counts.is_empty()).then_some(nobody));
        rows.extend(found.rest("oversight-left"));
    }
    Ok(rows)
}

fn name(subject: &Subject) -> String {
    match &subject.named {
        Named::Known(name, _) => name.clone(),
        Named::Rest(_) => String::new(),
    }
}

/// The centres of the entity.
pub(crate) fn centres(tx: &mut Tx<'_>, period: Period) -> Result<Vec<Subject>> {
    let lang = tx.actor().lang;
    let mut found = Found::read(tx, Cut::Centre, period)?;
    let homes: BTreeMap<_, _> = org::store::employees(tx)?.into_iter().map(|employee| (employee.id, employee.centre)).collect();
    for load in desk::store::all_loads(tx)? {
        let centre = load.owner.and_then(|owner| homes.get(&owner).copied().flatten());
        *found.open.entry(centre.map_or_else(|| "0".to_owned(), |id| id.to_string())).or_default() += load.open;
    }
    let mut rows = Vec::new();
    for centre in org::store::centres(tx)? {
        let figures = found.take(&centre.id.to_string());
        rows.extend(row(centre.name.get(lang).into(), Of::Centre(centre.id), figures, false));
    }
    // Without centres there is nothing to tell apart.
    if !rows.is_empty() {
        rows.extend(found.rest("oversight-no-centre"));
    }
    Ok(rows)
}

/// The services, of the entity or of some centres.
pub(crate) fn services(tx: &mut Tx<'_>, scope: &Scope, period: Period) -> Result<Vec<Subject>> {
    let lang = tx.actor().lang;
    let mut found = match scope {
        Scope::Centres(centres) => {
            let all = Found::read(tx, Cut::CentreService, period)?;
            let prefixes: Vec<String> = centres.iter().map(|centre| format!("{centre}/")).collect();
            of_centres(all, &prefixes)
        }
        _ => Found::read(tx, Cut::Service, period)?,
    };
    for open in backlog(tx, scope, Apart::Service)? {
        let service = open.service.map_or_else(|| "0".to_owned(), |id| id.to_string());
        *found.open.entry(service).or_default() += open.open;
    }
    let mut rows = Vec::new();
    for service in org::store::services(tx)? {
        let figures = found.take(&service.id.to_string());
        rows.extend(row(service.name.get(lang).into(), Of::Service(service.id), figures, false));
    }
    if !rows.is_empty() {
        rows.extend(found.rest("oversight-no-service"));
    }
    Ok(rows)
}

/// Adds the figures of a service in several centres together.
fn of_centres(all: Found, prefixes: &[String]) -> Found {
    let service = |subject: &str| prefixes.iter().find_map(|prefix| subject.strip_prefix(prefix.as_str())).map(str::to_owned);
    let mut found = Found::default();
    for (subject, counts) in all.counts {
        if let Some(service) = service(&subject) {
            *found.counts.entry(service).or_default() += counts;
        }
    }
    found
}

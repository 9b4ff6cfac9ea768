//! The figures of each centre, employee and service within a report.

use std::collections::BTreeMap;

use ::store::Tx;
use desk::store::figures::Scope;
use kernel::Lang;
use kernel::Result;
use org::Employee;
use org::ServiceId;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::period::Period;
use crate::report::figures::Figures;
use crate::report::of::Of;
use crate::report::staff::Staff;
use crate::report::staff::reaches;
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
    fn read(tx: &mut Tx<'_>, (cut, wanted): (Cut, Option<&[String]>), period: Period) -> Result<Found> {
        Ok(Found { counts: read::subjects(tx, cut, wanted, period)?, open: BTreeMap::new() })
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
pub(crate) fn people(tx: &mut Tx<'_>, staff: &Staff, scope: &Scope, period: Period) -> Result<Vec<Subject>> {
    let (lang, me) = (tx.actor().lang, tx.actor().employee().ok());
    let serving: Vec<&Employee> = staff.employees.iter().filter(|one| one.is_active && reaches(scope, one)).collect();
    let wanted: Vec<String> = serving.iter().map(|employee| employee.id.to_string()).collect();
    let wanted = (*scope != Scope::Entity).then_some(wanted.as_slice());
    let mut found = Found::read(tx, (Cut::Employee, wanted), period)?;
    for load in &staff.loads {
        found.open.insert(load.owner.map_or_else(|| "0".to_owned(), |id| id.to_string()), load.open);
    }
    let of_one = |employee: &Employee, found: &mut Found| {
        let (own, of) = (Some(employee.id) == me, Of::Employee(employee.id));
        row(employee.name.get(lang).into(), of, found.take(&employee.id.to_string()), own)
    };
    let mut rows: Vec<Subject> = serving.into_iter().filter_map(|employee| of_one(employee, &mut found)).collect();
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
pub(crate) fn centres(tx: &mut Tx<'_>, staff: &Staff, period: Period) -> Result<Vec<Subject>> {
    let lang = tx.actor().lang;
    let mut found = Found::read(tx, (Cut::Centre, None), period)?;
    let homes: BTreeMap<_, _> = staff.employees.iter().map(|employee| (employee.id, employee.centre)).collect();
    for load in &staff.loads {
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

/// The languages of customers. What is open is not kept by language.
pub(crate) fn langs(tx: &mut Tx<'_>, period: Period) -> Result<Vec<(Lang, Subject)>> {
    let mut found = Found::read(tx, (Cut::Lang, None), period)?;
    let name = |lang: Lang| if lang == Lang::Ar { "oversight-lang-ar" } else { "oversight-lang-en" };
    let subject = |lang: Lang| {
        let (figures, open) = found.take(lang.code());
        (lang, Subject { named: Named::Rest(name(lang)), figures, open, is_own: false })
    };
    let mut all: Vec<(Lang, Subject)> = Lang::ALL.into_iter().map(subject).collect();
    all.retain(|(_, subject)| !subject.figures.counts.is_empty());
    Ok(all)
}

/// The services, of the entity or of some centres, with what is open of each.
pub(crate) fn services(tx: &mut Tx<'_>, open: &[(Option<ServiceId>, i64)], scope: &Scope, period: Period) -> Result<Vec<Subject>> {
    let (lang, all) = (tx.actor().lang, org::store::services(tx)?);
    let key = |service: Option<ServiceId>| service.map_or_else(|| "0".to_owned(), |id| id.to_string());
    let mut found = match scope {
        Scope::Centres(centres) => {
            let keys = || all.iter().map(|service| key(Some(service.id))).chain([key(None)]);
            let wanted: Vec<String> = centres.iter().flat_map(|centre| keys().map(move |service| format!("{centre}/{service}"))).collect();
            let of_all = Found::read(tx, (Cut::CentreService, Some(&wanted)), period)?;
            let prefixes: Vec<String> = centres.iter().map(|centre| format!("{centre}/")).collect();
            of_centres(of_all, &prefixes)
        }
        _ => Found::read(tx, (Cut::Service, None), period)?,
    };
    for (service, open) in open {
        *found.open.entry(key(*service)).or_default() += open;
    }
    let mut rows = Vec::new();
    for service in all {
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

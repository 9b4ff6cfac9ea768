//! Figures by employee, centre and service, each in order of names: nobody is ranked.

use std::collections::BTreeMap;

use ::store::Tx;
use desk::store::figures::Scope;
use guide::Tally;
use kernel::EmployeeId;
use kernel::Result;

use crate::figure::Figure;
use crate::period::Period;
use crate::report::of::Of;
use crate::report::staff::reaches;

/// Those of whom a scorecard is made, besides the whole.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// `people`, `teams`, `services`.
    pub(crate) key: &'static str,
    pub(crate) persons: Vec<Person>,
}

/// The figure of an employee, a team or a service over all clauses.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Where its own scorecard is.
    pub(crate) of: Option<Of>,
    pub(crate) name: String,
    pub(crate) is_own: bool,
    pub(crate) figure: Figure,
}

/// What was found of each employee over all clauses.
pub(crate) type Found = BTreeMap<EmployeeId, Tally>;

/// Reads it once for people and teams.
pub(crate) fn found(tx: &mut Tx<'_>, period: Period) -> Result<Found> {
    Ok(desk::store::figures::by_employee(tx, (period.from, period.to))?.into_iter().collect())
}

/// Those in reach of a scope who work or worked here, with their figures: together with what is nobody's they make up the whole.
pub(crate) fn people(tx: &mut Tx<'_>, scope: &Scope, found: &Found) -> Result<Vec<Person>> {
    let (lang, me) = (tx.actor().lang, tx.actor().employee().ok());
    let person = |employee: org::Employee| Person {
        figure: Figure::of(found.get(&employee.id).copied().unwrap_or_default()),
        is_own: Some(employee.id) == me,
        of: Some(Of::Employee(employee.id)),
        name: employee.name.get(lang).into(),
    };
    Ok(shown(org::store::all_employees(tx)?.into_iter().filter(|employee| reaches(scope, employee)).map(person).collect()))
}

/// The centres, each with what those who work in it now did.
pub(crate) fn teams(tx: &mut Tx<'_>, found: &Found) -> Result<Vec<Person>> {
    let lang = tx.actor().lang;
    let mut tallies: BTreeMap<_, Tally> = BTreeMap::new();
    for employee in org::store::employees(tx)? {
        if let (Some(centre), Some(tally)) = (employee.centre, found.get(&employee.id)) {
            *tallies.entry(centre).or_default() += *tally;
        }
    }
    let team = |centre: org::Centre| {
        let figure = Figure::of(tallies.get(&centre.id).copied().unwrap_or_default());
        Person { name: centre.name.get(lang).into(), is_own: false, figure, of: Some(Of::Centre(centre.id)) }
    };
    Ok(shown(org::store::centres(tx)?.into_iter().map(team).collect()))
}

/// The services, each with what was done for it.
pub(crate) fn services(tx: &mut Tx<'_>, period: Period) -> Result<Vec<Person>> {
    let lang = tx.actor().lang;
    let tallies: BTreeMap<_, Tally> = desk::store::figures::by_service(tx, (period.from, period.to))?.into_iter().collect();
    let service = |service: org::Service| {
        let figure = Figure::of(tallies.get(&service.id).copied().unwrap_or_default());
        Person { name: service.name.get(lang).into(), is_own: false, figure, of: Some(Of::Service(service.id)) }
    };
    Ok(shown(org::store::services(tx)?.into_iter().map(service).collect()))
}

/// Those of whom something was found, in order of their names in the reader's language.
fn shown(mut all: Vec<Person>) -> Vec<Person> {
    all.retain(|person| person.figure.tally != Tally::default());
    all.sort_by_cached_key(|one| (writing::fold::fold(&one.name), one.name.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, is_own: bool, met: u64, missed: u64) -> Person {
        let tally = Tally { met, missed, ..Tally::default() };
        Person { name: name.into(), is_own, figure: Figure::of(tally), of: None }
    }

    #[test]
    fn everybody_stands_in_order_of_names_however_large_their_share() {
        let people = [person("هدى", true, 90, 10), person("أمل", false, 1, 4), person("إيمان", false, 60, 40), person("آلاء", false, 0, 0)];
        let names: Vec<String> = shown(people.into()).into_iter().map(|person| person.name).collect();
        assert_eq!(names, ["أمل", "إيمان", "هدى"]);
    }
}

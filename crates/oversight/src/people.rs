//! Figures by employee: one's own first, then those with enough observed, then those with too little, who are never ranked.

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

/// The employees in reach of a scope, with their figures.
pub(crate) fn people(tx: &mut Tx<'_>, scope: &Scope, found: &Found) -> Result<Vec<Person>> {
    let (lang, me) = (tx.actor().lang, tx.actor().employee().ok());
    let person = |employee: org::Employee| Person {
        figure: Figure::of(found.get(&employee.id).copied().unwrap_or_default()),
        is_own: Some(employee.id) == me,
        of: Some(Of::Employee(employee.id)),
        name: employee.name.get(lang).into(),
    };
    let mut people: Vec<Person> = org::store::employees(tx)?.into_iter().filter(|employee| reaches(scope, employee)).map(person).collect();
    people.retain(|person| person.figure.tally != Tally::default());
    people.sort_by(in_order);
    Ok(people)
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

/// Those of whom something was found, in order of names: teams and services have different work, and are not ranked by it.
fn shown(mut all: Vec<Person>) -> Vec<Person> {
    all.retain(|person| person.figure.tally != Tally::default());
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

fn in_order(one: &Person, other: &Person) -> std::cmp::Ordering {
    let rank =
        |person: &Person| (!person.is_own, !person.figure.is_enough(), if person.figure.is_enough() { -person.figure.share() } else { 0 });
    rank(one).cmp(&rank(other)).then_with(|| one.name.cmp(&other.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, is_own: bool, met: u64, missed: u64) -> Person {
        let tally = Tally { met, missed, ..Tally::default() };
        Person { name: name.into(), is_own, figure: Figure::of(tally), of: None }
    }

    #[test]
    fn ones_own_stands_first_and_a_small_sample_is_in_order_of_names() {
        let mut people = [
            person("Salim", false, 5, 0),
            person("Huda", false, 60, 40),
            person("Ali", false, 1, 4),
            person("Mona", true, 2, 8),
            person("Noor", false, 90, 10),
        ];
        people.sort_by(in_order);
        assert_eq!(people.map(|person| person.name), ["Mona", "Noor", "Huda", "Ali", "Salim"]);
    }
}

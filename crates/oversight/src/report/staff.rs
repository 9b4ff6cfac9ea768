//! Who works or worked in an entity and how much each has in hand, read once for all tables of a report.

use std::collections::BTreeSet;

use ::store::Tx;
use desk::store::Load;
use desk::store::figures::Scope;
use kernel::EmployeeId;
use kernel::Result;
use org::Employee;

/// The employees of an entity, and the counts of what each owns.
pub(crate) struct Staff {
    /// All who work or worked there.
    pub(crate) employees: Vec<Employee>,
    pub(crate) loads: Vec<Load>,
}

/// Whether somebody's figures belong to a scope.
pub(crate) fn reaches(scope: &Scope, employee: &Employee) -> bool {
    match scope {
        Scope::Entity => true,
        Scope::Centres(centres) => employee.centre.is_some_and(|centre| centres.contains(&centre)),
        Scope::Employee(id) => employee.id == *id,
    }
}

impl Staff {
    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Staff> {
        Ok(Staff { employees: org::store::all_employees(tx)?, loads: desk::store::all_loads(tx)? })
    }

    /// How many cases are open in a scope; nobody's belong to the entity alone.
    pub(crate) fn open(&self, scope: &Scope) -> i64 {
        let reached: BTreeSet<EmployeeId> = self.employees.iter().filter(|one| reaches(scope, one)).map(|one| one.id).collect();
        let is_reached = |load: &&Load| *scope == Scope::Entity || load.owner.is_some_and(|owner| reached.contains(&owner));
        self.loads.iter().filter(is_reached).map(|load| load.open).sum()
    }
}

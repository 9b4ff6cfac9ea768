//! The statements on who may serve customers.

use ::store::Tx;
use ::store::Value;
use ::store::listed;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;

use crate::Employee;
use crate::serving::SERVING;
use crate::store::EMPLOYEE;
use crate::store::employee_row;

/// The condition that the employee `e` of the entity `$1` works here, can sign in and holds a role that serves; parameters from `first` on.
pub(super) fn may_serve(first: usize) -> (String, Vec<Value>) {
    let (roles, values) = listed(first, SERVING.map(Role::key));
    let condition = format!(
        "e.state = 'active' and exists (select 1 from accounts a where a.id = e.id and a.state = 'active')
         and exists (select 1 from role_grants g where g.account_id = e.id and g.entity_id = $1 and g.role in ({roles}))"
    );
    (condition, values)
}

/// Whether an employee of the entity may serve its customers now.
///
/// # Errors
/// What the database says.
pub fn serves(tx: &mut Tx<'_>, id: EmployeeId) -> Result<bool> {
    let (entity, (may_serve, roles)) = (tx.entity()?, may_serve(3));
    let params = [vec![entity.into(), id.into()], roles].concat();
    let sql = format!("select e.id from employees e where e.entity_id = $1 and e.id = $2 and {may_serve}");
    Ok(!tx.recall(&sql, &params, |row| row.get::<i64>(0))?.is_empty())
}

/// The employees who may serve the entity's customers now, by id.
///
/// # Errors
/// What the database says.
pub fn serving(tx: &mut Tx<'_>) -> Result<Vec<Employee>> {
    let (entity, (may_serve, roles)) = (tx.entity()?, may_serve(2));
    let params = [vec![entity.into()], roles].concat();
    tx.recall(&format!("{EMPLOYEE} e where e.entity_id = $1 and {may_serve} order by id"), &params, employee_row)
}

//! Who may serve customers: only they are given work, stand in for others or are asked.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;

use crate::store;

/// The roles that answer customers.
pub const SERVING: [Role; 3] = [Role::Employee, Role::Supervisor, Role::CentreManager];

/// Whether somebody may take over for an employee: whoever serves customers needs somebody who does.
///
/// # Errors
/// What the database says.
pub(crate) fn may_back_up(tx: &mut Tx<'_>, employee: EmployeeId, back_up: EmployeeId) -> Result<bool> {
    Ok(!store::serves(tx, employee)? || store::serves(tx, back_up)?)
}

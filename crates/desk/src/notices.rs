//! Notices: what an employee is told in the workspace, once, until they have seen it.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::accounts;

use crate::Case;
use crate::CaseId;
use crate::store;

/// One thing that an employee is told.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its id.
    pub id: i64,
    /// What it is: `assigned`, `taken-over`, `customer-wrote`, `late`, `mentioned`, `woken`.
    pub kind: String,
    /// The case it concerns.
    pub case: Option<CaseId>,
    /// The case's reference.
    pub reference: String,
    /// When.
    pub at: Timestamp,
    /// Whether it was seen.
    pub is_read: bool,
}

/// Tells those who lead the work on a case: the supervisors of its owner's centre and of the whole entity, but not its owner.
///
/// # Errors
/// What the database says.
pub(crate) fn tell_supervisors(tx: &mut Tx<'_>, case: &Case, kind: &str) -> Result<()> {
    for leader in leaders(tx, case.owner, Role::Supervisor)? {
        if Some(leader) != case.owner {
            tell(tx, leader, kind, Some(case.id))?;
        }
    }
    Ok(())
}

/// Who holds a role of leading over an employee's centre, or over the whole entity.
pub(crate) fn leaders(tx: &mut Tx<'_>, employee: Option<EmployeeId>, role: Role) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    let centre = employee.map_or(Ok(None), |id| org::store::employee(tx, id))?.and_then(|known| known.centre);
    let holders = accounts::holders(tx, entity, role)?;
    let mut leaders: Vec<EmployeeId> = holders.into_iter().filter(|(_, of)| of.is_none() || *of == centre).map(|(id, _)| id).collect();
    leaders.dedup();
    Ok(leaders)
}

/// Tells an employee something. Nobody is told what they did themselves.
///
/// # Errors
/// What the database says.
pub fn tell(tx: &mut Tx<'_>, employee: EmployeeId, kind: &str, case: Option<CaseId>) -> Result<()> {
    if tx.actor().employee().is_ok_and(|me| me == employee) {
        return Ok(());
    }
    store::notices::insert(tx, employee, kind, case)
}

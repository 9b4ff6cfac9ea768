//! Notices: what an employee is told in the workspace, once, until they have seen it.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;

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

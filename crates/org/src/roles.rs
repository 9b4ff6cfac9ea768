//! What employees are to the entity: roles for all of it or in a centre, with what nobody may do to herself.

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use kernel::refuse;
use platform::accounts;

use crate::store;

/// The roles that an entity gives by itself; oversight and the operator belong to no entity.
pub(crate) const GIVEN: [Role; 6] =
    [Role::Employee, Role::Supervisor, Role::CentreManager, Role::ContentEditor, Role::QualityReviewer, Role::EntityAdministrator];

/// Those that can be limited to a centre: texts and the setting up are the whole entity's.
const OF_CENTRES: [Role; 4] = [Role::Employee, Role::Supervisor, Role::CentreManager, Role::QualityReviewer];

/// Reads a role that an entity gives.
///
/// # Errors
/// `Invalid` for anything else.
pub(crate) fn role(text: &str) -> Result<Role> {
    GIVEN.into_iter().find(|role| role.key() == text).ok_or_else(|| invalid("role", "org-role-choose"))
}

/// Gives an employee a role, for the whole entity or in one of its centres.
///
/// # Errors
/// Refused for oneself; `Invalid` for a role that no centre has, or a centre of another entity; `NotFound` for its employees.
pub fn give_role(tx: &mut Tx<'_>, id: EmployeeId, role: Role, centre: Option<CentreId>) -> Result<()> {
    let entity = colleague(tx, id)?;
    if tx.actor().employee().ok() == Some(id) {
        return Err(refuse("org-role-own").into());
    }
    if let Some(centre) = centre {
        if !OF_CENTRES.contains(&role) {
            return Err(invalid("in_centre", "org-role-whole"));
        }
        store::centres(tx)?.iter().find(|one| one.id == centre).ok_or_else(|| invalid("in_centre", "org-centre-choose"))?;
    }
    accounts::grant_role(tx, id, Some(entity), centre, role)
}

/// Withdraws a role; open sessions notice at once.
///
/// # Errors
/// Refused when nobody else could set the entity up; `NotFound` for an employee of another entity.
pub fn take_role(tx: &mut Tx<'_>, id: EmployeeId, role: Role, centre: Option<CentreId>) -> Result<()> {
    let entity = colleague(tx, id)?;
    if role == Role::EntityAdministrator {
        leave_an_administrator(tx, id)?;
    }
    accounts::withdraw_role(tx, id, Some(entity), centre, role)
}

/// Withdraws every role in the entity, for one who leaves.
///
/// # Errors
/// As `take_role`; refused for oneself.
pub(crate) fn take_all(tx: &mut Tx<'_>, id: EmployeeId) -> Result<()> {
    let entity = colleague(tx, id)?;
    if tx.actor().employee().ok() == Some(id) {
        return Err(refuse("org-account-own").into());
    }
    for (role, centre) in accounts::grants(tx, id, entity)? {
        take_role(tx, id, role, centre)?;
    }
    Ok(())
}

/// The entity, when the employee is one of it.
pub(crate) fn colleague(tx: &mut Tx<'_>, id: EmployeeId) -> Result<EntityId> {
    store::employee(tx, id)?.ok_or(Error::NotFound("employee"))?;
    tx.entity()
}

/// Refuses what would leave the entity without anybody who can set it up.
pub(crate) fn leave_an_administrator(tx: &mut Tx<'_>, id: EmployeeId) -> Result<()> {
    let entity = tx.entity()?;
    let is_one = accounts::grants(tx, id, entity)?.contains(&(Role::EntityAdministrator, None));
    if is_one && !accounts::has_other(tx, entity, Role::EntityAdministrator, id)? {
        return Err(refuse("org-role-last").into());
    }
    Ok(())
}

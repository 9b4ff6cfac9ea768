//! Setting up an entity, its centres, services and people.

use ::store::Tx;
use kernel::Result;
use kernel::invalid;

use crate::Centre;
use crate::Employee;
use crate::Entity;
use crate::Service;
use crate::Skill;
use crate::events::EmployeeSaved;
use crate::events::EntityFounded;
use crate::store;

/// Sets up an entity.
///
/// # Errors
/// `Invalid` when the code is not two to six capital letters, `Conflict` when it is taken.
pub fn found_entity(tx: &mut Tx<'_>, entity: &Entity) -> Result<()> {
    if !(2..=6).contains(&entity.code.len()) || !entity.code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(invalid("code", "org-entity-code"));
    }
    store::insert_entity(tx, entity)?;
    tx.record(EntityFounded { entity: entity.id.get(), code: entity.code.clone() })?;
    Ok(())
}

/// Opens a centre of the entity.
///
/// # Errors
/// What the database says.
pub fn open_centre(tx: &mut Tx<'_>, centre: &Centre) -> Result<()> {
    store::insert_centre(tx, centre)
}

/// Adds a service to the entity's catalogue.
///
/// # Errors
/// What the database says.
pub fn add_service(tx: &mut Tx<'_>, service: &Service) -> Result<()> {
    store::insert_service(tx, service)
}

/// Writes an employee's record, new or changed.
///
/// # Errors
/// `Invalid` when a name is missing in a language, or the back-up is the employee.
pub fn save_employee(tx: &mut Tx<'_>, employee: &Employee) -> Result<()> {
    if employee.name.ar.trim().is_empty() || employee.name.en.trim().is_empty() {
        return Err(invalid("name", "org-employee-name-both"));
    }
    if employee.back_up == Some(employee.id) {
        return Err(invalid("back_up", "org-employee-own-back-up"));
    }
    let is_new = store::employee(tx, employee.id)?.is_none();
    store::save_employee(tx, employee)?;
    tx.record(EmployeeSaved { employee: employee.id.get(), is_new })?;
    Ok(())
}

/// Says what an employee is qualified for.
///
/// # Errors
/// What the database says.
pub fn qualify(tx: &mut Tx<'_>, skill: &Skill) -> Result<()> {
    store::insert_skill(tx, skill)
}

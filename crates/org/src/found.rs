//! Setting up an entity, its centres, services and people.

use ::store::Tx;
use kernel::Bilingual;
use kernel::Error;
use kernel::Result;
use kernel::invalid;

use crate::Centre;
use crate::Employee;
use crate::Entity;
use crate::Service;
use crate::ServiceId;
use crate::Skill;
use crate::events::CentreOpened;
use crate::events::EmployeeSaved;
use crate::events::EntityChanged;
use crate::events::EntityFounded;
use crate::events::ServiceSaved;
use crate::events::SkillChanged;
use crate::serving::may_back_up;
use crate::store;

/// The most letters of a service's own words.
const MOST_WORDS: usize = 2000;

/// Sets up an entity.
///
/// # Errors
/// `Invalid` when the code is not two to six capital letters, `Conflict` when it is taken.
pub fn found_entity(tx: &mut Tx<'_>, entity: &Entity) -> Result<()> {
    if !is_code(&entity.code) {
        return Err(invalid("code", "org-entity-code"));
    }
    store::insert_entity(tx, entity)?;
    tx.record(EntityFounded { entity: entity.id.get(), code: entity.code.clone() })?;
    Ok(())
}

/// Whether it can begin references: two to six capital Latin letters.
pub(crate) fn is_code(code: &str) -> bool {
    (2..=6).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Changes what the public reads of the entity: name, phone, site. Its code stays.
///
/// # Errors
/// `Invalid` when the name is missing in a language.
pub fn change_entity(tx: &mut Tx<'_>, entity: &Entity) -> Result<()> {
    in_both(&entity.name)?;
    store::update_entity(tx, entity)?;
    tx.record(EntityChanged { entity: entity.id.get() })?;
    Ok(())
}

/// Opens a centre of the entity.
///
/// # Errors
/// `Invalid` when the name is missing in a language.
pub fn open_centre(tx: &mut Tx<'_>, centre: &Centre) -> Result<()> {
    in_both(&centre.name)?;
    store::insert_centre(tx, centre)?;
    tx.record(CentreOpened { centre: centre.id.get() })?;
    Ok(())
}

/// Adds a service to the entity's catalogue.
///
/// # Errors
/// `Invalid` when the name is missing in a language.
pub fn add_service(tx: &mut Tx<'_>, service: &Service) -> Result<()> {
    in_both(&service.name)?;
    store::insert_service(tx, service)?;
    tx.record(ServiceSaved { service: service.id.get(), is_offered: service.is_offered })?;
    Ok(())
}

/// Offers a service, or no longer.
///
/// # Errors
/// `NotFound` for a service of another entity.
pub fn offer_service(tx: &mut Tx<'_>, id: ServiceId, is_offered: bool) -> Result<()> {
    if store::set_offered(tx, id, is_offered)? == 0 {
        return Err(Error::NotFound("service"));
    }
    tx.record(ServiceSaved { service: id.get(), is_offered })?;
    Ok(())
}

/// Says how customers call a service, in both languages, with commas between the words.
///
/// # Errors
/// `Invalid` for more than two thousand letters; `NotFound` for a service of another entity.
pub fn word_service(tx: &mut Tx<'_>, id: ServiceId, words: &str) -> Result<()> {
    let words = words.trim();
    if words.chars().count() > MOST_WORDS {
        return Err(invalid("words", "org-service-words-long"));
    }
    let known = store::service(tx, id)?.ok_or(Error::NotFound("service"))?;
    if known.words != words {
        store::set_words(tx, id, words)?;
        tx.record(ServiceSaved { service: id.get(), is_offered: known.is_offered })?;
    }
    Ok(())
}

fn in_both(name: &Bilingual) -> Result<()> {
    if name.ar.trim().is_empty() || name.en.trim().is_empty() {
        return Err(invalid("name", "org-name-both"));
    }
    Ok(())
}

/// Writes an employee's record, new or changed.
///
/// # Errors
/// `Invalid` when a name is missing in a language, or the back-up is the employee or serves no customers while the employee does.
pub fn save_employee(tx: &mut Tx<'_>, employee: &Employee) -> Result<()> {
    if employee.name.ar.trim().is_empty() || employee.name.en.trim().is_empty() {
        return Err(invalid("name", "org-employee-name-both"));
    }
    if employee.back_up == Some(employee.id) {
        return Err(invalid("back_up", "org-employee-own-back-up"));
    }
    let known = store::employee(tx, employee.id)?;
    let is_new = known.is_none();
    let chosen = employee.back_up.filter(|back_up| known.is_none_or(|known| known.back_up != Some(*back_up)));
    store::save_employee(tx, employee)?;
    // Asked once the record stands: one who is new serves from now on.
    if let Some(back_up) = chosen.filter(|_| employee.is_active)
        && !may_back_up(tx, employee.id, back_up)?
    {
        return Err(invalid("back_up", "org-back-up-serves-nobody"));
    }
    tx.record(EmployeeSaved { employee: employee.id.get(), is_new })?;
    Ok(())
}

/// Says what an employee is qualified for.
///
/// # Errors
/// `NotFound` for an employee or service of another entity.
pub fn qualify(tx: &mut Tx<'_>, skill: &Skill) -> Result<()> {
    store::employee(tx, skill.employee)?.ok_or(Error::NotFound("employee"))?;
    if let Some(service) = skill.service {
        store::service(tx, service)?.ok_or(Error::NotFound("service"))?;
    }
    store::insert_skill(tx, skill)?;
    tx.record(SkillChanged { employee: skill.employee.get(), channel: skill.channel.clone(), is_held: true })?;
    Ok(())
}

/// Says that an employee is no longer qualified for it.
///
/// # Errors
/// `NotFound` where the entity has no such employee.
pub fn disqualify(tx: &mut Tx<'_>, skill: &Skill) -> Result<()> {
    store::employee(tx, skill.employee)?.ok_or(Error::NotFound("employee"))?;
    if store::delete_skill(tx, skill)? > 0 {
        tx.record(SkillChanged { employee: skill.employee.get(), channel: skill.channel.clone(), is_held: false })?;
    }
    Ok(())
}

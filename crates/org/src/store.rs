//! The statements on entities, centres, services, employees, skills and absences.

mod absences;
mod guides;
mod serving;
mod skills;

use ::store::Ask;
use ::store::Row;
use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Gender;
use kernel::Result;

use crate::Centre;
use crate::Employee;
use crate::Entity;
use crate::Service;
use crate::ServiceId;

pub use absences::absence;
pub use absences::absences_at;
pub use absences::absences_between;
pub(crate) use absences::end_absence;
pub(crate) use absences::insert_absence;
pub(crate) use guides::save_service_guide;
pub use guides::service_guide;
pub use serving::serves;
pub use serving::serving;
pub use skills::all_skills;
pub(crate) use skills::delete_skill;
pub(crate) use skills::insert_skill;
pub use skills::known_skills;
pub use skills::qualified;
pub use skills::qualified_at;
pub use skills::skills;
pub use skills::skills_of;

/// Every entity of the installation: public knowledge, read without a wall.
pub fn entities(tx: &mut Tx<'_>) -> Result<Vec<Entity>> {
    tx.query("select id, code, name_ar, name_en, phone, site from entities order by code", &[], entity_row)
}

/// The entity with this code.
pub fn entity_by_code(tx: &mut Tx<'_>, code: &str) -> Result<Option<Entity>> {
    tx.one("select id, code, name_ar, name_en, phone, site from entities where code = $1", &[code.into()], entity_row)
}

/// The first employee of each entity, who set it up: read by whoever runs the installation, without a wall.
pub(crate) fn first_employees(tx: &mut Tx<'_>) -> Result<Vec<(EntityId, EmployeeId)>> {
    tx.query("select entity_id, min(id) from employees group by entity_id", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The entity of the transaction.
pub fn own_entity(tx: &mut Tx<'_>) -> Result<Option<Entity>> {
    let id = tx.entity()?;
    entity(tx, id)
}

/// An entity by its id.
pub(crate) fn entity(tx: &mut Tx<'_>, id: EntityId) -> Result<Option<Entity>> {
    Ok(tx.recall("select id, code, name_ar, name_en, phone, site from entities where id = $1", &[id.into()], entity_row)?.pop())
}

fn entity_row(row: &Row) -> Result<Entity> {
    Ok(Entity { id: row.get(0)?, code: row.get(1)?, name: bilingual(row, 2)?, phone: row.get(4)?, site: row.get(5)? })
}

/// Two neighbouring columns, Arabic first.
fn bilingual(row: &Row, column: usize) -> Result<Bilingual> {
    Ok(Bilingual { ar: row.get(column)?, en: row.get(column + 1)? })
}

pub(crate) fn insert_entity(tx: &mut Tx<'_>, entity: &Entity) -> Result<()> {
    let now = tx.now();
    let row = [
        entity.id.into(),
        (&entity.code).into(),
        (&entity.name.ar).into(),
        (&entity.name.en).into(),
        (&entity.phone).into(),
        (&entity.site).into(),
        now.into(),
    ];
    tx.execute("insert into entities (id, code, name_ar, name_en, phone, site, created_at) values ($1, $2, $3, $4, $5, $6, $7)", &row)?;
    Ok(())
}

pub(crate) fn update_entity(tx: &mut Tx<'_>, entity: &Entity) -> Result<()> {
    let id = tx.entity()?;
    let row = [id.into(), (&entity.name.ar).into(), (&entity.name.en).into(), (&entity.phone).into(), (&entity.site).into()];
    tx.execute("update entities set name_ar = $2, name_en = $3, phone = $4, site = $5 where id = $1", &row)?;
    Ok(())
}

pub(crate) fn insert_centre(tx: &mut Tx<'_>, centre: &Centre) -> Result<()> {
    let entity = tx.entity()?;
    let row = [
        centre.id.into(),
        entity.into(),
        (&centre.name.ar).into(),
        (&centre.name.en).into(),
        (&centre.place.ar).into(),
        (&centre.place.en).into(),
    ];
    tx.execute("insert into centres (id, entity_id, name_ar, name_en, place_ar, place_en) values ($1, $2, $3, $4, $5, $6)", &row)?;
    Ok(())
}

/// The entity's centres.
pub fn centres(tx: &mut Tx<'_>) -> Result<Vec<Centre>> {
    let entity = tx.entity()?;
    tx.query("select id, name_ar, name_en, place_ar, place_en from centres where entity_id = $1 order by id", &[entity.into()], centre_row)
}

/// One centre of the entity.
pub fn centre(tx: &mut Tx<'_>, id: CentreId) -> Result<Option<Centre>> {
    let entity = tx.entity()?;
    let sql = "select id, name_ar, name_en, place_ar, place_en from centres where entity_id = $1 and id = $2";
    Ok(tx.recall(sql, &[entity.into(), id.into()], centre_row)?.pop())
}

fn centre_row(row: &Row) -> Result<Centre> {
    Ok(Centre { id: row.get(0)?, name: bilingual(row, 1)?, place: bilingual(row, 3)? })
}

pub(crate) fn insert_service(tx: &mut Tx<'_>, service: &Service) -> Result<()> {
    let entity = tx.entity()?;
    let names = [(&service.name.ar).into(), (&service.name.en).into(), service.is_offered.into(), (&service.words).into()];
    let row = [vec![service.id.into(), entity.into()], names.to_vec()].concat();
    tx.execute("insert into services (id, entity_id, name_ar, name_en, is_offered, words) values ($1, $2, $3, $4, $5, $6)", &row)?;
    Ok(())
}

/// The entity's services.
pub fn services(tx: &mut Tx<'_>) -> Result<Vec<Service>> {
    let entity = tx.entity()?;
    tx.recall("select id, name_ar, name_en, is_offered, words from services where entity_id = $1 order by id", &[entity.into()], |row| {
        Ok(Service { id: row.get(0)?, name: bilingual(row, 1)?, is_offered: row.get(3)?, words: row.get(4)? })
    })
}

pub(crate) fn set_words(tx: &mut Tx<'_>, id: ServiceId, words: &str) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("update services set words = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), words.into()])
}

pub(crate) fn set_offered(tx: &mut Tx<'_>, id: ServiceId, is_offered: bool) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("update services set is_offered = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), is_offered.into()])
}

/// One service of the entity.
pub fn service(tx: &mut Tx<'_>, id: ServiceId) -> Result<Option<Service>> {
    Ok(services(tx)?.into_iter().find(|service| service.id == id))
}

const EMPLOYEE: &str = "select id, centre_id, name_ar, name_en, title_ar, title_en, department_ar, department_en, phone, email, gender,
    back_up_id, letters_off, state from employees";

/// One employee of the entity.
pub fn employee(tx: &mut Tx<'_>, id: EmployeeId) -> Result<Option<Employee>> {
    let entity = tx.entity()?;
    Ok(tx.recall(&format!("{EMPLOYEE} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], employee_row)?.pop())
}

/// Who works or worked here with this address, written in small letters; the newest where several have it.
///
/// # Errors
/// What the database says.
pub fn employee_at(tx: &mut Tx<'_>, address: &str) -> Result<Option<Employee>> {
    let entity = tx.entity()?;
    let sql = format!("{EMPLOYEE} where entity_id = $1 and lower(email) = $2 order by id desc limit 1");
    Ok(tx.recall(&sql, &[entity.into(), address.into()], employee_row)?.pop())
}

const AT_ADDRESS: &str = "select id from employees where entity_id = $1 and lower(email) = $2 and state = 'active' limit 1";

/// Whether somebody who works here has this address, written in small letters.
pub fn is_address_of_employee(tx: &mut Tx<'_>, address: &str) -> Result<bool> {
    let entity = tx.entity()?;
    Ok(tx.one(AT_ADDRESS, &[entity.into(), address.into()], |row| row.get::<i64>(0))?.is_some())
}

/// What `is_address_of_employee` will ask.
pub fn ask_for_address(entity: EntityId, address: &str) -> Ask {
    Ask::new(AT_ADDRESS, &[entity.into(), address.into()])
}

/// The entity's employees who work here now, by id.
pub fn employees(tx: &mut Tx<'_>) -> Result<Vec<Employee>> {
    let entity = tx.entity()?;
    tx.query(&format!("{EMPLOYEE} where entity_id = $1 and state = 'active' order by id"), &[entity.into()], employee_row)
}

/// All who work or worked here, who work here first.
///
/// # Errors
/// What the database says.
pub fn all_employees(tx: &mut Tx<'_>) -> Result<Vec<Employee>> {
    let entity = tx.entity()?;
    tx.query(&format!("{EMPLOYEE} where entity_id = $1 order by state, id"), &[entity.into()], employee_row)
}

fn employee_row(row: &Row) -> Result<Employee> {
    let gender: Option<String> = row.get(10)?;
    let state: String = row.get(13)?;
    Ok(Employee {
        id: row.get(0)?,
        centre: row.get(1)?,
        name: bilingual(row, 2)?,
        title: bilingual(row, 4)?,
        department: bilingual(row, 6)?,
        phone: row.get(8)?,
        email: row.get(9)?,
        gender: gender.as_deref().and_then(Gender::parse),
        back_up: row.get(11)?,
        letters_off: row.get(12)?,
        is_active: state == "active",
    })
}

/// Writes a new employee, or all that can change of one.
pub(crate) fn save_employee(tx: &mut Tx<'_>, employee: &Employee) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let row = [
        employee.id.into(),
        entity.into(),
        employee.centre.into(),
        (&employee.name.ar).into(),
        (&employee.name.en).into(),
        (&employee.title.ar).into(),
        (&employee.title.en).into(),
        (&employee.department.ar).into(),
        (&employee.department.en).into(),
        (&employee.phone).into(),
        (&employee.email).into(),
        employee.gender.map(Gender::key).into(),
        employee.back_up.into(),
        employee.letters_off.into(),
        if employee.is_active { "active" } else { "left" }.into(),
        now.into(),
    ];
    tx.execute(
        "insert into employees (id, entity_id, centre_id, name_ar, name_en, title_ar, title_en, department_ar, department_en, phone, email, gender,
             back_up_id, letters_off, state, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (id) do update set centre_id = excluded.centre_id, name_ar = excluded.name_ar, name_en = excluded.name_en,
             title_ar = excluded.title_ar, title_en = excluded.title_en, department_ar = excluded.department_ar,
             department_en = excluded.department_en, phone = excluded.phone, email = excluded.email, gender = excluded.gender,
             back_up_id = excluded.back_up_id, letters_off = excluded.letters_off, state = excluded.state
         where employees.entity_id = excluded.entity_id",
        &row,
    )?;
    Ok(())
}

/// The entity to which an account belongs as an employee; read before anybody is inside a wall, at sign-in.
pub fn entity_of_employee(tx: &mut Tx<'_>, id: EmployeeId) -> Result<Option<EntityId>> {
    tx.one("select entity_id from employees where id = $1", &[id.into()], |row| row.get(0))
}

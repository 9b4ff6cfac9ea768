//! The statements on what employees are qualified for.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::Result;

use crate::ServiceId;
use crate::Skill;

pub(crate) fn insert_skill(tx: &mut Tx<'_>, skill: &Skill) -> Result<()> {
    let entity = tx.entity()?;
    let row = [entity.into(), skill.employee.into(), skill.service.map_or(0, Id::get).into(), (&skill.channel).into(), skill.lang.into()];
    tx.execute(
        "insert into skills (entity_id, employee_id, service_id, channel, lang) values ($1, $2, $3, $4, $5) on conflict do nothing",
        &row,
    )?;
    Ok(())
}

/// Who is qualified for a channel in a language, and for the service if one is named.
pub fn qualified(tx: &mut Tx<'_>, channel: &str, lang: Lang, service: Option<ServiceId>) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    tx.recall(
        "select distinct s.employee_id from skills s join employees e on e.id = s.employee_id and e.state = 'active'
         where s.entity_id = $1 and s.channel = $2 and s.lang = $3 and (s.service_id = 0 or s.service_id = $4) order by s.employee_id",
        &[entity.into(), channel.into(), lang.into(), service.map_or(0, Id::get).into()],
        |row| row.get(0),
    )
}

/// What an employee is qualified for.
pub fn skills(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<Vec<Skill>> {
    let entity = tx.entity()?;
    tx.query(
        "select service_id, channel, lang from skills where entity_id = $1 and employee_id = $2 order by channel, lang, service_id",
        &[entity.into(), employee.into()],
        |row| {
            let service: i64 = row.get(0)?;
            Ok(Skill { employee, service: (service != 0).then(|| Id::new(service)), channel: row.get(1)?, lang: row.get(2)? })
        },
    )
}

/// What all who work here are qualified for.
pub fn all_skills(tx: &mut Tx<'_>) -> Result<Vec<Skill>> {
    let entity = tx.entity()?;
    tx.recall(
        "select s.employee_id, s.service_id, s.channel, s.lang from skills s join employees e on e.id = s.employee_id and e.state = 'active'
         where s.entity_id = $1 order by s.employee_id, s.channel, s.lang, s.service_id",
        &[entity.into()],
        |row| {
            let service: i64 = row.get(1)?;
            Ok(Skill { employee: row.get(0)?, service: (service != 0).then(|| Id::new(service)), channel: row.get(2)?, lang: row.get(3)? })
        },
    )
}

pub(crate) fn delete_skill(tx: &mut Tx<'_>, skill: &Skill) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute(
        "delete from skills where entity_id = $1 and employee_id = $2 and service_id = $3 and channel = $4 and lang = $5",
        &[entity.into(), skill.employee.into(), skill.service.map_or(0, Id::get).into(), (&skill.channel).into(), skill.lang.into()],
    )
}

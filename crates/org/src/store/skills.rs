//! The statements on what employees are qualified for.

use ::store::Row;
use ::store::Tx;
use ::store::listed;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::Result;

use crate::ServiceId;
use crate::Skill;
use crate::store::serving::may_serve;

pub(crate) fn insert_skill(tx: &mut Tx<'_>, skill: &Skill) -> Result<()> {
    let entity = tx.entity()?;
    let row = [entity.into(), skill.employee.into(), skill.service.map_or(0, Id::get).into(), (&skill.channel).into(), skill.lang.into()];
    tx.execute(
        "insert into skills (entity_id, employee_id, service_id, channel, lang) values ($1, $2, $3, $4, $5) on conflict do nothing",
        &row,
    )?;
    Ok(())
}

/// Who is qualified for a channel in a language, and for the service if one is named, and may serve.
pub fn qualified(tx: &mut Tx<'_>, channel: &str, lang: Lang, service: Option<ServiceId>) -> Result<Vec<EmployeeId>> {
    let (entity, (may_serve, roles)) = (tx.entity()?, may_serve(5));
    let asked = vec![entity.into(), channel.into(), lang.into(), service.map_or(0, Id::get).into()];
    let sql = format!(
        "select distinct s.employee_id from skills s join employees e on e.id = s.employee_id
         where s.entity_id = $1 and s.channel = $2 and s.lang = $3 and (s.service_id = 0 or s.service_id = $4) and {may_serve}
         order by s.employee_id"
    );
    tx.recall(&sql, &[asked, roles].concat(), |row| row.get(0))
}

/// Who works in a centre or in the entity's office, is qualified for a service of a channel in any language, and may serve.
pub fn qualified_at(tx: &mut Tx<'_>, channel: &str, (centre, service): (CentreId, ServiceId)) -> Result<Vec<EmployeeId>> {
    // Each language is named, so that the index leads to the service and not through all that the entity's people are qualified for.
    let (langs, spoken) = listed(5, Lang::ALL.map(Lang::code));
    let (entity, (may_serve, roles)) = (tx.entity()?, may_serve(5 + spoken.len()));
    let asked = vec![entity.into(), channel.into(), service.into(), centre.into()];
    let sql = format!(
        "select distinct s.employee_id from skills s join employees e on e.id = s.employee_id
         where s.entity_id = $1 and s.channel = $2 and s.lang in ({langs}) and s.service_id in (0, $3)
         and (e.centre_id is null or e.centre_id = $4) and {may_serve} order by s.employee_id"
    );
    tx.recall(&sql, &[asked, spoken, roles].concat(), |row| row.get(0))
}

/// What an employee is qualified for.
pub fn skills(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<Vec<Skill>> {
    let entity = tx.entity()?;
    tx.query(
        "select employee_id, service_id, channel, lang from skills where entity_id = $1 and employee_id = $2
         order by channel, lang, service_id",
        &[entity.into(), employee.into()],
        skill,
    )
}

/// What several employees are qualified for, in one question.
pub fn skills_of(tx: &mut Tx<'_>, employees: &[EmployeeId]) -> Result<Vec<Skill>> {
    if employees.is_empty() {
        return Ok(Vec::new());
    }
    let (places, employees) = listed(2, employees.iter().copied());
    let sql = format!(
        "select employee_id, service_id, channel, lang from skills where entity_id = $1 and employee_id in ({places})
         order by employee_id, channel, lang, service_id"
    );
    let params = [vec![tx.entity()?.into()], employees].concat();
    tx.query(&sql, &params, skill)
}

/// What all who may serve are qualified for.
pub fn all_skills(tx: &mut Tx<'_>) -> Result<Vec<Skill>> {
    let (entity, (may_serve, roles)) = (tx.entity()?, may_serve(2));
    let sql = format!(
        "select s.employee_id, s.service_id, s.channel, s.lang from skills s join employees e on e.id = s.employee_id
         where s.entity_id = $1 and {may_serve} order by s.employee_id, s.channel, s.lang, s.service_id"
    );
    tx.recall(&sql, &[vec![entity.into()], roles].concat(), skill)
}

/// What anybody who has not left is qualified for, also those who may not serve any more.
pub fn known_skills(tx: &mut Tx<'_>) -> Result<Vec<Skill>> {
    let entity = tx.entity()?;
    let sql = "select s.employee_id, s.service_id, s.channel, s.lang from skills s
               join employees e on e.id = s.employee_id and e.entity_id = s.entity_id
               where s.entity_id = $1 and e.state = 'active' order by s.employee_id, s.channel, s.lang, s.service_id";
    tx.recall(sql, &[entity.into()], skill)
}

fn skill(row: &Row) -> Result<Skill> {
    let service: i64 = row.get(1)?;
    Ok(Skill { employee: row.get(0)?, service: (service != 0).then(|| Id::new(service)), channel: row.get(2)?, lang: row.get(3)? })
}

pub(crate) fn delete_skill(tx: &mut Tx<'_>, skill: &Skill) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute(
        "delete from skills where entity_id = $1 and employee_id = $2 and service_id = $3 and channel = $4 and lang = $5",
        &[entity.into(), skill.employee.into(), skill.service.map_or(0, Id::get).into(), (&skill.channel).into(), skill.lang.into()],
    )
}

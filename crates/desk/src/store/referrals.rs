//! The statements on handing cases over: how often, to which other entity, and from which they came.

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Result;

use crate::CaseId;
use crate::referrals::Arrived;
use crate::referrals::Referral;
use crate::referrals::ReferralId;

/// Writes down that a case was handed over: from whom, none where nobody had it, and to whom, none where it went to another entity.
pub(crate) fn count_handing(tx: &mut Tx<'_>, case: CaseId, (from, to): (Option<EmployeeId>, Option<EmployeeId>)) -> Result<()> {
    let (entity, id, now) = (tx.entity()?, tx.new_id::<()>(), tx.now());
    tx.execute(
        "insert into handings (id, entity_id, case_id, from_id, to_id, at) values ($1, $2, $3, $4, $5, $6)",
        &[id.into(), entity.into(), case.into(), from.into(), to.into(), now.into()],
    )?;
    Ok(())
}

/// The newest handing of a case is taken back, where it went to an employee: it never stood.
pub(crate) fn take_back(tx: &mut Tx<'_>, case: CaseId, to: Option<EmployeeId>) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "delete from handings where entity_id = $1 and to_id = $3
             and id = (select max(id) from handings where entity_id = $1 and case_id = $2)",
        &[entity.into(), case.into(), to.into()],
    )
    .map(drop)
}

/// Whether an employee handed a case over before.
pub(crate) fn has_handed(tx: &mut Tx<'_>, case: CaseId, employee: EmployeeId) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select id from handings where entity_id = $1 and case_id = $2 and from_id = $3 limit 1";
    Ok(tx.one(sql, &[entity.into(), case.into(), employee.into()], |row| row.get::<i64>(0))?.is_some())
}

/// Who handed a case to the employee who answers it now, where that is the first answer since; it is written down that they answered.
pub(crate) fn answered(tx: &mut Tx<'_>, case: CaseId, employee: EmployeeId) -> Result<Option<EmployeeId>> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "select id, from_id, to_id, answered_at from handings where entity_id = $1 and case_id = $2 order by id desc limit 1";
    let newest = tx.one(sql, &[entity.into(), case.into()], |row| {
        let (id, answered): (i64, Option<i64>) = (row.get(0)?, row.get(3)?);
        Ok((id, row.get::<Option<EmployeeId>>(1)?, row.get::<Option<EmployeeId>>(2)?, answered.is_some()))
    })?;
    let Some((id, from, _, _)) = newest.filter(|(_, _, to, is_answered)| *to == Some(employee) && !is_answered) else { return Ok(None) };
    tx.execute("update handings set answered_at = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), now.into()])?;
    Ok(from)
}

/// How often a case was handed over here since it came: what was before is counted in what it came with.
pub(crate) fn handings(tx: &mut Tx<'_>, case: CaseId) -> Result<i64> {
    let entity = tx.entity()?;
    let found = tx.one(
        "select count(*) from handings where entity_id = $1 and case_id = $2
                 and id > coalesce((select max(referral_id) from arrivals where entity_id = $1 and case_id = $2), 0)",
        &[entity.into(), case.into()],
        |row| row.get(0),
    );
    Ok(found?.unwrap_or(0))
}

pub(crate) fn insert(tx: &mut Tx<'_>, referral: &Referral) -> Result<()> {
    let entity = tx.entity()?;
    let stops = serde_json::to_string(&referral.stops).map_err(kernel::broken("writing when a clock stood still"))?;
    tx.execute(
        "insert into referrals (id, entity_id, case_id, to_entity_id, note, since_at, by_id, at, stops)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            referral.id.into(),
            entity.into(),
            referral.case.into(),
            referral.to.into(),
            (&referral.note).into(),
            referral.since.into(),
            referral.by.into(),
            referral.at.into(),
            stops.into(),
        ],
    )?;
    Ok(())
}

fn referral(row: &Row) -> Result<Referral> {
    Ok(Referral {
        id: row.get(0)?,
        case: row.get(1)?,
        to: row.get(2)?,
        note: row.get(3)?,
        since: row.get(4)?,
        by: row.get(5)?,
        at: row.get(6)?,
        arrived: row.get(7)?,
        stops: row.json(8)?,
    })
}

/// One referral of the entity.
pub(crate) fn one(tx: &mut Tx<'_>, id: ReferralId) -> Result<Option<Referral>> {
    let entity = tx.entity()?;
    tx.one(
        "select id, case_id, to_entity_id, note, since_at, by_id, at, arrived_reference, stops from referrals where entity_id = $1 and id = $2",
        &[entity.into(), id.into()],
        referral,
    )
}

/// The newest referral of a case.
pub(crate) fn newest(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Referral>> {
    let entity = tx.entity()?;
    tx.one(
        "select id, case_id, to_entity_id, note, since_at, by_id, at, arrived_reference, stops from referrals
         where entity_id = $1 and case_id = $2 order by id desc limit 1",
        &[entity.into(), case.into()],
        referral,
    )
}

/// Writes down under which number a case goes on in the other entity.
pub(crate) fn arrived(tx: &mut Tx<'_>, id: ReferralId, reference: &str) -> Result<bool> {
    let entity = tx.entity()?;
    let changed = tx.execute(
        "update referrals set arrived_reference = $3 where entity_id = $1 and id = $2 and arrived_reference is null",
        &[entity.into(), id.into(), reference.into()],
    )?;
    Ok(changed == 1)
}

pub(crate) fn insert_arrival(tx: &mut Tx<'_>, id: ReferralId, arrived: &Arrived) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into arrivals (referral_id, entity_id, case_id, from_entity_id, reference, handed) values ($1, $2, $3, $4, $5, $6)",
        &[id.into(), entity.into(), arrived.case.into(), arrived.from.into(), (&arrived.reference).into(), arrived.handed.into()],
    )?;
    Ok(())
}

fn arrival(row: &Row) -> Result<Arrived> {
    Ok(Arrived { case: row.get(0)?, from: row.get(1)?, reference: row.get(2)?, handed: row.get(3)? })
}

/// What arrived by a referral, if it did.
pub(crate) fn arrival_of(tx: &mut Tx<'_>, id: ReferralId) -> Result<Option<Arrived>> {
    let entity = tx.entity()?;
    tx.one(
        "select case_id, from_entity_id, reference, handed from arrivals where entity_id = $1 and referral_id = $2",
        &[entity.into(), id.into()],
        arrival,
    )
}

/// From where a case came, if it came from another entity.
pub(crate) fn came_from(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Arrived>> {
    let entity = tx.entity()?;
    tx.one(
        "select case_id, from_entity_id, reference, handed from arrivals where entity_id = $1 and case_id = $2 order by referral_id desc limit 1",
        &[entity.into(), case.into()],
        arrival,
    )
}

/// The name of an entity, which is public knowledge.
pub(crate) fn name_of(tx: &mut Tx<'_>, id: EntityId, lang: kernel::Lang) -> Result<String> {
    let known = org::store::entities(tx)?.into_iter().find(|entity| entity.id == id);
    Ok(known.map(|entity| entity.name.get(lang).to_owned()).unwrap_or_default())
}

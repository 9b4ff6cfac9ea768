//! The walls between the centres of an entity: a right that is limited to centres reaches their cases, those that the one who acts
//! owns, and those that are nobody's and no centre's yet.

use ::store::Tx;
use ::store::Value;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::accounts;

use crate::CaseId;

/// A condition that begins with `and`, or is empty; and the values of its parameters.
pub type Condition = (String, Vec<Value>);

/// Which cases the transaction's right reaches, one condition for each way, so that each list goes along an index of its own. `table`
/// names the cases with a dot, or is empty; parameters are numbered from `first` on.
pub(crate) fn ways(tx: &Tx<'_>, table: &str, first: usize) -> Vec<Condition> {
    let centres = tx.grant().centres();
    if centres.is_empty() {
        return vec![(String::new(), Vec::new())];
    }
    let of_centre = centres.iter().map(|centre| (format!(" and {table}centre_id = ${first}"), vec![(*centre).into()]));
    let of_nobody = (format!(" and {table}owner_id is null and {table}centre_id is null"), Vec::new());
    let own = tx.actor().employee().ok().map(|me| (format!(" and {table}owner_id = ${first}"), vec![me.into()]));
    of_centre.chain([of_nobody]).chain(own).collect()
}

/// The same as one condition, for lists of other parts that join the cases.
pub fn reached(tx: &Tx<'_>, table: &str, first: usize) -> Condition {
    let centres = tx.grant().centres();
    if centres.is_empty() {
        return (String::new(), Vec::new());
    }
    let me = tx.actor().employee().map_or(0, kernel::Id::get);
    let (places, centres) = ::store::listed(first + 1, centres.iter().copied());
    let condition = format!(
        " and ({table}owner_id = ${first} or {table}centre_id in ({places}) or ({table}owner_id is null and {table}centre_id is null))"
    );
    (condition, [vec![me.into()], centres].concat())
}

/// Those of the entity whose right reaches a case: for who is told of it. It asks once for each role that has the right, however many work there.
///
/// # Errors
/// What the database says.
pub fn reaching(tx: &mut Tx<'_>, right: Permission, case: CaseId) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    let sql = "select owner_id, centre_id from cases where entity_id = $1 and id = $2";
    let found: Option<(Option<EmployeeId>, Option<CentreId>)> =
        tx.one(sql, &[entity.into(), case.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some((owner, centre)) = found else { return Ok(Vec::new()) };
    let is_nobodys = owner.is_none() && centre.is_none();
    let mut people = Vec::new();
    for role in right.roles.iter().filter(|role| **role != Role::System) {
        let holders = accounts::holders(tx, entity, *role)?.into_iter();
        let reaching = holders.filter(|(one, of)| of.is_none() || *of == centre || is_nobodys || owner == Some(*one));
        people.extend(reaching.map(|(one, _)| one));
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// The colleagues whose counts belong to the transaction's right; nothing where it reaches the whole entity.
pub(crate) fn colleagues(tx: &mut Tx<'_>) -> Result<Option<Vec<EmployeeId>>> {
    let centres = tx.grant().centres().to_vec();
    if centres.is_empty() {
        return Ok(None);
    }
    let me = tx.actor().employee().ok();
    let all = org::store::employees(tx)?.into_iter();
    let of_centres = all.filter(|one| Some(one.id) == me || one.centre.is_some_and(|centre| centres.contains(&centre)));
    Ok(Some(of_centres.map(|one| one.id).collect()))
}

/// The centre that has a case.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<CentreId>> {
    let entity = tx.entity()?;
    let sql = "select centre_id from cases where entity_id = $1 and id = $2";
    Ok(tx.one(sql, &[entity.into(), case.into()], |row| row.get(0))?.flatten())
}

/// A case that nobody owns is again in the centre that had it, or in none.
pub(crate) fn put_back(tx: &mut Tx<'_>, case: CaseId, centre: Option<CentreId>) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update cases set centre_id = $3 where entity_id = $1 and id = $2 and owner_id is null";
    tx.execute(sql, &[entity.into(), case.into(), centre.into()])?;
    Ok(())
}

/// An employee's open cases go with them to another centre.
pub(crate) fn follow_owner(tx: &mut Tx<'_>, owner: EmployeeId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update cases set centre_id = (select e.centre_id from employees e where e.entity_id = $1 and e.id = $2)
         where entity_id = $1 and owner_id = $2 and state in ('open', 'snoozed')",
        &[entity.into(), owner.into()],
    )?;
    Ok(())
}

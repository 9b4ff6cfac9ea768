//! The statements that take back what another help desk had. What anything else names, the database holds.

use ::store::Tx;
use kernel::CustomerId;
use kernel::EmployeeId;
use kernel::Result;

use crate::Case;
use crate::CaseId;
use crate::State;
use crate::store::loads;

/// Lets a case go with its conversation; the counts hold nothing of it any more.
pub(crate) fn drop_case(tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    case.state = State::Closed;
    loads::count(tx, case)?;
    let entity = tx.entity()?;
    for entry in entries(tx, case.id)? {
        tx.unindex("entry", entry)?;
    }
    for employee in [case.owner, case.back_up].into_iter().flatten() {
        drop_notices(tx, employee, case.id)?;
    }
    for sql in [
        "delete from offers where entity_id = $1 and case_id = $2",
        "delete from entries where entity_id = $1 and case_id = $2",
        "delete from interactions where entity_id = $1 and case_id = $2",
        "delete from cases where entity_id = $1 and id = $2",
    ] {
        tx.execute(sql, &[entity.into(), case.id.into()])?;
    }
    Ok(())
}

fn entries(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<i64>> {
    let entity = tx.entity()?;
    tx.query("select id from entries where entity_id = $1 and case_id = $2", &[entity.into(), case.into()], |row| row.get(0))
}

fn drop_notices(tx: &mut Tx<'_>, employee: EmployeeId, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "delete from notices where entity_id = $1 and employee_id = $2 and case_id = $3";
    tx.execute(sql, &[entity.into(), employee.into(), case.into()]).map(drop)
}

/// Lets a customer go with how they are reached.
pub(crate) fn drop_customer(tx: &mut Tx<'_>, id: CustomerId) -> Result<()> {
    let entity = tx.entity()?;
    for sql in
        ["delete from contact_points where entity_id = $1 and customer_id = $2", "delete from customers where entity_id = $1 and id = $2"]
    {
        tx.execute(sql, &[entity.into(), id.into()])?;
    }
    Ok(())
}

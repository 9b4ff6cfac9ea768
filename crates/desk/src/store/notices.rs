//! The statements on notices.

use ::store::Tx;
use kernel::Bilingual;
use kernel::EmployeeId;
use kernel::Result;

use crate::CaseId;
use crate::notices::Notice;

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    (employee, kind, case): (EmployeeId, &str, Option<CaseId>),
    (place, said): (&str, &Bilingual),
) -> Result<()> {
    let (entity, id, now) = (tx.entity()?, tx.new_id::<()>(), tx.now());
    tx.execute(
        "insert into notices (id, entity_id, employee_id, kind, case_id, at, place, said_ar, said_en) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            id.into(),
            entity.into(),
            employee.into(),
            kind.into(),
            case.into(),
            now.into(),
            place.into(),
            (&said.ar).into(),
            (&said.en).into(),
        ],
    )?;
    Ok(())
}

/// The newest notices of the one who acts.
pub(crate) fn newest(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Notice>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.query(
        "select n.id, n.kind, n.case_id, c.reference, n.at, n.read_at, n.place, n.said_ar, n.said_en
         from notices n left join cases c on c.id = n.case_id
         where n.entity_id = $1 and n.employee_id = $2 order by n.id desc limit $3",
        &[entity.into(), me.into(), limit.into()],
        |row| {
            let (reference, read_at): (Option<String>, Option<i64>) = (row.get(3)?, row.get(5)?);
            Ok(Notice {
                id: row.get(0)?,
                kind: row.get(1)?,
                case: row.get(2)?,
                reference: reference.unwrap_or_default(),
                place: row.get(6)?,
                said: Bilingual::new(row.get::<String>(7)?, row.get::<String>(8)?),
                at: row.get(4)?,
                is_read: read_at.is_some(),
            })
        },
    )
}

/// How many notices of the one who acts are unread, counted to a hundred.
pub(crate) fn unread(tx: &mut Tx<'_>) -> Result<usize> {
    let me = tx.actor().employee()?;
    let rows =
        tx.query("select id from notices where employee_id = $1 and read_at is null limit 100", &[me.into()], |row| row.get::<i64>(0))?;
    Ok(rows.len())
}

pub(crate) fn mark_read(tx: &mut Tx<'_>) -> Result<()> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    tx.execute(
        "update notices set read_at = $3 where entity_id = $1 and employee_id = $2 and read_at is null",
        &[entity.into(), me.into(), now.into()],
    )?;
    Ok(())
}

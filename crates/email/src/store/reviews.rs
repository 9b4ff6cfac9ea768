//! The statements on replies that left although a check stopped them.

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;

use crate::reviews::Review;
use crate::reviews::ReviewId;
use crate::reviews::Stand;

const REVIEW: &str =
    "select r.id, r.case_id, r.message_id, r.employee_id, r.kinds, r.reason, r.at, r.state, r.decided_by, r.note, r.decided_at,
    c.reference, c.subject from reply_reviews r join cases c on c.id = r.case_id";

/// One of the entity whose case the transaction's right reaches.
pub(crate) fn review(tx: &mut Tx<'_>, id: ReviewId) -> Result<Option<Review>> {
    let (entity, (reached, centres)) = (tx.entity()?, desk::store::reached(tx, "c.", 3));
    let params = [vec![entity.into(), id.into()], centres].concat();
    tx.one(&format!("{REVIEW} where r.entity_id = $1 and r.id = $2{reached}"), &params, row)
}

/// Those that stand so and whose cases the transaction's right reaches, oldest first.
pub(crate) fn reviews(tx: &mut Tx<'_>, stand: Stand, after: i64, limit: u32) -> Result<Vec<Review>> {
    let (entity, (reached, centres)) = (tx.entity()?, desk::store::reached(tx, "c.", 5));
    let sql = format!("{REVIEW} where r.entity_id = $1 and r.state = $2 and r.id > $3{reached} order by r.id limit $4");
    let params = [vec![entity.into(), stand.key().into(), after.into(), limit.into()], centres].concat();
    tx.query(&sql, &params, row)
}

/// Those of an employee, newest first.
pub(crate) fn reviews_of(tx: &mut Tx<'_>, employee: EmployeeId, limit: u32) -> Result<Vec<Review>> {
    let entity = tx.entity()?;
    let sql = format!("{REVIEW} where r.employee_id = $2 and r.entity_id = $1 order by r.id desc limit $3");
    tx.query(&sql, &[entity.into(), employee.into(), limit.into()], row)
}

/// Writes one down, new or decided.
pub(crate) fn save_review(tx: &mut Tx<'_>, review: &Review) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into reply_reviews (id, entity_id, case_id, message_id, employee_id, kinds, reason, at, state, decided_by, note, decided_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (id) do update set state = excluded.state, decided_by = excluded.decided_by, note = excluded.note,
             decided_at = excluded.decided_at",
        &[
            review.id.into(),
            entity.into(),
            review.case.into(),
            review.message.into(),
            review.employee.into(),
            review.kinds.as_str().into(),
            review.reason.as_str().into(),
            review.at.into(),
            review.stand.key().into(),
            review.decided_by.into(),
            review.note.as_str().into(),
            review.decided_at.into(),
        ],
    )?;
    Ok(())
}

fn row(row: &Row) -> Result<Review> {
    let stand: String = row.get(7)?;
    Ok(Review {
        id: row.get(0)?,
        case: row.get(1)?,
        message: row.get(2)?,
        employee: row.get(3)?,
        kinds: row.get(4)?,
        reason: row.get(5)?,
        at: row.get(6)?,
        stand: Stand::parse(&stand).unwrap_or(Stand::Open),
        decided_by: row.get(8)?,
        note: row.get(9)?,
        decided_at: row.get(10)?,
        reference: row.get(11)?,
        subject: row.get(12)?,
    })
}

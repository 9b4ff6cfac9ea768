//! The statements on the openings of counters and on what was confirmed of a day.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;

use crate::attest::Attestation;
use crate::opening::Opening;
use crate::self_test::Answer;
use crate::self_test::SelfTest;

const COLUMNS: &str =
    "id, centre_id, day, employee_id, counter, opened_at, opens_at, plate, printer, tested_at, first_customer_at, left_at,
    relieved_id";

/// When somebody opened a counter of a centre on a day.
pub(crate) fn opening(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), employee: EmployeeId) -> Result<Option<Opening>> {
    let sql = format!("select {COLUMNS} from counter_openings where entity_id = $1 and centre_id = $2 and day = $3 and employee_id = $4");
    let entity = tx.entity()?;
    tx.one(&sql, &[entity.into(), centre.into(), day.into(), employee.into()], read)
}

/// Whether somebody opened a counter of any centre on a day.
pub(crate) fn has_opened(tx: &mut Tx<'_>, day: &str, employee: EmployeeId) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select id from counter_openings where entity_id = $1 and day = $2 and employee_id = $3";
    Ok(!tx.query(sql, &[entity.into(), day.into(), employee.into()], |row| row.get::<i64>(0))?.is_empty())
}

/// Everybody who opened a counter of any centre on a day.
pub(crate) fn opened_anywhere(tx: &mut Tx<'_>, day: &str) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    let sql = "select distinct employee_id from counter_openings where entity_id = $1 and day = $2";
    tx.query(sql, &[entity.into(), day.into()], |row| row.get(0))
}

/// Everybody who opened a counter of a centre on a day, in the order in which they did.
pub(crate) fn openings(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Vec<Opening>> {
    let sql = format!("select {COLUMNS} from counter_openings where entity_id = $1 and centre_id = $2 and day = $3 order by opened_at, id");
    let entity = tx.entity()?;
    tx.query(&sql, &[entity.into(), centre.into(), day.into()], read)
}

fn read(row: &Row) -> Result<Opening> {
    let answer = |place: usize| -> Result<Answer> {
        let key: String = row.get(place)?;
        Answer::parse(&key).ok_or_else(|| Error::Broken("reading a counter's test".into(), key.into()))
    };
    Ok(Opening {
        id: row.get(0)?,
        centre: row.get(1)?,
        day: row.get(2)?,
        employee: row.get(3)?,
        counter: row.get(4)?,
        opened: row.get(5)?,
        opens: row.get(6)?,
        test: SelfTest { plate: answer(7)?, printer: answer(8)? },
        tested: row.get(9)?,
        first_customer: row.get(10)?,
        left: row.get(11)?,
        relieved: row.get(12)?,
    })
}

/// Writes an opening, new or changed.
pub(crate) fn save_opening(tx: &mut Tx<'_>, opening: &Opening) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into counter_openings (id, entity_id, centre_id, day, employee_id, counter, opened_at, opens_at, plate, printer, tested_at,
             first_customer_at, left_at, relieved_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict (id) do update set counter = excluded.counter, plate = excluded.plate, printer = excluded.printer,
             tested_at = excluded.tested_at, first_customer_at = excluded.first_customer_at,
             left_at = excluded.left_at, relieved_id = excluded.relieved_id",
        &[
            opening.id.into(),
            entity.into(),
            opening.centre.into(),
            (&opening.day).into(),
            opening.employee.into(),
            opening.counter.into(),
            opening.opened.into(),
            opening.opens.into(),
            opening.test.plate.key().into(),
            opening.test.printer.key().into(),
            opening.tested.into(),
            opening.first_customer.into(),
            opening.left.into(),
            opening.relieved.into(),
        ],
    )?;
    Ok(())
}

/// What was confirmed of a day of a centre.
pub(crate) fn attestations(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Vec<Attestation>> {
    let entity = tx.entity()?;
    let sql = "select id, clause, is_kept, note, employee_id, attested_at from day_attestations
               where entity_id = $1 and centre_id = $2 and day = $3 order by id";
    tx.query(sql, &[entity.into(), centre.into(), day.into()], |row| {
        Ok(Attestation { id: row.get(0)?, clause: row.get(1)?, is_kept: row.get(2)?, note: row.get(3)?, by: row.get(4)?, at: row.get(5)? })
    })
}

/// Writes what somebody said of an item of a day, in place of what was said before.
pub(crate) fn save_attestation(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), one: &Attestation) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into day_attestations (id, entity_id, centre_id, day, clause, is_kept, note, employee_id, attested_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id) do update set is_kept = excluded.is_kept, note = excluded.note, employee_id = excluded.employee_id,
             attested_at = excluded.attested_at",
        &[
            one.id.into(),
            entity.into(),
            centre.into(),
            day.into(),
            (&one.clause).into(),
            one.is_kept.into(),
            (&one.note).into(),
            one.by.into(),
            one.at.into(),
        ],
    )?;
    Ok(())
}

//! The statements on what counters did without a line.

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;

use crate::offline_visit::Said;
use crate::said_visit::Outcome;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// What became of something that the one who acts has said already.
pub(crate) fn said_outcome(tx: &mut Tx<'_>, key: &str) -> Result<Option<Outcome>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "select outcome from offline_visits where entity_id = $1 and employee_id = $2 and asked_key = $3";
    let found: Option<String> = tx.one(sql, &[entity.into(), me.into(), key.into()], |row| row.get(0))?;
    Ok(found.and_then(|outcome| Outcome::parse(&outcome)))
}

/// Writes down what somebody said of the time without a line, and what became of it.
pub(crate) fn insert_said(tx: &mut Tx<'_>, key: &str, said: &Said) -> Result<()> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    let sql = "insert into offline_visits (employee_id, asked_key, entity_id, centre_id, day, number, counter, outcome, steps, called_at, said_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let params = [
        me.into(),
        key.into(),
        entity.into(),
        said.centre.into(),
        (&said.day).into(),
        (&said.number).into(),
        said.counter.into(),
        said.outcome.key().into(),
        (&said.steps).into(),
        said.called.into(),
        now.into(),
    ];
    tx.execute(sql, &params).map(drop)
}

/// What was said of a centre on a day and became no visit, and who said it.
pub(crate) fn said_in_vain(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Vec<(EmployeeId, Said)>> {
    let entity = tx.entity()?;
    let sql = "select employee_id, number, counter, outcome, steps, called_at from offline_visits
               where entity_id = $1 and centre_id = $2 and day = $3 and outcome <> 'taken' order by called_at, asked_key";
    let read = |row: &::store::Row| {
        let outcome: String = row.get(3)?;
        let said = Said {
            centre,
            day: day.to_owned(),
            number: row.get(1)?,
            counter: row.get(2)?,
            outcome: Outcome::parse(&outcome).unwrap_or(Outcome::Unreadable),
            steps: row.get(4)?,
            called: row.get(5)?,
        };
        Ok((row.get(0)?, said))
    };
    tx.query(sql, &[entity.into(), centre.into(), day.into()], read)
}

/// The ticket of a centre and day with a number.
pub(crate) fn ticket_with_number(
    tx: &mut Tx<'_>,
    (centre, day): (CentreId, &str),
    (letter, number): (&str, u32),
) -> Result<Option<Ticket>> {
    let entity = tx.entity()?;
    let sql = format!("{} where entity_id = $1 and centre_id = $2 and day = $3 and letter = $4 and number = $5", super::tickets::COLUMNS);
    tx.one(&sql, &[entity.into(), centre.into(), day.into(), letter.into(), number.into()], super::tickets::read)
}

/// A kiosk says what it gave of a ticket that a counter had served before: where it came from, and since when it waited.
pub(crate) fn adopt_ticket(tx: &mut Tx<'_>, id: TicketId, (key, at): (&str, Timestamp), (from, has_priority): (&str, bool)) -> Result<()> {
    let entity = tx.entity()?;
    let sql =
        "update tickets set asked_key = $3, asked_from = $4, has_priority = $5, origin = 'kiosk-offline', issued_at = $6, since_at = $6,
                   queued_at = $6, version = version + 1
               where entity_id = $1 and id = $2";
    tx.execute(sql, &[entity.into(), id.into(), key.into(), from.into(), has_priority.into(), at.into()]).map(drop)
}

/// Forgets what was said on days before this one.
pub(crate) fn forget_said(tx: &mut Tx<'_>, day: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from offline_visits where entity_id = $1 and day < $2", &[entity.into(), day.into()]).map(drop)
}

//! The statements on walks through centres.

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;

use crate::walk::Answer;
use crate::walk::Seen;
use crate::walk::Walk;
use crate::walk::WalkId;

const COLUMNS: &str = "id, centre_id, counter, employee_id, inspector_id, day, began_at, ended_at, by_night";

/// One walk of the entity.
pub(crate) fn walk(tx: &mut Tx<'_>, id: WalkId) -> Result<Option<Walk>> {
    let entity = tx.entity()?;
    tx.one(&format!("select {COLUMNS} from walks where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// The walk that somebody has not ended yet.
pub(crate) fn open_walk(tx: &mut Tx<'_>, by: EmployeeId) -> Result<Option<Walk>> {
    let sql = format!("select {COLUMNS} from walks where entity_id = $1 and inspector_id = $2 and day = $3 and ended_at is null");
    let (entity, day) = (tx.entity()?, crate::issue::today(tx));
    tx.one(&sql, &[entity.into(), by.into(), day.into()], read)
}

/// The newest walks: in the centres that the transaction's right reaches, or only somebody's own.
pub(crate) fn newest_walks(tx: &mut Tx<'_>, by: Option<EmployeeId>, before: WalkId, limit: u32) -> Result<Vec<Walk>> {
    let (entity, centres) = (tx.entity()?, tx.grant().centres().to_vec());
    let (places, reached) = ::store::listed(5, centres.iter().copied());
    let of_centres = if centres.is_empty() { String::new() } else { format!(" and centre_id in ({places})") };
    let sql = format!(
        "select {COLUMNS} from walks where entity_id = $1 and id < $2
             and (cast($3 as bigint) = 0 or inspector_id = $3){of_centres} order by id desc limit $4"
    );
    let params = vec![entity.into(), before.into(), by.map_or(0, EmployeeId::get).into(), limit.into()];
    tx.query(&sql, &[params, reached].concat(), read)
}

/// The walks of days before this one that nobody has ended.
pub(crate) fn left_walks(tx: &mut Tx<'_>, day: &str) -> Result<Vec<Walk>> {
    let sql = format!("select {COLUMNS} from walks where entity_id = $1 and day < $2 and ended_at is null order by id");
    let entity = tx.entity()?;
    tx.query(&sql, &[entity.into(), day.into()], read)
}

/// The walks of days before this one that have ended and whose findings do not count yet.
pub(crate) fn uncounted_walks(tx: &mut Tx<'_>, day: &str) -> Result<Vec<Walk>> {
    let sql = format!(
        "select {COLUMNS} from walks where entity_id = $1 and day < $2 and counted_at is null and ended_at is not null order by id"
    );
    let entity = tx.entity()?;
    tx.query(&sql, &[entity.into(), day.into()], read)
}

/// What a walk found counts from now on.
pub(crate) fn count_walk(tx: &mut Tx<'_>, id: WalkId) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.put("update walks set counted_at = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), now.into()])
}

fn read(row: &Row) -> Result<Walk> {
    Ok(Walk {
        id: row.get(0)?,
        centre: row.get(1)?,
        counter: row.get(2)?,
        employee: row.get(3)?,
        by: row.get(4)?,
        day: row.get(5)?,
        began: row.get(6)?,
        ended: row.get(7)?,
        by_night: row.get(8)?,
    })
}

/// Writes a walk, new or ended.
pub(crate) fn save_walk(tx: &mut Tx<'_>, walk: &Walk) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into walks (id, entity_id, centre_id, counter, employee_id, inspector_id, day, began_at, ended_at, by_night)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (id) do update set ended_at = excluded.ended_at, by_night = excluded.by_night",
        &[
            walk.id.into(),
            entity.into(),
            walk.centre.into(),
            walk.counter.into(),
            walk.employee.into(),
            walk.by.into(),
            (&walk.day).into(),
            walk.began.into(),
            walk.ended.into(),
            walk.by_night.into(),
        ],
    )?;
    Ok(())
}

/// Takes a walk away with all that was written down and photographed on it.
pub(crate) fn delete_walk(tx: &mut Tx<'_>, id: WalkId) -> Result<()> {
    let params = [tx.entity()?.into(), id.into()];
    tx.execute("delete from walk_photos where entity_id = $1 and walk_id = $2", &params)?;
    tx.execute("delete from walk_answers where entity_id = $1 and walk_id = $2", &params)?;
    tx.execute("delete from walks where entity_id = $1 and id = $2", &params).map(drop)
}

/// What was written down on a walk.
pub(crate) fn answers(tx: &mut Tx<'_>, walk: WalkId) -> Result<Vec<Answer>> {
    let entity = tx.entity()?;
    let sql = "select clause, said, note, employee_id, said_at from walk_answers where entity_id = $1 and walk_id = $2 order by clause";
    tx.query(sql, &[entity.into(), walk.into()], |row| {
        let said: String = row.get(1)?;
        let seen = Seen::parse(&said).ok_or_else(|| Error::Broken("reading a walk".into(), said.into()))?;
        Ok(Answer { clause: row.get(0)?, seen, note: row.get(2)?, employee: row.get(3)?, at: row.get(4)? })
    })
}

/// Writes down what was seen of an item, in place of what was written before.
pub(crate) fn save_answer(tx: &mut Tx<'_>, walk: WalkId, answer: &Answer) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into walk_answers (walk_id, clause, entity_id, said, note, employee_id, said_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (walk_id, clause) do update set said = excluded.said, note = excluded.note,
             employee_id = excluded.employee_id, said_at = excluded.said_at",
        &[
            walk.into(),
            (&answer.clause).into(),
            entity.into(),
            answer.seen.key().into(),
            (&answer.note).into(),
            answer.employee.into(),
            answer.at.into(),
        ],
    )?;
    Ok(())
}

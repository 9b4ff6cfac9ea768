//! The statements on what colleagues ask each other.

use ::store::Row;
use ::store::Tx;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::CaseId;
use crate::asking::Question;

/// Writes a question down.
pub(crate) fn insert(tx: &mut Tx<'_>, question: &Question) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into colleague_questions (id, entity_id, case_id, entry_id, asked_by, asked_to, asked_at, due_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            question.id.into(),
            entity.into(),
            question.case.into(),
            question.entry.into(),
            question.by.into(),
            question.to.into(),
            question.asked_at.into(),
            question.due_at.into(),
        ],
    )?;
    Ok(())
}

/// The questions that were asked in a case, oldest first.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Question>> {
    let entity = tx.entity()?;
    tx.query(
        "select id, case_id, entry_id, asked_by, asked_to, asked_at, due_at, answered_at from colleague_questions
         where entity_id = $1 and case_id = $2 order by id",
        &[entity.into(), case.into()],
        question,
    )
}

/// One question of the entity.
pub(crate) fn one(tx: &mut Tx<'_>, id: i64) -> Result<Option<Question>> {
    let entity = tx.entity()?;
    tx.one(
        "select id, case_id, entry_id, asked_by, asked_to, asked_at, due_at, answered_at from colleague_questions
         where entity_id = $1 and id = $2",
        &[entity.into(), id.into()],
        question,
    )
}

fn question(row: &Row) -> Result<Question> {
    Ok(Question {
        id: row.get(0)?,
        case: row.get(1)?,
        entry: row.get(2)?,
        by: row.get(3)?,
        to: row.get(4)?,
        asked_at: row.get(5)?,
        due_at: row.get(6)?,
        answered_at: row.get(7)?,
    })
}

/// Says that a question was answered.
pub(crate) fn answer(tx: &mut Tx<'_>, id: i64, now: Timestamp) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update colleague_questions set answered_at = $3 where entity_id = $1 and id = $2",
        &[entity.into(), id.into(), now.into()],
    )?;
    Ok(())
}

/// Says once that the time of a question has passed; answers 0 when that was said before.
pub(crate) fn mark_late(tx: &mut Tx<'_>, id: i64, now: Timestamp) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute(
        "update colleague_questions set late_at = $3 where entity_id = $1 and id = $2 and late_at is null",
        &[entity.into(), id.into(), now.into()],
    )
}

/// Questions whose time has passed without an answer and that nobody has marked yet, of all entities: the clock's own list.
pub(crate) fn newly_late(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<(EntityId, i64)>> {
    let sql = "select entity_id, id from colleague_questions where answered_at is null and late_at is null and due_at < $1
         order by due_at limit $2";
    tx.query(sql, &[now.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

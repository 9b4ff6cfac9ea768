//! The statements on replies that wait for a second look.

use ::store::Row;
use ::store::Tx;
use desk::CaseId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;

use crate::reply::Reply;
use crate::second_look::Look;

const LOOK: &str =
    "select case_id, employee_id, entity_id, version, subject, body, lang, override_reason, canned, points, asked_at, waits_until,
    is_up from second_looks";

/// The reply of a case that waits for a second look.
pub(crate) fn look(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Look>> {
    let entity = tx.entity()?;
    tx.one(&format!("{LOOK} where entity_id = $1 and case_id = $2"), &[entity.into(), case.into()], row)
}

/// Those of the entity, the one that has waited longest first.
pub(crate) fn looks(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Look>> {
    let entity = tx.entity()?;
    tx.query(&format!("{LOOK} where entity_id = $1 order by asked_at, case_id limit $2"), &[entity.into(), limit.into()], row)
}

/// Those that have waited long enough, over all entities: the job's own list.
pub(crate) fn looks_until(tx: &mut Tx<'_>, until: Timestamp, limit: u32) -> Result<Vec<Look>> {
    tx.query(&format!("{LOOK} where is_up = 0 and waits_until <= $1 order by waits_until limit $2"), &[until.into(), limit.into()], row)
}

pub(crate) fn save_look(tx: &mut Tx<'_>, look: &Look) -> Result<()> {
    let (entity, reply) = (tx.entity()?, &look.reply);
    let canned = reply.canned.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    tx.execute(
        "insert into second_looks (case_id, employee_id, entity_id, version, subject, body, lang, override_reason, canned, points, asked_at,
             waits_until, is_up)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (case_id) do update set employee_id = excluded.employee_id, version = excluded.version, subject = excluded.subject,
             body = excluded.body, lang = excluded.lang, override_reason = excluded.override_reason, canned = excluded.canned,
             points = excluded.points, asked_at = excluded.asked_at, waits_until = excluded.waits_until, is_up = excluded.is_up",
        &[
            look.case.into(),
            look.employee.into(),
            entity.into(),
            reply.seen.into(),
            (&reply.subject).into(),
            (&reply.body).into(),
            reply.lang.into(),
            (&reply.override_reason).into(),
            canned.into(),
            (&reply.points).into(),
            look.asked_at.into(),
            look.waits_until.into(),
            look.is_up.into(),
        ],
    )?;
    Ok(())
}

/// Nothing of a case waits any more; whether something did.
pub(crate) fn drop_look(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let entity = tx.entity()?;
    Ok(tx.execute("delete from second_looks where entity_id = $1 and case_id = $2", &[entity.into(), case.into()])? > 0)
}

fn row(row: &Row) -> Result<Look> {
    let (lang, canned): (Lang, String) = (row.get(6)?, row.get(8)?);
    Ok(Look {
        case: row.get(0)?,
        employee: row.get(1)?,
        entity: row.get(2)?,
        reply: Reply {
            seen: row.get(3)?,
            subject: row.get(4)?,
            body: row.get(5)?,
            lang,
            override_reason: row.get(7)?,
            canned: canned.split_whitespace().filter_map(|id| id.parse().ok()).collect(),
            points: row.get(9)?,
            with_files: true,
        },
        asked_at: row.get(10)?,
        waits_until: row.get(11)?,
        is_up: row.get(12)?,
    })
}

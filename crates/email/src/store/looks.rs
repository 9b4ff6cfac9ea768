//! The statements on replies that wait for a second look.

use ::store::Row;
use ::store::Tx;
use desk::CaseId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;

use crate::copies::Copies;
use crate::reply::Reply;
use crate::second_look::Look;

const LOOK: &str =
    "select l.case_id, l.employee_id, l.entity_id, l.version, l.subject, l.body, l.lang, l.override_reason, l.canned, l.points, l.asked_at,
    l.waits_until, l.is_up, l.entry_id, l.with_files, l.files, l.interim, l.copies, l.is_secure,
    l.code_phone
    from second_looks l";

/// The reply of a case that waits for a second look.
pub(crate) fn look(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Look>> {
    let entity = tx.entity()?;
    tx.one(&format!("{LOOK} where l.entity_id = $1 and l.case_id = $2"), &[entity.into(), case.into()], row)
}

/// Those of the entity whose cases the transaction's right reaches, the one that has waited longest first.
pub(crate) fn looks(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Look>> {
    let (entity, (reached, centres)) = (tx.entity()?, desk::store::reached(tx, "c.", 3));
    let params = [vec![entity.into(), limit.into()], centres].concat();
    let from = format!("{LOOK} join cases c on c.id = l.case_id where l.entity_id = $1{reached}");
    tx.query(&format!("{from} order by l.asked_at, l.case_id limit $2"), &params, row)
}

/// Those that have waited long enough, over all entities: the job's own list.
pub(crate) fn looks_until(tx: &mut Tx<'_>, until: Timestamp, limit: u32) -> Result<Vec<Look>> {
    tx.query(
        &format!("{LOOK} where l.is_up = 0 and l.waits_until <= $1 order by l.waits_until limit $2"),
        &[until.into(), limit.into()],
        row,
    )
}

pub(crate) fn save_look(tx: &mut Tx<'_>, look: &Look) -> Result<()> {
    let (entity, reply) = (tx.entity()?, &look.reply);
    let files = serde_json::to_string(&look.files).map_err(kernel::broken("writing which files go with a reply"))?;
    let interim = look.interim.as_ref().map(serde_json::to_string).transpose();
    let interim = interim.map_err(kernel::broken("writing what goes with a letter"))?;
    let canned = reply.canned.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    tx.execute(
        "insert into second_looks (case_id, employee_id, entity_id, version, subject, body, lang, override_reason, canned, points, asked_at,
             waits_until, is_up, entry_id, with_files, files, interim, copies, is_secure, code_phone)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
         on conflict (case_id) do update set employee_id = excluded.employee_id, version = excluded.version, subject = excluded.subject,
             body = excluded.body, lang = excluded.lang, override_reason = excluded.override_reason, canned = excluded.canned,
             points = excluded.points, asked_at = excluded.asked_at, waits_until = excluded.waits_until, is_up = excluded.is_up,
             entry_id = excluded.entry_id, with_files = excluded.with_files, files = excluded.files, interim = excluded.interim,
             copies = excluded.copies, is_secure = excluded.is_secure, code_phone = excluded.code_phone",
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
            look.entry.into(),
            reply.with_files.into(),
            files.into(),
            interim.into(),
            reply.copies.written().into(),
            look.is_secure.into(),
            look.code_phone.as_ref().map_or("", kernel::Phone::as_str).into(),
        ],
    )?;
    Ok(())
}

/// Nothing of a case waits any more; whether something did.
pub(crate) fn drop_look(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let entity = tx.entity()?;
    Ok(tx.execute(DROP, &[entity.into(), case.into()])? > 0)
}

/// The same where nobody asks whether something did.
pub(crate) fn clear_look(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(DROP, &[entity.into(), case.into()])
}

const DROP: &str = "delete from second_looks where entity_id = $1 and case_id = $2";

fn row(row: &Row) -> Result<Look> {
    let (lang, canned, interim): (Lang, String, Option<String>) = (row.get(6)?, row.get(8)?, row.get(16)?);
    let interim = interim.map(|text| serde_json::from_str(&text)).transpose();
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
            with_files: row.get(14)?,
            copies: Copies::read(&row.get::<String>(17)?),
        },
        asked_at: row.get(10)?,
        waits_until: row.get(11)?,
        is_up: row.get(12)?,
        entry: row.get(13)?,
        files: row.json(15)?,
        interim: interim.map_err(kernel::broken("reading what goes with a letter"))?,
        is_secure: row.get(18)?,
        code_phone: kernel::Phone::parse(&row.get::<String>(19)?).ok(),
    })
}

//! The statements on replies being written.

use ::store::Tx;
use desk::CaseId;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;

use crate::message::MessageId;

/// A reply being written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its subject.
    pub subject: String,
    /// What the employee wrote between greeting and closing.
    pub body: String,
    /// The language of the reply.
    pub lang: Lang,
}

/// A draft as it was kept.
#[derive(Clone, Debug)]
pub(crate) struct KeptDraft {
    pub(crate) draft: Draft,
    /// When it was kept, in milliseconds since 1970; grows with each keeping.
    pub(crate) saved_at: i64,
}

/// The draft of the one who acts, in a case.
pub(crate) fn draft(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Draft>> {
    Ok(kept_draft(tx, case)?.map(|kept| kept.draft))
}

/// The same with when it was kept.
pub(crate) fn kept_draft(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<KeptDraft>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.one(
        "select subject, body, lang, saved_at from drafts where entity_id = $1 and case_id = $2 and employee_id = $3",
        &[entity.into(), case.into(), me.into()],
        |row| Ok(KeptDraft { draft: Draft { subject: row.get(0)?, body: row.get(1)?, lang: row.get(2)? }, saved_at: row.get(3)? }),
    )
}

/// Keeps what is being written of the points of a message beside its reply.
pub(crate) fn keep_asked(tx: &mut Tx<'_>, case: CaseId, (message, asked): (MessageId, &str)) -> Result<()> {
    let (entity, me, kept) = (tx.entity()?, tx.actor().employee()?, format!("{message}\n{asked}"));
    let sql = "update drafts set asked = $4 where entity_id = $1 and case_id = $2 and employee_id = $3";
    tx.put(sql, &[entity.into(), case.into(), me.into(), kept.into()])
}

/// It is settled: what was being written stands elsewhere.
pub(crate) fn drop_asked(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "update drafts set asked = '' where entity_id = $1 and case_id = $2 and employee_id = $3";
    tx.put(sql, &[entity.into(), case.into(), me.into()])
}

/// What is being written of the points of a message; nothing where it was written of another one.
pub(crate) fn asked(tx: &mut Tx<'_>, case: CaseId, message: MessageId) -> Result<Option<String>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "select asked from drafts where entity_id = $1 and case_id = $2 and employee_id = $3";
    let kept: Option<String> = tx.one(sql, &[entity.into(), case.into(), me.into()], |row| row.get(0))?;
    let kept = kept.as_deref().and_then(|kept| kept.split_once('\n'));
    Ok(kept.filter(|(of, _)| *of == message.to_string()).map(|(_, asked)| asked.to_owned()))
}

/// What a colleague was writing.
pub(crate) struct LeftDraft {
    pub(crate) employee: EmployeeId,
    pub(crate) draft: Draft,
    pub(crate) at: Timestamp,
}

/// What others than the one who acts were writing in a case, the newest first.
pub(crate) fn left_drafts(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<LeftDraft>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.query(
        "select employee_id, saved_at, subject, body, lang from drafts
         where entity_id = $1 and case_id = $2 and employee_id <> $3 and body <> '' order by saved_at desc",
        &[entity.into(), case.into(), me.into()],
        |row| {
            let draft = Draft { subject: row.get(2)?, body: row.get(3)?, lang: row.get(4)? };
            Ok(LeftDraft { employee: row.get(0)?, at: row.get(1)?, draft })
        },
    )
}

/// A colleague's draft is somebody else's now.
pub(crate) fn drop_left_draft(tx: &mut Tx<'_>, case: CaseId, employee: EmployeeId) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "delete from drafts where entity_id = $1 and case_id = $2 and employee_id = $3";
    tx.execute(sql, &[entity.into(), case.into(), employee.into()]).map(drop)
}

/// Keeps a draft; answers when that was, later than any keeping of it before.
pub(crate) fn save_draft(tx: &mut Tx<'_>, case: CaseId, draft: &Draft) -> Result<i64> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now().as_millisecond());
    let saved_at = kept_draft(tx, case)?.map_or(now, |older| now.max(older.saved_at + 1));
    tx.put(
        "insert into drafts (case_id, employee_id, entity_id, subject, body, lang, saved_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (case_id, employee_id) do update set subject = excluded.subject, body = excluded.body, lang = excluded.lang,
             saved_at = excluded.saved_at",
        &[case.into(), me.into(), entity.into(), (&draft.subject).into(), (&draft.body).into(), draft.lang.into(), saved_at.into()],
    )?;
    Ok(saved_at)
}

pub(crate) fn drop_draft(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.put("delete from drafts where entity_id = $1 and case_id = $2 and employee_id = $3", &[entity.into(), case.into(), me.into()])
}

/// Whether anybody is writing a reply in a case.
pub(crate) fn is_being_answered(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select case_id from drafts where entity_id = $1 and case_id = $2 limit 1";
    Ok(tx.one(sql, &[entity.into(), case.into()], |row| row.get::<i64>(0))?.is_some())
}

//! The statements on what stands in conversations.

use ::store::Row;
use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;

use crate::Case;
use crate::CaseId;
use crate::Entry;
use crate::EntryKind;
use crate::store::together;

pub(crate) fn insert_entry(tx: &mut Tx<'_>, case: CaseId, entry: &Entry) -> Result<()> {
    let entity = tx.entity()?;
    let (source, source_id) = entry.source.clone().map_or((String::new(), None), |(kind, id)| (kind, Some(id)));
    tx.put(
        "insert into entries (id, entity_id, case_id, interaction_id, kind, channel, author, author_id, text, quoted, source, source_id, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            entry.id.into(),
            entity.into(),
            case.into(),
            entry.interaction.into(),
            entry.kind.key().into(),
            (&entry.channel).into(),
            (&entry.author).into(),
            entry.author_id.into(),
            (&entry.text).into(),
            (&entry.quoted).into(),
            source.into(),
            source_id.into(),
            entry.at.into(),
        ],
    )
}

/// The newest entries of a case and of those that became parts of it, before one of them, in the order in which they stand.
pub fn entries(tx: &mut Tx<'_>, case: CaseId, before: Option<i64>, limit: u32) -> Result<Vec<Entry>> {
    let parts = together::parts(tx, case)?;
    let mut newest_first = Vec::new();
    for one in parts.iter().copied().chain([case]) {
        newest_first.extend(of_one(tx, one, before, limit)?);
    }
    if !parts.is_empty() {
        newest_first.sort_by_key(|entry| std::cmp::Reverse(entry.id));
        newest_first.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    newest_first.reverse();
    Ok(newest_first)
}

/// The newest entry of a case and its parts that is no note between colleagues; 0 where there is none.
///
/// # Errors
/// What the database says.
pub fn newest_said(tx: &mut Tx<'_>, case: CaseId) -> Result<i64> {
    let entity = tx.entity()?;
    let sql = "select id from entries where entity_id = $1 and case_id = $2 and kind <> $3 order by id desc limit 1";
    let mut newest = 0;
    for one in together::parts(tx, case)?.into_iter().chain([case]) {
        let found: Option<i64> = tx.one(sql, &[entity.into(), one.into(), EntryKind::Note.key().into()], |row| row.get(0))?;
        newest = newest.max(found.unwrap_or_default());
    }
    Ok(newest)
}

/// The newest words of a case itself, not of its parts, after an entry: each beside the number of its entry, the newest first.
///
/// # Errors
/// What the database says.
pub fn said_after(tx: &mut Tx<'_>, case: CaseId, after: i64, limit: u32) -> Result<Vec<(i64, String)>> {
    let entity = tx.entity()?;
    let sql = "select id, text from entries where entity_id = $1 and case_id = $2 and id > $3 order by id desc limit $4";
    tx.query(sql, &[entity.into(), case.into(), after.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What the customer had said last before the newest answer of a case and its parts; nothing where nobody has answered. A letter that goes
/// before the answer is none.
///
/// # Errors
/// What the database says.
pub fn asked_before_answer(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<String>> {
    let (entity, mut cases) = (tx.entity()?, together::parts(tx, case)?);
    cases.push(case);
    let sql = "select id from entries where entity_id = $1 and case_id = $2 and kind = $3 and channel <> $4 order by id desc limit 1";
    let mut answer: Option<i64> = None;
    for one in &cases {
        let params = [entity.into(), (*one).into(), EntryKind::Out.key().into(), crate::converse::INTERIM.into()];
        answer = answer.max(tx.one(sql, &params, |row| row.get(0))?);
    }
    let Some(answer) = answer else { return Ok(None) };
    let sql = "select id, text from entries where entity_id = $1 and case_id = $2 and kind = $3 and id < $4 order by id desc limit 1";
    let mut before: Option<(i64, String)> = None;
    for one in &cases {
        let params = [entity.into(), (*one).into(), EntryKind::In.key().into(), answer.into()];
        before = before.max(tx.one(sql, &params, |row| Ok((row.get(0)?, row.get(1)?)))?);
    }
    Ok(before.map(|(_, text)| text))
}

/// Whether something of a kind was said in a case itself, not in its parts, after an entry. A letter that goes before the answer is none.
pub(crate) fn is_said_after(tx: &mut Tx<'_>, case: CaseId, kind: EntryKind, after: i64) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select id from entries where entity_id = $1 and case_id = $2 and id > $3 and kind = $4 and channel <> $5 limit 1";
    let params = [entity.into(), case.into(), after.into(), kind.key().into(), crate::converse::INTERIM.into()];
    let found: Option<i64> = tx.one(sql, &params, |row| row.get(0))?;
    Ok(found.is_some())
}

/// Whether the customer was answered in a case itself after an instant. A letter that goes before the answer is none.
pub(crate) fn is_answered_since(tx: &mut Tx<'_>, case: CaseId, since: Timestamp) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select id from entries where entity_id = $1 and case_id = $2 and kind = $3 and channel <> $4 and at > $5 limit 1";
    let params = [entity.into(), case.into(), EntryKind::Out.key().into(), crate::converse::INTERIM.into(), since.into()];
    let found: Option<i64> = tx.one(sql, &params, |row| row.get(0))?;
    Ok(found.is_some())
}

fn of_one(tx: &mut Tx<'_>, case: CaseId, before: Option<i64>, limit: u32) -> Result<Vec<Entry>> {
    let entity = tx.entity()?;
    tx.query(
        "select id, interaction_id, kind, channel, author, author_id, text, quoted, source, source_id, at from entries
         where entity_id = $1 and case_id = $2 and id < $3 order by id desc limit $4",
        &[entity.into(), case.into(), before.unwrap_or(i64::MAX).into(), limit.into()],
        entry_row,
    )
}

fn entry_row(row: &Row) -> Result<Entry> {
    let (kind, source): (String, String) = (row.get(2)?, row.get(8)?);
    let source_id: Option<i64> = row.get(9)?;
    Ok(Entry {
        id: row.get(0)?,
        interaction: row.get(1)?,
        kind: EntryKind::parse(&kind).unwrap_or(EntryKind::Note),
        channel: row.get(3)?,
        author: row.get(4)?,
        author_id: row.get(5)?,
        text: row.get(6)?,
        quoted: row.get(7)?,
        source: source_id.map(|id| (source, id)),
        at: row.get(10)?,
    })
}

/// Makes an entry findable by its text and by more, such as what its files are called and say; in place of what it was found by before.
///
/// # Errors
/// What the database says.
pub fn make_findable(tx: &mut Tx<'_>, case: &Case, entry: &Entry, more: &str) -> Result<()> {
    tx.index("entry", entry.id, &format!("{}\n{}\n{}\n{}\n{more}", case.reference, case.subject, entry.author, entry.text))
}

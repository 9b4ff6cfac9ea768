//! The statements on cases that became part of others, and on those that have to do with each other.

use ::store::Tx;
use kernel::Result;

use crate::Case;
use crate::CaseId;
use crate::merge::Parting;
use crate::store::case_row;
use crate::store::loads;

/// The case of which another became a part.
pub(crate) fn into(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<CaseId>> {
    let entity = tx.entity()?;
    tx.one("select into_id from merges where entity_id = $1 and case_id = $2", &[entity.into(), case.into()], |row| row.get(0))
}

/// The cases that became a part of one, those of its parts among them, oldest first.
pub(crate) fn parts(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<CaseId>> {
    let mut all: Vec<CaseId> = Vec::new();
    let mut asked = vec![case];
    while let Some(next) = asked.pop() {
        let found = direct_parts(tx, next)?;
        asked.extend(found.iter().copied().filter(|part| !all.contains(part)));
        all.extend(found);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// The cases that became a part of one itself, oldest first.
pub(crate) fn direct_parts(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<CaseId>> {
    let entity = tx.entity()?;
    let sql = "select case_id from merges where entity_id = $1 and into_id = $2 order by case_id";
    tx.query(sql, &[entity.into(), case.into()], |row| row.get(0))
}

/// What was written down when a case became part of another.
pub(crate) fn parting(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<(CaseId, Parting)>> {
    let entity = tx.entity()?;
    let sql = "select into_id, before from merges where entity_id = $1 and case_id = $2";
    tx.one(sql, &[entity.into(), case.into()], |row| Ok((row.get(0)?, row.json(1)?)))
}

/// Makes a case part of another: it stands in no list, and its number and code lead to the other.
pub(crate) fn merge(tx: &mut Tx<'_>, case: &mut Case, into: CaseId, before: &Parting) -> Result<()> {
    let entity = tx.entity()?;
    let text = serde_json::to_string(before).map_err(kernel::broken("writing how cases were"))?;
    tx.execute(
        "insert into merges (case_id, entity_id, into_id, before) values ($1, $2, $3, $4)",
        &[case.id.into(), entity.into(), into.into(), text.into()],
    )?;
    case.state = crate::State::Closed;
    case.is_snoozed = false;
    loads::count(tx, case)?;
    let changed = tx.execute(
        "update cases set state = 'merged', version = version + 1 where entity_id = $1 and id = $2 and version = $3",
        &[entity.into(), case.id.into(), case.version.into()],
    )?;
    if changed == 1 { Ok(()) } else { Err(kernel::Error::Conflict("desk-case-changed")) }
}

/// A case that became part of another, as it is itself.
pub(crate) fn part(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Case>> {
    let entity = tx.entity()?;
    let sql = format!("{} where entity_id = $1 and id = $2 and state = 'merged'", crate::store::CASE);
    Ok(tx.one(&sql, &[entity.into(), case.into()], case_row)?.map(|(case, _)| case))
}

/// A case stands for itself again; the caller saves it.
pub(crate) fn part_again(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from merges where entity_id = $1 and case_id = $2", &[entity.into(), case.into()])?;
    Ok(())
}

/// Writes down that two cases have to do with each other; answers whether that was new.
pub(crate) fn link(tx: &mut Tx<'_>, one: CaseId, other: CaseId) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into case_links (case_id, other_id, entity_id) values ($1, $2, $3) on conflict (case_id, other_id) do nothing",
        &[one.min(other).into(), one.max(other).into(), entity.into()],
    )
}

/// Forgets that two cases have to do with each other; answers whether they had.
pub(crate) fn unlink(tx: &mut Tx<'_>, one: CaseId, other: CaseId) -> Result<u64> {
    let entity = tx.entity()?;
    let sql = "delete from case_links where entity_id = $1 and case_id = $2 and other_id = $3";
    tx.execute(sql, &[entity.into(), one.min(other).into(), one.max(other).into()])
}

/// The cases that have to do with one.
pub(crate) fn links(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<CaseId>> {
    let entity = tx.entity()?;
    let ways = [
        "select other_id from case_links where entity_id = $1 and case_id = $2 order by other_id",
        "select case_id from case_links where entity_id = $1 and other_id = $2 order by case_id",
    ];
    let mut all = Vec::new();
    for sql in ways {
        all.extend(tx.query(sql, &[entity.into(), case.into()], |row| row.get::<CaseId>(0))?);
    }
    Ok(all)
}

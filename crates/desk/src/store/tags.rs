//! The statements on tags.

use ::store::Row;
use ::store::Tx;
use kernel::Bilingual;
use kernel::Result;

use crate::CaseId;
use crate::tags::Tag;
use crate::tags::TagId;

/// The entity's tags, the oldest first.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Tag>> {
    let entity = tx.entity()?;
    tx.query("select id, name_ar, name_en, is_offered from tags where entity_id = $1 order by id", &[entity.into()], tag)
}

/// One tag of the entity.
pub(crate) fn one(tx: &mut Tx<'_>, id: TagId) -> Result<Option<Tag>> {
    let entity = tx.entity()?;
    tx.one("select id, name_ar, name_en, is_offered from tags where entity_id = $1 and id = $2", &[entity.into(), id.into()], tag)
}

fn tag(row: &Row) -> Result<Tag> {
    Ok(Tag { id: row.get(0)?, name: Bilingual::new(row.get::<String>(1)?, row.get::<String>(2)?), is_offered: row.get(3)? })
}

/// Writes a tag, new or changed.
pub(crate) fn save(tx: &mut Tx<'_>, tag: &Tag) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.execute(
        "insert into tags (id, entity_id, name_ar, name_en, is_offered, created_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set name_ar = excluded.name_ar, name_en = excluded.name_en, is_offered = excluded.is_offered
         where tags.entity_id = excluded.entity_id",
        &[tag.id.into(), entity.into(), (&tag.name.ar).into(), (&tag.name.en).into(), tag.is_offered.into(), now.into()],
    )?;
    Ok(())
}

/// Puts a tag on a case; answers whether it was not there.
pub(crate) fn put(tx: &mut Tx<'_>, case: CaseId, tag: TagId) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into case_tags (case_id, tag_id, entity_id) values ($1, $2, $3) on conflict (case_id, tag_id) do nothing",
        &[case.into(), tag.into(), entity.into()],
    )
}

/// Takes a tag off a case; answers whether it was there.
pub(crate) fn take(tx: &mut Tx<'_>, case: CaseId, tag: TagId) -> Result<u64> {
    let entity = tx.entity()?;
    let sql = "delete from case_tags where entity_id = $1 and case_id = $2 and tag_id = $3";
    tx.execute(sql, &[entity.into(), case.into(), tag.into()])
}

/// The newest cases with a tag, in any state.
pub(crate) fn newest_with(tx: &mut Tx<'_>, tag: TagId, limit: u32) -> Result<Vec<CaseId>> {
    let entity = tx.entity()?;
    tx.query(
        "select case_id from case_tags where entity_id = $1 and tag_id = $2 order by case_id desc limit $3",
        &[entity.into(), tag.into(), limit.into()],
        |row| row.get(0),
    )
}

/// The tags of a case, in the order in which they were made.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Tag>> {
    let entity = tx.entity()?;
    tx.query(
        "select t.id, t.name_ar, t.name_en, t.is_offered from case_tags c join tags t on t.id = c.tag_id
         where c.entity_id = $1 and c.case_id = $2 order by t.id",
        &[entity.into(), case.into()],
        tag,
    )
}

/// Which of these cases have which tags.
pub(crate) fn of_cases(tx: &mut Tx<'_>, cases: &[CaseId]) -> Result<Vec<(CaseId, Tag)>> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let (places, ids) = ::store::listed(2, cases.iter().copied());
    let params = [vec![tx.entity()?.into()], ids].concat();
    let sql = format!(
        "select t.id, t.name_ar, t.name_en, t.is_offered, c.case_id from case_tags c join tags t on t.id = c.tag_id
         where c.entity_id = $1 and c.case_id in ({places}) order by t.id"
    );
    tx.query(&sql, &params, |row| Ok((row.get(4)?, tag(row)?)))
}

//! The statements on canned replies.

use ::store::Row;
use ::store::Tx;
use kernel::Bilingual;
use kernel::Result;
use kernel::Timestamp;

use crate::canned::Canned;
use crate::canned::CannedId;

/// How often a canned reply was used, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// In how many replies that were sent.
    pub times: u64,
    /// When it was sent last.
    pub last: Option<Timestamp>,
}

const COLUMNS: &str =
    "select id, shortcut, title_ar, title_en, text_ar, text_en, service_id, review_on, is_offered, uses, used_at from canned_replies";

/// The most that an entity has.
pub(crate) const MOST: u32 = 500;

/// All of the entity, with how often each was used, those that must be looked at first at the head.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<(Canned, Use)>> {
    let entity = tx.entity()?;
    tx.query(&format!("{COLUMNS} where entity_id = $1 order by review_on, id limit $2"), &[entity.into(), MOST.into()], row)
}

/// One of the entity.
pub(crate) fn one(tx: &mut Tx<'_>, id: CannedId) -> Result<Option<Canned>> {
    let entity = tx.entity()?;
    let found = tx.one(&format!("{COLUMNS} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], row)?;
    Ok(found.map(|(canned, _)| canned))
}

/// The one that has a shortcut.
pub(crate) fn with_shortcut(tx: &mut Tx<'_>, shortcut: &str) -> Result<Option<CannedId>> {
    let entity = tx.entity()?;
    let sql = "select id from canned_replies where entity_id = $1 and shortcut = $2";
    tx.one(sql, &[entity.into(), shortcut.into()], |row| row.get(0))
}

pub(crate) fn number(tx: &mut Tx<'_>) -> Result<u32> {
    let entity = tx.entity()?;
    let number = tx.one("select count(*) from canned_replies where entity_id = $1", &[entity.into()], |row| row.get(0))?;
    Ok(number.unwrap_or(0))
}

/// Writes one, new or changed; how often it was used stays.
pub(crate) fn save(tx: &mut Tx<'_>, canned: &Canned) -> Result<()> {
    let (entity, now, me) = (tx.entity()?, tx.now(), tx.actor().employee().ok());
    tx.execute(
        "insert into canned_replies (id, entity_id, shortcut, title_ar, title_en, text_ar, text_en, service_id, review_on, is_offered, uses,
             saved_by, saved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12)
         on conflict (id) do update set shortcut = excluded.shortcut, title_ar = excluded.title_ar, title_en = excluded.title_en,
             text_ar = excluded.text_ar, text_en = excluded.text_en, service_id = excluded.service_id, review_on = excluded.review_on,
             is_offered = excluded.is_offered, saved_by = excluded.saved_by, saved_at = excluded.saved_at",
        &[
            canned.id.into(),
            entity.into(),
            (&canned.shortcut).into(),
            (&canned.title.ar).into(),
            (&canned.title.en).into(),
            (&canned.text.ar).into(),
            (&canned.text.en).into(),
            canned.service.into(),
            canned.review_on.to_string().into(),
            canned.is_offered.into(),
            me.into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// One more reply was sent with it.
pub(crate) fn count_use(tx: &mut Tx<'_>, id: CannedId) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "update canned_replies set uses = uses + 1, used_at = $3 where entity_id = $1 and id = $2";
    tx.put(sql, &[entity.into(), id.into(), now.into()])
}

fn row(row: &Row) -> Result<(Canned, Use)> {
    let review_on: String = row.get(7)?;
    let canned = Canned {
        id: row.get(0)?,
        shortcut: row.get(1)?,
        title: Bilingual::new(row.get::<String>(2)?, row.get::<String>(3)?),
        text: Bilingual::new(row.get::<String>(4)?, row.get::<String>(5)?),
        service: row.get(6)?,
        review_on: review_on.parse().map_err(kernel::broken("reading a day"))?,
        is_offered: row.get(8)?,
    };
    Ok((canned, Use { times: row.get(9)?, last: row.get(10)? }))
}

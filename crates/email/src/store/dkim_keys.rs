//! The statements on the keys with which mail is signed.

use ::store::Row;
use ::store::Tx;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::signing_key::DkimKey;
use crate::signing_key::KeyState;
use crate::signing_key::SigningKeyId;

const KEY: &str = "select id, domain, selector, kind, state, private_half, record, found, checked_at, signs_since, retires_at
    from signing_keys";

/// The entity's keys, newest first; of those that are gone the newest.
pub(crate) fn signing_keys(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<DkimKey>> {
    let entity = tx.entity()?;
    tx.query(&format!("{KEY} where entity_id = $1 order by id desc limit $2"), &[entity.into(), limit.into()], key_row)
}

/// One key of the entity.
pub(crate) fn signing_key(tx: &mut Tx<'_>, id: SigningKeyId) -> Result<Option<DkimKey>> {
    let entity = tx.entity()?;
    tx.one(&format!("{KEY} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], key_row)
}

/// The entity's keys that sign for a domain.
pub(crate) fn signing_for(tx: &mut Tx<'_>, domain: &str) -> Result<Vec<DkimKey>> {
    let entity = tx.entity()?;
    let sql = format!("{KEY} where entity_id = $1 and domain = $2 and state = 'signing' order by id");
    tx.query(&sql, &[entity.into(), domain.into()], key_row)
}

/// The keys of every entity whose time is over, each with whose it is.
pub(crate) fn keys_to_retire(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<(EntityId, SigningKeyId)>> {
    let sql = "select entity_id, id from signing_keys where state = 'retiring' and retires_at <= $1 order by id limit 1000";
    tx.query(sql, &[now.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn key_row(row: &Row) -> Result<DkimKey> {
    let state: String = row.get(4)?;
    Ok(DkimKey {
        id: row.get(0)?,
        domain: row.get(1)?,
        selector: row.get(2)?,
        kind: row.get(3)?,
        state: KeyState::parse(&state),
        private_half: row.get(5)?,
        record: row.get(6)?,
        found: row.get(7)?,
        checked_at: row.get(8)?,
        signs_since: row.get(9)?,
        retires_at: row.get(10)?,
    })
}

/// Writes a key, new or changed; what it is never changes.
pub(crate) fn save_signing_key(tx: &mut Tx<'_>, key: &DkimKey) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.execute(
        "insert into signing_keys (id, entity_id, domain, selector, kind, state, private_half, record, found, made_at, checked_at,
             signs_since, retires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (id) do update set state = excluded.state, private_half = excluded.private_half, found = excluded.found,
             checked_at = excluded.checked_at, signs_since = excluded.signs_since, retires_at = excluded.retires_at
         where signing_keys.entity_id = excluded.entity_id",
        &[
            key.id.into(),
            entity.into(),
            (&key.domain).into(),
            (&key.selector).into(),
            (&key.kind).into(),
            key.state.key().into(),
            (&key.private_half).into(),
            (&key.record).into(),
            (&key.found).into(),
            now.into(),
            key.checked_at.into(),
            key.signs_since.into(),
            key.retires_at.into(),
        ],
    )?;
    Ok(())
}

/// The sealed private halves of the entity's keys, newest first; empty of those that are gone.
pub fn sealed_halves(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let entity = tx.entity()?;
    tx.query("select private_half from signing_keys where entity_id = $1 order by id desc", &[entity.into()], |row| row.get(0))
}

//! The statements on what an entity's replies are held against: words, shapes of confidential data, weights.

use ::store::Tx;
use kernel::Result;

/// The words of the one who acts, newest first, at most two thousand.
pub(crate) fn own_words(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let (entity, Ok(me)) = (tx.entity()?, tx.actor().employee()) else { return Ok(Vec::new()) };
    let sql = "select word from own_words where entity_id = $1 and employee_id = $2 order by at desc, word limit 2000";
    tx.query(sql, &[entity.into(), me.into()], |row| row.get(0))
}

pub(crate) fn add_own_word(tx: &mut Tx<'_>, word: &str) -> Result<()> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    tx.execute(
        "insert into own_words (employee_id, entity_id, word, at) values ($1, $2, $3, $4) on conflict do nothing",
        &[me.into(), entity.into(), word.into(), now.into()],
    )?;
    Ok(())
}

pub(crate) fn drop_own_word(tx: &mut Tx<'_>, word: &str) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "delete from own_words where entity_id = $1 and employee_id = $2 and word = $3";
    tx.execute(sql, &[entity.into(), me.into(), word.into()])?;
    Ok(())
}

/// The entity's own words, newest first, at most five thousand.
pub(crate) fn known_words(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let entity = tx.entity()?;
    tx.query("select word from known_words where entity_id = $1 order by at desc, word limit 5000", &[entity.into()], |row| row.get(0))
}

pub(crate) fn add_word(tx: &mut Tx<'_>, word: &str) -> Result<u64> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    tx.execute(
        "insert into known_words (entity_id, word, added_by, at) values ($1, $2, $3, $4) on conflict do nothing",
        &[entity.into(), word.into(), me.into(), now.into()],
    )
}

pub(crate) fn drop_word(tx: &mut Tx<'_>, word: &str) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("delete from known_words where entity_id = $1 and word = $2", &[entity.into(), word.into()])
}

/// The shapes of what the entity holds confidential.
pub(crate) fn shapes(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let entity = tx.entity()?;
    tx.query("select shape from confidential_shapes where entity_id = $1 order by at, shape", &[entity.into()], |row| row.get(0))
}

pub(crate) fn add_shape(tx: &mut Tx<'_>, shape: &str) -> Result<u64> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    tx.execute(
        "insert into confidential_shapes (entity_id, shape, added_by, at) values ($1, $2, $3, $4) on conflict do nothing",
        &[entity.into(), shape.into(), me.into(), now.into()],
    )
}

pub(crate) fn drop_shape(tx: &mut Tx<'_>, shape: &str) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("delete from confidential_shapes where entity_id = $1 and shape = $2", &[entity.into(), shape.into()])
}

/// The words that the entity does not want, each with what to write instead.
pub(crate) fn plain_words(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>> {
    let entity = tx.entity()?;
    let sql = "select word, plain from plain_words where entity_id = $1 order by at, word limit 500";
    tx.query(sql, &[entity.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn save_plain_word(tx: &mut Tx<'_>, word: &str, plain: &str) -> Result<u64> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    tx.execute(
        "insert into plain_words (entity_id, word, plain, added_by, at) values ($1, $2, $3, $4, $5)
         on conflict (entity_id, word) do update set plain = excluded.plain, added_by = excluded.added_by, at = excluded.at",
        &[entity.into(), word.into(), plain.into(), me.into(), now.into()],
    )
}

pub(crate) fn drop_plain_word(tx: &mut Tx<'_>, word: &str) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("delete from plain_words where entity_id = $1 and word = $2", &[entity.into(), word.into()])
}

/// What the entity weighs otherwise than the guide: the check, and whether it stops.
pub(crate) fn check_weights(tx: &mut Tx<'_>) -> Result<Vec<(String, bool)>> {
    let entity = tx.entity()?;
    tx.query("select kind, stops from check_weights where entity_id = $1", &[entity.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn save_check_weight(tx: &mut Tx<'_>, kind: &str, stops: bool) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into check_weights (entity_id, kind, stops) values ($1, $2, $3)
         on conflict (entity_id, kind) do update set stops = excluded.stops",
        &[entity.into(), kind.into(), stops.into()],
    )?;
    Ok(())
}

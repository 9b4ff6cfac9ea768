//! The statements on settings that change while running.

use ::store::Tx;
use kernel::Result;

/// The entity's own value, else the installation's; and whose it is, 0 for the installation.
pub(super) fn value(tx: &mut Tx<'_>, key: &str, entity: i64) -> Result<Option<(String, i64)>> {
    let sql = "select value, entity_id from settings where key = $1 and entity_id in (0, $2) order by entity_id desc limit 1";
    Ok(tx.recall(sql, &[key.into(), entity.into()], |row| Ok((row.get(0)?, row.get(1)?)))?.pop())
}

pub(super) fn save(tx: &mut Tx<'_>, key: &str, entity: i64, value: &str) -> Result<()> {
    if value.is_empty() {
        tx.execute("delete from settings where key = $1 and entity_id = $2", &[key.into(), entity.into()])?;
        return Ok(());
    }
    let (now, actor) = (tx.now(), tx.actor().who.key());
    tx.execute(
        "insert into settings (key, entity_id, value, changed_at, changed_by) values ($1, $2, $3, $4, $5)
         on conflict (key, entity_id) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
        &[key.into(), entity.into(), value.into(), now.into(), actor.into()],
    )?;
    Ok(())
}

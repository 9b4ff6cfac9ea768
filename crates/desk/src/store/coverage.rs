//! The statements on which gaps were told.

use ::store::Tx;
use kernel::Result;

/// The gaps that were told last; empty when none were.
pub(crate) fn told(tx: &mut Tx<'_>) -> Result<String> {
    let entity = tx.entity()?;
    let found = tx.one("select gaps from coverage_told where entity_id = $1", &[entity.into()], |row| row.get(0))?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn write_down(tx: &mut Tx<'_>, gaps: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into coverage_told (entity_id, gaps) values ($1, $2) on conflict (entity_id) do update set gaps = excluded.gaps",
        &[entity.into(), gaps.into()],
    )?;
    Ok(())
}

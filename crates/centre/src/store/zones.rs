//! The statements on the zones of centres.

use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;

use crate::counter::zone::Zone;
use crate::counter::zone::ZoneId;

/// The zones of a centre, in the order in which they came.
pub(crate) fn zones(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Zone>> {
    let entity = tx.entity()?;
    let sql = "select id, name_ar, name_en from centre_zones where entity_id = $1 and centre_id = $2 order by id";
    tx.recall(sql, &[entity.into(), centre.into()], |row| {
        Ok(Zone { id: row.get(0)?, centre, name: Bilingual { ar: row.get(1)?, en: row.get(2)? } })
    })
}

/// Writes a zone, new or called otherwise.
pub(crate) fn save_zone(tx: &mut Tx<'_>, zone: &Zone) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into centre_zones (id, entity_id, centre_id, name_ar, name_en) values ($1, $2, $3, $4, $5)
               on conflict (id) do update set name_ar = excluded.name_ar, name_en = excluded.name_en
               where centre_zones.entity_id = excluded.entity_id";
    let row = [zone.id.into(), entity.into(), zone.centre.into(), (&zone.name.ar).into(), (&zone.name.en).into()];
    tx.execute(sql, &row).map(drop)
}

/// Whatever stands in a zone stands in none.
pub(crate) fn leave_zone(tx: &mut Tx<'_>, id: ZoneId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("update centre_counters set zone_id = null where entity_id = $1 and zone_id = $2", &[entity.into(), id.into()])?;
    tx.execute("update centre_devices set zone_id = null where entity_id = $1 and zone_id = $2", &[entity.into(), id.into()]).map(drop)
}

/// A zone is one no more.
pub(crate) fn delete_zone(tx: &mut Tx<'_>, id: ZoneId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from centre_zones where entity_id = $1 and id = $2", &[entity.into(), id.into()]).map(drop)
}

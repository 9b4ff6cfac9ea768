//! The statements on ticket printers.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;

use crate::printer::Health;
use crate::printer::Printer;
use crate::printer::PrinterId;

/// Writes a printer, new or changed.
pub(crate) fn save_printer(tx: &mut Tx<'_>, printer: &Printer) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into centre_printers (id, entity_id, centre_id, name, host, port, kiosk_id, is_kept, health, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (id) do update set is_kept = excluded.is_kept, health = excluded.health, asked_at = excluded.asked_at",
        &[
            printer.id.into(),
            entity.into(),
            printer.centre.into(),
            (&printer.name).into(),
            (&printer.host).into(),
            u32::from(printer.port).into(),
            printer.kiosk.into(),
            printer.is_kept.into(),
            printer.health.key().into(),
            printer.asked.into(),
        ],
    )?;
    Ok(())
}

/// One printer of the entity, also one that was taken away.
pub(crate) fn printer(tx: &mut Tx<'_>, id: PrinterId) -> Result<Option<Printer>> {
    let sql = "select id, centre_id, name, host, port, kiosk_id, is_kept, health, asked_at from centre_printers
               where entity_id = $1 and id = $2";
    let entity = tx.entity()?;
    tx.one(sql, &[entity.into(), id.into()], read)
}

/// The printers of a centre, in the order in which they came.
pub(crate) fn printers(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Printer>> {
    let sql = "select id, centre_id, name, host, port, kiosk_id, is_kept, health, asked_at from centre_printers
               where entity_id = $1 and centre_id = $2 and is_kept = 1 order by id";
    let entity = tx.entity()?;
    tx.query(sql, &[entity.into(), centre.into()], read)
}

/// The printers of the entity.
pub(crate) fn all_printers(tx: &mut Tx<'_>) -> Result<Vec<Printer>> {
    let sql = "select id, centre_id, name, host, port, kiosk_id, is_kept, health, asked_at from centre_printers
               where entity_id = $1 and is_kept = 1 order by id";
    let entity = tx.entity()?;
    tx.query(sql, &[entity.into()], read)
}

fn read(row: &Row) -> Result<Printer> {
    let (port, health): (u32, String) = (row.get(4)?, row.get(7)?);
    let unknown = |what: String| Error::Broken("reading a printer".into(), what.into());
    Ok(Printer {
        id: row.get(0)?,
        centre: row.get(1)?,
        name: row.get(2)?,
        host: row.get(3)?,
        port: u16::try_from(port).map_err(|_| unknown(port.to_string()))?,
        kiosk: row.get(5)?,
        is_kept: row.get(6)?,
        health: Health::parse(&health).ok_or_else(|| unknown(health))?,
        asked: row.get(8)?,
    })
}

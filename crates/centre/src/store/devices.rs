//! The statements on the devices of centres, and on what opens them: before it is paired, a browser's secret is of no entity.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;

use crate::device::Device;
use crate::device::DeviceId;
use crate::device::DeviceKind;
use crate::device_pass::Door;
use crate::queue::QueueId;

/// What a browser's secret belongs to.
pub(crate) fn door(tx: &mut Tx<'_>, secret_hash: &str) -> Result<Option<Door>> {
    let sql = "select device_id, of_entity, code_until from device_secrets where secret_hash = $1";
    tx.one(sql, &[secret_hash.into()], |row| Ok(Door { device: row.get(0)?, entity: row.get(1)?, until: row.get(2)? }))
}

/// How many browsers show a code.
pub(crate) fn codes_shown(tx: &mut Tx<'_>) -> Result<u32> {
    let many = tx.one("select count(*) from device_secrets where code_until is not null", &[], |row| row.get(0))?;
    Ok(many.unwrap_or_default())
}

/// Forgets the codes that hold no more, with the secrets of their browsers.
pub(crate) fn forget_codes(tx: &mut Tx<'_>, now: Timestamp) -> Result<()> {
    tx.execute("delete from device_secrets where code_until <= $1", &[now.into()]).map(drop)
}

/// A browser shows a code until a time; it will be the device with this id.
pub(crate) fn show_code(tx: &mut Tx<'_>, (secret, id): (&str, DeviceId), (code, until): (&str, Timestamp)) -> Result<()> {
    let sql = "insert into device_secrets (secret_hash, device_id, code_hash, code_until) values ($1, $2, $3, $4)
               on conflict (secret_hash) do update set code_hash = excluded.code_hash, code_until = excluded.code_until";
    tx.execute(sql, &[secret.into(), id.into(), code.into(), until.into()]).map(drop)
}

/// Which device the browser that shows a code will be.
pub(crate) fn shows_code(tx: &mut Tx<'_>, code: &str, now: Timestamp) -> Result<Option<DeviceId>> {
    let sql = "select device_id from device_secrets where code_hash = $1 and code_until > $2";
    tx.one(sql, &[code.into(), now.into()], |row| row.get(0))
}

/// The browser is a device of the entity, and its code is used up.
pub(crate) fn paired(tx: &mut Tx<'_>, id: DeviceId) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update device_secrets set of_entity = $2, code_hash = null, code_until = null where device_id = $1";
    tx.execute(sql, &[id.into(), entity.into()]).map(drop)
}

/// What a browser shows belongs to nothing any more.
pub(crate) fn forget_secret(tx: &mut Tx<'_>, id: DeviceId) -> Result<()> {
    tx.execute("delete from device_secrets where device_id = $1", &[id.into()]).map(drop)
}

/// A new device.
pub(crate) fn insert_device(tx: &mut Tx<'_>, device: &Device) -> Result<()> {
    let entity = tx.entity()?;
    let queues: Vec<String> = device.queues.iter().map(ToString::to_string).collect();
    tx.put(
        "insert into centre_devices (id, entity_id, centre_id, kind, name, counter_id, queues, paired_at, said, zone_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, '', $9)",
        &[
            device.id.into(),
            entity.into(),
            device.centre.into(),
            device.kind.key().into(),
            (&device.name).into(),
            device.counter.into(),
            queues.join(" ").into(),
            device.paired.into(),
            device.zone.into(),
        ],
    )
}

/// One device of the entity, also one that was revoked.
pub(crate) fn device(tx: &mut Tx<'_>, id: DeviceId) -> Result<Option<Device>> {
    let sql = "select id, centre_id, kind, name, counter_id, queues, paired_at, revoked_at, seen_at, said, voices, prints_own, zone_id
                   from centre_devices where entity_id = $1 and id = $2";
    let entity = tx.entity()?;
    tx.one(sql, &[entity.into(), id.into()], read)
}

/// The devices of a centre, in the order in which they came; those that were revoked are left out.
pub(crate) fn devices(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Device>> {
    let sql = "select id, centre_id, kind, name, counter_id, queues, paired_at, revoked_at, seen_at, said, voices, prints_own, zone_id
                   from centre_devices where entity_id = $1 and centre_id = $2 and revoked_at is null order by paired_at, id";
    let entity = tx.entity()?;
    tx.query(sql, &[entity.into(), centre.into()], read)
}

fn read(row: &Row) -> Result<Device> {
    let (kind, queues): (String, String) = (row.get(2)?, row.get(5)?);
    let unknown = |what: &str| Error::Broken("reading a device".into(), what.to_owned().into());
    let queue = |text: &str| text.parse::<QueueId>().map_err(|_| unknown(text));
    Ok(Device {
        id: row.get(0)?,
        centre: row.get(1)?,
        kind: DeviceKind::parse(&kind).ok_or_else(|| unknown(&kind))?,
        name: row.get(3)?,
        counter: row.get(4)?,
        queues: queues.split_whitespace().map(queue).collect::<Result<_>>()?,
        paired: row.get(6)?,
        revoked: row.get(7)?,
        seen: row.get(8)?,
        said: row.get(9)?,
        voices: row.get(10)?,
        prints_own: row.get(11)?,
        zone: row.get(12)?,
    })
}

/// A device was heard of, with what it says of itself and the languages of its voices.
pub(crate) fn seen(tx: &mut Tx<'_>, id: DeviceId, (said, voices): (&str, &str)) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "update centre_devices set seen_at = $3, said = $4, voices = $5 where entity_id = $1 and id = $2";
    tx.execute(sql, &[entity.into(), id.into(), now.into(), said.into(), voices.into()]).map(drop)
}

/// Whether a kiosk's browser prints by itself.
pub(crate) fn set_prints_own(tx: &mut Tx<'_>, id: DeviceId, own: bool) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update centre_devices set prints_own = $3 where entity_id = $1 and id = $2";
    tx.execute(sql, &[entity.into(), id.into(), own.into()]).map(drop)
}

/// A device is called otherwise, or stands elsewhere.
pub(crate) fn change_device(tx: &mut Tx<'_>, device: &Device) -> Result<()> {
    let entity = tx.entity()?;
    let queues: Vec<String> = device.queues.iter().map(ToString::to_string).collect();
    let sql = "update centre_devices set name = $3, counter_id = $4, queues = $5, zone_id = $6 where entity_id = $1 and id = $2";
    let queues = queues.join(" ");
    let values = [entity.into(), device.id.into(), (&device.name).into(), device.counter.into(), queues.into(), device.zone.into()];
    tx.execute(sql, &values).map(drop)
}

/// A device is one no more.
pub(crate) fn revoke_device(tx: &mut Tx<'_>, id: DeviceId) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "update centre_devices set revoked_at = $3 where entity_id = $1 and id = $2";
    tx.execute(sql, &[entity.into(), id.into(), now.into()]).map(drop)
}

//! The statements on numbers that kiosks give without a line.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;

use crate::device::DeviceId;
use crate::lease::Lease;
use crate::lease::LeaseId;
use crate::queue::QueueId;
use crate::take_over::RefusedNumber;

const COLUMNS: &str = "select id, centre_id, device_id, holder, queue_id, day, letter, first, last, leased_at from number_leases";

/// The leases of a device on a day, in the order of their numbers.
pub(crate) fn leases(tx: &mut Tx<'_>, device: DeviceId, day: &str) -> Result<Vec<Lease>> {
    let entity = tx.entity()?;
    let sql = format!("{COLUMNS} where entity_id = $1 and device_id = $2 and day = $3 order by queue_id, first");
    tx.query(&sql, &[entity.into(), device.into(), day.into()], read)
}

/// One lease of a device.
pub(crate) fn lease_of(tx: &mut Tx<'_>, device: DeviceId, id: LeaseId) -> Result<Option<Lease>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and device_id = $2 and id = $3"), &[entity.into(), device.into(), id.into()], read)
}

/// The lease of a centre and day in which a number stands.
pub(crate) fn lease_with(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), (letter, number): (&str, u32)) -> Result<Option<Lease>> {
    let entity = tx.entity()?;
    let sql = format!("{COLUMNS} where entity_id = $1 and centre_id = $2 and day = $3 and letter = $4 and first <= $5 and last >= $5");
    tx.one(&sql, &[entity.into(), centre.into(), day.into(), letter.into(), number.into()], read)
}

fn read(row: &Row) -> Result<Lease> {
    Ok(Lease {
        id: row.get(0)?,
        centre: row.get(1)?,
        device: row.get(2)?,
        holder: row.get(3)?,
        queue: row.get(4)?,
        day: row.get(5)?,
        letter: row.get(6)?,
        first: row.get(7)?,
        last: row.get(8)?,
        at: row.get(9)?,
    })
}

/// Writes a new lease.
pub(crate) fn insert_lease(tx: &mut Tx<'_>, lease: &Lease) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into number_leases (id, entity_id, centre_id, device_id, holder, queue_id, day, letter, first, last, leased_at, heard_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)",
        &[
            lease.id.into(),
            entity.into(),
            lease.centre.into(),
            lease.device.into(),
            (&lease.holder).into(),
            lease.queue.into(),
            (&lease.day).into(),
            (&lease.letter).into(),
            lease.first.into(),
            lease.last.into(),
            lease.at.into(),
        ],
    )
}

/// A device says what it gave: until this act is over, nobody else says anything of its leases of today.
pub(crate) fn hear_of_leases(tx: &mut Tx<'_>, device: DeviceId) -> Result<()> {
    let (entity, now, day) = (tx.entity()?, tx.now(), crate::issue::today(tx));
    let sql = "update number_leases set heard_at = $3 where entity_id = $1 and device_id = $2 and day = $4";
    tx.execute(sql, &[entity.into(), device.into(), now.into(), day.into()]).map(drop)
}

/// The last number that a queue has given on a day, held until the end of this act.
pub(crate) fn hold_numbers(tx: &mut Tx<'_>, queue: QueueId, day: &str) -> Result<u32> {
    let entity = tx.entity()?;
    let sql = "insert into ticket_numbers (queue_id, day, entity_id, last) values ($1, $2, $3, 0)
               on conflict (queue_id, day) do update set last = ticket_numbers.last returning last";
    let last = tx.one(sql, &[queue.into(), day.into(), entity.into()], |row| row.get(0))?;
    last.ok_or_else(|| Error::Broken("leasing numbers".into(), "the database returned none".into()))
}

/// The last number of a queue and day that was leased; 0 where none was.
pub(crate) fn last_leased(tx: &mut Tx<'_>, queue: QueueId, day: &str) -> Result<u32> {
    let entity = tx.entity()?;
    let sql = "select coalesce(max(last), 0) from number_leases where entity_id = $1 and queue_id = $2 and day = $3";
    Ok(tx.one(sql, &[entity.into(), queue.into(), day.into()], |row| row.get(0))?.unwrap_or_default())
}

/// The last number of the lease in which a number stands; none where it is leased to nobody.
pub(crate) fn leased_around(tx: &mut Tx<'_>, (queue, day): (QueueId, &str), number: u32) -> Result<Option<u32>> {
    let entity = tx.entity()?;
    let sql = "select last from number_leases where entity_id = $1 and queue_id = $2 and day = $3 and first <= $4 and last >= $4";
    tx.one(sql, &[entity.into(), queue.into(), day.into(), number.into()], |row| row.get(0))
}

/// Gives the number behind those that were leased.
pub(crate) fn skip_numbers(tx: &mut Tx<'_>, (queue, day): (QueueId, &str), leased: u32) -> Result<u32> {
    let entity = tx.entity()?;
    let sql = "update ticket_numbers set last = $4 where entity_id = $1 and queue_id = $2 and day = $3";
    tx.execute(sql, &[entity.into(), queue.into(), day.into(), (leased + 1).into()])?;
    Ok(leased + 1)
}

/// How many numbers of a lease stand on tickets.
pub(crate) fn given_of(tx: &mut Tx<'_>, lease: &Lease) -> Result<u32> {
    let entity = tx.entity()?;
    let sql =
        "select count(*) from tickets where entity_id = $1 and centre_id = $2 and day = $3 and letter = $4 and number between $5 and $6";
    let params = [entity.into(), lease.centre.into(), (&lease.day).into(), (&lease.letter).into(), lease.first.into(), lease.last.into()];
    Ok(tx.one(sql, &params, |row| row.get(0))?.unwrap_or_default())
}

/// Writes down what could not be taken over; answers whether it was not known yet.
pub(crate) fn insert_refused(tx: &mut Tx<'_>, (device, key): (DeviceId, &str), one: &RefusedNumber) -> Result<bool> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "insert into refused_numbers (device_id, asked_key, entity_id, centre_id, day, number, why, given_at, refused_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (device_id, asked_key) do nothing";
    let params = [
        device.into(),
        key.into(),
        entity.into(),
        one.centre.into(),
        (&one.day).into(),
        (&one.number).into(),
        one.why.into(),
        one.at.into(),
        now.into(),
    ];
    Ok(tx.execute(sql, &params)? > 0)
}

/// How many of a device could not be taken over on a day.
pub(crate) fn refused_of(tx: &mut Tx<'_>, device: DeviceId, day: &str) -> Result<u32> {
    let entity = tx.entity()?;
    let sql = "select count(*) from refused_numbers where entity_id = $1 and device_id = $2 and day = $3";
    Ok(tx.one(sql, &[entity.into(), device.into(), day.into()], |row| row.get(0))?.unwrap_or_default())
}

/// What could not be taken over in a centre on a day: the name of the device, and what it said.
pub(crate) fn refused_on(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Vec<(String, RefusedNumber)>> {
    let entity = tx.entity()?;
    let sql = "select d.name, r.day, r.number, r.given_at from refused_numbers r join centre_devices d on d.id = r.device_id
               where r.entity_id = $1 and r.centre_id = $2 and r.day = $3 order by r.refused_at, r.asked_key";
    tx.query(sql, &[entity.into(), centre.into(), day.into()], |row| {
        let one = RefusedNumber { centre, day: row.get(1)?, number: row.get(2)?, why: "", at: row.get(3)? };
        Ok((row.get(0)?, one))
    })
}

/// Forgets the leases and the refused numbers of days before this one.
pub(crate) fn forget_leases(tx: &mut Tx<'_>, day: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from number_leases where entity_id = $1 and day < $2", &[entity.into(), day.into()])?;
    tx.execute("delete from refused_numbers where entity_id = $1 and day < $2", &[entity.into(), day.into()]).map(drop)
}

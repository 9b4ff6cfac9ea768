//! Pairing: a browser shows a code, whoever sets up a centre enters it, and the browser is a device of the centre from that moment, until it
//! is revoked.

use std::time::Duration;

use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::counter::CounterId;
use crate::counter::zone::ZoneId;
use crate::device::Device;
use crate::device::DeviceId;
use crate::device::DeviceKind;
use crate::device_events::DeviceChanged;
use crate::device_events::DevicePaired;
use crate::device_events::DeviceRevoked;
use crate::issue::must_reach;
use crate::queue::QueueId;
use crate::store;

/// So long a code holds.
pub(crate) const HOLDS: Duration = Duration::from_secs(600);
/// So many browsers show a code at the same time, at most: what nobody needs fills no table.
const MOST_CODES: u32 = 500;
/// The most devices of a centre.
const MOST_DEVICES: usize = 400;
/// The longest name, in characters.
const LONGEST_NAME: usize = 80;

/// Until when a code that is shown now holds.
pub(crate) fn until(now: Timestamp) -> Timestamp {
    now.checked_add(HOLDS).unwrap_or(now)
}

/// A browser asks for a code: its secret and the code, each as it is kept.
///
/// # Errors
/// `Busy` where too many show one already.
pub(crate) fn ask_code(tx: &mut Tx<'_>, secret: &str, (code, until): (&str, Timestamp)) -> Result<()> {
    let now = tx.now();
    store::forget_codes(tx, now)?;
    if store::codes_shown(tx)? >= MOST_CODES {
        return Err(Error::Busy(60));
    }
    let id = tx.new_id();
    store::show_code(tx, (secret, id), (code, until))
}

/// What a device shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDevice {
    /// Where.
    pub centre: CentreId,
    /// What.
    pub kind: DeviceKind,
    /// What it is called.
    pub name: String,
    /// The counter at which a plate stands.
    pub counter: Option<CounterId>,
    /// The queues whose calls a display shows; none for all.
    pub queues: Vec<QueueId>,
    /// The zone in which a display or a kiosk stands.
    pub zone: Option<ZoneId>,
}

/// The browser that shows a code becomes a device of the centre. The code is given as it is kept.
///
/// # Errors
/// `Invalid` for a code that no browser shows, a name that is missing or too long, a plate without a counter, and what is of another centre;
/// refused where the centre has as many devices as it may.
pub(crate) fn pair(tx: &mut Tx<'_>, new: NewDevice, code: &str) -> Result<Device> {
    must_reach(tx, new.centre)?;
    let (now, new) = (tx.now(), checked(tx, new)?);
    if store::devices(tx, new.centre)?.len() >= MOST_DEVICES {
        return Err(refuse("centre-devices-many").into());
    }
    let id = store::shows_code(tx, code, now)?.ok_or_else(|| invalid("code", "centre-code-unknown"))?;
    let device = Device {
        id,
        centre: new.centre,
        kind: new.kind,
        name: new.name,
        counter: new.counter,
        queues: new.queues,
        zone: new.zone,
        paired: now,
        revoked: None,
        seen: None,
        said: String::new(),
        voices: String::new(),
        prints_own: false,
    };
    store::insert_device(tx, &device)?;
    store::paired(tx, id)?;
    tx.record(DevicePaired { centre: device.centre.get(), device: id.get(), kind: device.kind.key(), name: device.name.clone() })?;
    Ok(device)
}

/// What only a plate and only a display have is kept of nothing else.
fn checked(tx: &mut Tx<'_>, new: NewDevice) -> Result<NewDevice> {
    let name = new.name.trim().to_owned();
    match name.chars().count() {
        0 => return Err(invalid("name", "centre-device-name-missing")),
        long if long > LONGEST_NAME => return Err(invalid("name", "centre-name-long")),
        _ => {}
    }
    let counter = new.counter.filter(|_| new.kind == DeviceKind::Plate);
    if new.kind == DeviceKind::Plate {
        let known = store::counters(tx, new.centre)?;
        counter.filter(|id| known.iter().any(|one| one.id == *id)).ok_or_else(|| invalid("counter", "centre-counter-choose"))?;
    }
    let queues = if new.kind == DeviceKind::Display { new.queues } else { Vec::new() };
    let known = store::queues(tx, new.centre)?;
    if queues.iter().any(|id| !known.iter().any(|queue| queue.id == *id)) {
        return Err(invalid("queues", "centre-queue-choose"));
    }
    // A plate is where its counter is.
    let zone = new.zone.filter(|_| new.kind != DeviceKind::Plate);
    let zones = store::zones(tx, new.centre)?;
    if zone.is_some_and(|id| !zones.iter().any(|zone| zone.id == id)) {
        return Err(invalid("zone", "centre-zone-choose"));
    }
    Ok(NewDevice { name, counter, queues, zone, ..new })
}

/// A device of a centre that was not revoked.
///
/// # Errors
/// `NotFound` for a device of another centre, one that was revoked, and a centre out of reach.
pub(crate) fn device_in(tx: &mut Tx<'_>, (centre, id): (CentreId, DeviceId)) -> Result<Device> {
    must_reach(tx, centre)?;
    let known = store::device(tx, id)?.filter(|device| device.centre == centre && device.revoked.is_none());
    known.ok_or(Error::NotFound("device"))
}

/// A device is called otherwise, stands at another counter as a plate or in another zone, or shows the calls of other queues as a display; its browser
/// goes on.
///
/// # Errors
/// `Invalid` for a name that is missing or too long, a plate without a counter, and what is of another centre.
pub(crate) fn change_device(
    tx: &mut Tx<'_>,
    known: Device,
    name: &str,
    (counter, queues, zone): (Option<CounterId>, Vec<QueueId>, Option<ZoneId>),
) -> Result<()> {
    let new = checked(tx, NewDevice { centre: known.centre, kind: known.kind, name: name.into(), counter, queues, zone })?;
    let device = Device { name: new.name, counter: new.counter, queues: new.queues, zone: new.zone, ..known.clone() };
    if device == known {
        return Ok(());
    }
    store::change_device(tx, &device)?;
    let (centre, id, kind) = (device.centre.get(), device.id.get(), device.kind.key());
    tx.record(DeviceChanged { centre, device: id, kind, name: device.name, was: known.name }).map(drop)
}

/// A device is one no more, from this moment on. A second click changes nothing.
///
/// # Errors
/// `NotFound` for a device of another centre, and a centre out of reach.
pub(crate) fn revoke(tx: &mut Tx<'_>, centre: CentreId, id: DeviceId) -> Result<()> {
    must_reach(tx, centre)?;
    let device = store::device(tx, id)?.filter(|device| device.centre == centre).ok_or(Error::NotFound("device"))?;
    if device.revoked.is_some() {
        return Ok(());
    }
    store::revoke_device(tx, id)?;
    store::forget_secret(tx, id)?;
    tx.record(DeviceRevoked { centre: centre.get(), device: id.get(), kind: device.kind.key(), name: device.name }).map(drop)
}

//! A device of a centre (جهاز): a kiosk, a hall display, a counter plate; what it is, and the code by which it becomes so.

use kernel::CentreId;
use kernel::Id;
use kernel::Lang;
use kernel::Timestamp;
use store::Keys;

use crate::counter::CounterId;
use crate::counter::zone::ZoneId;
use crate::queue::QueueId;

/// Marks ids of devices.
pub enum DeviceMark {}
/// Names a device.
pub type DeviceId = Id<DeviceMark>;

/// What a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceKind {
    /// Customers take tickets there.
    Kiosk,
    /// It shows in the hall who is called.
    Display,
    /// It stands at a counter, towards the customer.
    Plate,
}

impl DeviceKind {
    /// All of them, in the order of this list.
    pub const ALL: [DeviceKind; 3] = [DeviceKind::Kiosk, DeviceKind::Display, DeviceKind::Plate];

    /// The stable name: `kiosk`.
    pub const fn key(self) -> &'static str {
        match self {
            DeviceKind::Kiosk => "kiosk",
            DeviceKind::Display => "display",
            DeviceKind::Plate => "plate",
        }
    }

    /// The key of its name.
    pub const fn label(self) -> &'static str {
        match self {
            DeviceKind::Kiosk => "centre-device-kiosk",
            DeviceKind::Display => "centre-device-display",
            DeviceKind::Plate => "centre-device-plate",
        }
    }

    /// The key of what it is for.
    pub const fn hint(self) -> &'static str {
        match self {
            DeviceKind::Kiosk => "centre-device-kiosk-hint",
            DeviceKind::Display => "centre-device-display-hint",
            DeviceKind::Plate => "centre-device-plate-hint",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<DeviceKind> {
        DeviceKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A device of a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// The centre.
    pub centre: CentreId,
    /// What it is.
    pub kind: DeviceKind,
    /// What it is called by those who look after it.
    pub name: String,
    /// The counter at which a plate stands.
    pub counter: Option<CounterId>,
    /// The queues whose calls a display shows; none for all of the centre.
    pub queues: Vec<QueueId>,
    /// The zone in which a display or a kiosk stands: a display shows the calls to its counters, and of a kiosk it says where it is. None for the
    /// whole centre.
    pub zone: Option<ZoneId>,
    /// When it became a device of the centre.
    pub paired: Timestamp,
    /// When that was ended; none as long as it is one.
    pub revoked: Option<Timestamp>,
    /// When it was last heard of.
    pub seen: Option<Timestamp>,
    /// What it says of itself: `muted` where it may make no sound, empty where nothing is wrong.
    pub said: String,
    /// The languages in which its browser has a voice of its own: `ar en`.
    pub voices: String,
    /// Whether the browser of a kiosk prints tickets by itself.
    pub prints_own: bool,
}

impl Device {
    /// Whether nothing was heard of it for longer than a device that runs stays silent.
    pub fn is_silent(&self, now: Timestamp) -> bool {
        self.seen.is_none_or(|seen| now.duration_since(seen).as_secs() > SILENT)
    }

    /// Whether its browser has a voice of its own in a language.
    pub fn has_voice(&self, lang: Lang) -> bool {
        self.voices.split(' ').any(|voice| voice == lang.code())
    }
}

/// A device that runs is heard of at least so often, in seconds, with two tries that may fail.
const SILENT: i64 = 180;

/// The letters of a code: none that is taken for another, in print or when it is read out.
const LETTERS: [u8; 22] = *b"ACDEFHJKMNPRTVWXY34679";
/// So many letters has a code: one of 22^8, tried ten times a minute and changed after ten minutes, is found by nobody.
const LENGTH: usize = 8;

/// The code that a browser shows until a time, in milliseconds: it can be shown again as long as it holds, and is kept nowhere.
pub(crate) fn code(keys: &Keys, secret: &str, until: i64) -> String {
    let mac = keys.mac("centre.device-code", format!("{secret}.{until}").as_bytes());
    let letters = mac.chunks(4).take(LENGTH).filter_map(|four| Some(u32::from_le_bytes(four.try_into().ok()?)));
    letters.map(|number| char::from(LETTERS[number as usize % LETTERS.len()])).collect()
}

/// A code as somebody types it: in whatever case, with or without what stands between its halves.
pub(crate) fn typed(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// A code as it is kept.
pub(crate) fn code_hash(keys: &Keys, code: &str) -> String {
    keys.keyed_hash("centre.device-code", &typed(code))
}

/// What a device shows of itself, as it is kept.
pub(crate) fn secret_hash(keys: &Keys, secret: &str) -> String {
    keys.keyed_hash("centre.device-secret", secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_eight_letters_that_nobody_mistakes_and_is_the_same_however_it_is_typed() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::make(&folder.path().join("keys")).unwrap();
        let shown = code(&keys, "a secret", 1_790_000_000_000);
        assert_eq!(shown.len(), LENGTH);
        assert!(shown.bytes().all(|letter| LETTERS.contains(&letter)), "{shown}");
        assert_eq!(shown, code(&keys, "a secret", 1_790_000_000_000));
        assert_ne!(shown, code(&keys, "a secret", 1_790_000_600_000));
        assert_ne!(shown, code(&keys, "another", 1_790_000_000_000));
        let halves = format!(" {}-{} ", shown[..4].to_lowercase(), &shown[4..]);
        assert_eq!(code_hash(&keys, &halves), code_hash(&keys, &shown));
    }

    #[test]
    fn a_device_is_silent_after_three_minutes() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let device = |seen| Device {
            id: Id::new(1),
            centre: Id::new(1),
            kind: DeviceKind::Display,
            name: String::new(),
            counter: None,
            queues: Vec::new(),
            zone: None,
            paired: at(0),
            revoked: None,
            seen,
            said: String::new(),
            voices: String::new(),
            prints_own: false,
        };
        assert!(device(None).is_silent(at(1)));
        assert!(!device(Some(at(0))).is_silent(at(180)) && device(Some(at(0))).is_silent(at(181)));
    }
}

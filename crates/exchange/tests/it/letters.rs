//! A channel of these stories alone: letters that are kept at an office and answered from there.

use std::time::Duration;

use platform::Bringing;
use platform::BroughtTo;
use platform::Channel;
use platform::Slice;

/// The channel as a part of the product.
pub fn slice() -> Slice {
    Slice { key: "letters", channel: Some(CHANNEL), ..Slice::default() }
}

const CHANNEL: Channel = Channel {
    key: "letter",
    icon: "mail",
    label: "ui-send",
    is_live: false,
    can_write: true,
    composer: None,
    original: None,
    departures: None,
    enclosures: None,
    arrivals: None,
    writers: None,
    originals: None,
    write_in: None,
    bringing: Some(Bringing {
        places: |_| {
            Ok(vec![BroughtTo { place: 1, name: "office@works.gov.bh".into(), allowed: Duration::from_secs(86_400), is_working: false }])
        },
        original: |_, text| Ok(format!("{} {}", text.key, text.text).into_bytes()),
        keep: |tx, _, _, raw| tx.keep(raw).map(drop),
        forget: |_, _| Ok(()),
    }),
};

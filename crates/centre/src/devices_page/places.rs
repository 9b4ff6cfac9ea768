//! Where the devices of a centre stand: at a counter, in a zone, and for which queues.

use kernel::Result;
use kernel::invalid;
use ui::Choice;
use ui::Page;

use super::Fields;
use super::Known;
use super::field;
use crate::counter::Counter;
use crate::counter::zone::Zone;
use crate::counter::zone::ZoneId;
use crate::device::Device;
use crate::device::DeviceKind;
use crate::set_up::zones::said_among;

/// Where a device stands, in words.
pub(super) fn said(page: &Page, known: &Known, device: &Device) -> String {
    let counter = device.counter.and_then(|id| known.counters.iter().find(|counter| counter.id == id));
    if let Some(counter) = counter.filter(|_| device.kind == DeviceKind::Plate) {
        return self::counter(page, &known.zones, counter);
    }
    let zone = known.zones.iter().find(|zone| Some(zone.id) == device.zone).map(|zone| zone.name.get(page.lang).to_owned());
    let queues = known.queues.iter().filter(|queue| device.queues.contains(&queue.id)).map(|queue| queue.letter.as_str());
    let queues: Vec<&str> = queues.collect();
    let queues = (!queues.is_empty()).then(|| page.t1("centre-device-of-queues", "letters", queues.join(" · ").as_str()));
    let place: Vec<String> = [zone, queues].into_iter().flatten().collect();
    if place.is_empty() { page.t("centre-device-of-all") } else { place.join(" · ") }
}

/// A counter by its number, with its zone where the centre has several.
pub(super) fn counter(page: &Page, zones: &[Zone], counter: &Counter) -> String {
    let number = page.t1("centre-counter-of", "number", counter.number);
    said_among(zones, counter).map_or_else(|| number.clone(), |zone| format!("{number} · {}", zone.get(page.lang)))
}

/// The zones to choose from; nothing where a centre has none.
pub(super) fn choices(page: &Page, zones: &[Zone]) -> Vec<Choice> {
    if zones.is_empty() {
        return Vec::new();
    }
    let zone = |zone: &Zone| Choice::new(zone.id.to_string(), zone.name.get(page.lang));
    [Choice::new("", page.t("centre-zone-none"))].into_iter().chain(zones.iter().map(zone)).collect()
}

/// The zone that was chosen.
pub(super) fn zone_of(fields: &Fields) -> Result<Option<ZoneId>> {
    let chosen = Some(field(fields, "zone")).filter(|text| !text.is_empty());
    chosen.map(|text| text.parse().map_err(|_| invalid("zone", "centre-zone-choose"))).transpose()
}

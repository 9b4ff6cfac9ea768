//! The zones of a centre as they are set up, and what customers are told of the one in which a counter stands, or of the office.

use ::store::Tx;
use kernel::Arg;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;

use super::changed;
use crate::counter::Counter;
use crate::counter::zone::Zone;
use crate::counter::zone::ZoneId;
use crate::issue::must_reach;
use crate::store;
use crate::ticket::Ticket;

/// The most zones of a centre.
const MOST_ZONES: usize = 40;

/// Adds a zone or changes one, and says which counters stand in it: those with these numbers, and no others.
///
/// # Errors
/// `Invalid` for what `Zone::check` says, a name that another zone of the centre has, and numbers that no counter has; refused where the centre has as
/// many zones as it may.
pub(crate) fn save_zone(tx: &mut Tx<'_>, zone: &Zone, numbers: &[u32]) -> Result<()> {
    must_reach(tx, zone.centre)?;
    zone.check()?;
    let known = store::zones(tx, zone.centre)?;
    if known.iter().any(|other| other.id != zone.id && other.is_called(&zone.name)) {
        return Err(invalid("zone_ar", "centre-zone-taken"));
    }
    let before = known.iter().find(|one| one.id == zone.id);
    if before.is_none() && known.len() >= MOST_ZONES {
        return Err(refuse("centre-zones-many").into());
    }
    let counters = store::counters(tx, zone.centre)?;
    if numbers.iter().any(|number| !counters.iter().any(|counter| counter.number == *number)) {
        return Err(invalid("zone_counters", "centre-zone-counters-wrong"));
    }
    if before != Some(zone) {
        store::save_zone(tx, zone)?;
        changed(tx, zone.centre, "zone", zone.id.get())?;
    }
    for counter in counters {
        let elsewhere = counter.zone.filter(|id| *id != zone.id);
        let stands = if numbers.contains(&counter.number) { Some(zone.id) } else { elsewhere };
        if stands != counter.zone {
            changed(tx, zone.centre, "counter", counter.id.get())?;
            store::save_counter(tx, &Counter { zone: stands, ..counter })?;
        }
    }
    Ok(())
}

/// Takes a zone away; what stood in it stands in none.
///
/// # Errors
/// `NotFound` for a zone of another centre.
pub(crate) fn remove_zone(tx: &mut Tx<'_>, centre: CentreId, id: ZoneId) -> Result<()> {
    zone_of(tx, centre, id)?;
    store::leave_zone(tx, id)?;
    store::delete_zone(tx, id)?;
    changed(tx, centre, "zone", id.get())
}

/// A zone of a centre by its id.
///
/// # Errors
/// `NotFound` for a zone of another centre.
pub(crate) fn zone_of(tx: &mut Tx<'_>, centre: CentreId, id: ZoneId) -> Result<Zone> {
    must_reach(tx, centre)?;
    store::zones(tx, centre)?.into_iter().find(|zone| zone.id == id).ok_or(Error::NotFound("zone"))
}

/// The zone in which a counter stands, where its centre has more than one: who looks for the counter needs it then.
pub(crate) fn said_of(tx: &mut Tx<'_>, counter: &Counter) -> Result<Option<Bilingual>> {
    if counter.zone.is_none() {
        return Ok(None);
    }
    Ok(said_among(&store::zones(tx, counter.centre)?, counter))
}

/// The same among the zones of its centre.
pub(crate) fn said_among(zones: &[Zone], counter: &Counter) -> Option<Bilingual> {
    zones.iter().find(|zone| Some(zone.id) == counter.zone && zones.len() > 1).map(|zone| zone.name.clone())
}

/// Where a customer goes who was called.
pub(crate) enum CalledTo {
    /// To the counter of this number.
    Counter(u32),
    /// To the counter of this number, in a zone of a centre that has several.
    Zone(u32, Bilingual),
    /// To the office of who leads the centre.
    Office,
}

impl CalledTo {
    /// Where a ticket was called to; none for one that never was.
    pub(crate) fn of(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<Option<CalledTo>> {
        let Some(counter) = ticket.counter.map_or(Ok(None), |id| store::counter_of(tx, id))? else { return Ok(None) };
        if counter.is_office() {
            return Ok(Some(CalledTo::Office));
        }
        let zone = said_of(tx, &counter)?;
        Ok(Some(zone.map_or(CalledTo::Counter(counter.number), |zone| CalledTo::Zone(counter.number, zone))))
    }

    /// The number of the counter; none for the office.
    pub(crate) fn counter(&self) -> Option<u32> {
        match self {
            CalledTo::Counter(number) | CalledTo::Zone(number, _) => Some(*number),
            CalledTo::Office => None,
        }
    }

    /// The zone in a language; empty where none is said.
    pub(crate) fn zone(&self, lang: Lang) -> &str {
        if let CalledTo::Zone(_, zone) = self { zone.get(lang) } else { "" }
    }

    /// The key of the words that lead there.
    pub(crate) const fn words(&self) -> &'static str {
        match self {
            CalledTo::Counter(_) => "centre-turn-called-text",
            CalledTo::Zone(..) => "centre-turn-called-zone",
            CalledTo::Office => "centre-turn-called-office",
        }
    }

    /// What these words name.
    pub(crate) fn args(&self, lang: Lang) -> Vec<(&'static str, Arg)> {
        let mut args: Vec<(&'static str, Arg)> = vec![("zone", self.zone(lang).into())];
        if let Some(number) = self.counter() {
            args.push(("number", i64::from(number).into()));
        }
        args
    }

    /// The key of the words of a text message that lead there.
    pub(crate) const fn text(&self) -> &'static str {
        match self {
            CalledTo::Counter(_) => "centre-text-called",
            CalledTo::Zone(..) => "centre-text-called-zone",
            CalledTo::Office => "centre-text-called-office",
        }
    }
}

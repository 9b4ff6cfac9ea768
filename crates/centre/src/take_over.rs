//! Takes over what a kiosk gave while it had no line: each number that it held is a ticket that has waited since it was given, and what cannot be
//! taken over is shown to staff.

use ::store::Tx;
use kernel::CentreId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use serde::Deserialize;
use serde_json::Value;

use crate::device::Device;
use crate::issue::NewTicket;
use crate::issue::ticket_with;
use crate::issue::today;
use crate::kiosk_acts::from;
use crate::lease::Lease;
use crate::offline_events::GivenOffline;
use crate::offline_events::NumberRefused;
use crate::offline_visit::ORIGIN as FROM_COUNTER;
use crate::party::Party;
use crate::serve::over;
use crate::state::State;
use crate::store;
use crate::ticket::TicketId;
use crate::ticket::shown;

/// Where such a ticket was taken.
pub(crate) const ORIGIN: &str = "kiosk-offline";
/// The longest key, in bytes.
const LONGEST_KEY: usize = 64;
/// So many of a device are shown to staff on a day: what is broken says no more after that.
const MOST_REFUSED: u32 = 50;

/// What a kiosk gave, as its browser wrote it down.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    key: String,
    lease: String,
    number: u32,
    service: String,
    /// When, in milliseconds.
    at: i64,
    lang: String,
    priority: bool,
    /// The key of a ticket that was asked for when the line was cut: whether it was given, nobody saw.
    #[serde(default)]
    instead: String,
}

/// What could not be taken over.
pub(crate) struct RefusedNumber {
    pub(crate) centre: CentreId,
    pub(crate) day: String,
    /// As its customer sees it, as far as that is known.
    pub(crate) number: String,
    pub(crate) why: &'static str,
    pub(crate) at: Timestamp,
}

/// Takes over one after the other; answers of each whether it is a ticket now. The same twice is one ticket.
///
/// # Errors
/// What the database says: then nothing of it has happened.
pub(crate) fn take_over(tx: &mut Tx<'_>, device: &Device, lines: &[Value]) -> Result<Vec<bool>> {
    store::hear_of_leases(tx, device.id)?;
    lines.iter().map(|line| take_one(tx, device, line)).collect()
}

fn take_one(tx: &mut Tx<'_>, device: &Device, line: &Value) -> Result<bool> {
    let given = Given::deserialize(line).ok().filter(|given| is_key(&given.key));
    let Some(given) = given else {
        return refuse(tx, (device, &key_of_unread(line)), ("unreadable", String::new(), tx.now())).map(|()| false);
    };
    let lease = given.lease.parse().map_or(Ok(None), |id| store::lease_of(tx, device.id, id))?;
    let number = lease.as_ref().map_or_else(|| given.number.to_string(), |lease| shown(&lease.letter, given.number));
    let since = lease.as_ref().map_or_else(|| tx.now(), |lease| lease.at);
    let at = Timestamp::from_millisecond(given.at).unwrap_or_else(|_| tx.now()).max(since).min(tx.now());
    match judge(tx, device, (lease, &given, at))? {
        Judged::Known => Ok(true),
        Judged::Claimed(id) => {
            store::adopt_ticket(tx, id, (&given.key, at), (&from(device.id), given.priority))?;
            give_back(tx, device, &given.instead)?;
            was_given(tx, device, (id, number, at)).map(|()| true)
        }
        Judged::New(lease, service) => give(tx, (device, &lease), (&given, service, at)).map(|()| true),
        Judged::Refused(why) => refuse(tx, (device, &given.key), (why, number, at)).map(|()| false),
    }
}

/// Whether a browser's key is one that can be kept.
pub(crate) fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= LONGEST_KEY && key.bytes().all(|sign| sign.is_ascii_graphic())
}

/// What stands for the key of a line that cannot be read: said twice it is still one.
pub(crate) fn key_of_unread(line: &Value) -> String {
    line.to_string().chars().filter(char::is_ascii).take(LONGEST_KEY).collect()
}

/// What becomes of a line.
enum Judged {
    /// It is a ticket already.
    Known,
    New(Lease, ServiceId),
    /// A counter said it first.
    Claimed(TicketId),
    Refused(&'static str),
}

fn judge(tx: &mut Tx<'_>, device: &Device, (lease, given, at): (Option<Lease>, &Given, Timestamp)) -> Result<Judged> {
    let known = store::ticket_of_key(tx, device.centre, &given.key)?;
    let Some(lease) = lease.filter(|lease| lease.has(given.number)) else {
        // The lease of a ticket may be forgotten by the time at which it is said once more.
        let is_known = known.is_some_and(|known| known.number == given.number);
        return Ok(if is_known { Judged::Known } else { Judged::Refused("not-leased") });
    };
    if let Some(known) = known {
        let is_same = (known.number, &known.letter, &known.day) == (given.number, &lease.letter, &lease.day);
        return Ok(if is_same { Judged::Known } else { Judged::Refused("given-twice") });
    }
    match store::ticket_with_number(tx, (device.centre, &lease.day), (&lease.letter, given.number))? {
        // A counter has called or served it already, and said so first.
        Some(known) if known.origin == FROM_COUNTER => return Ok(Judged::Claimed(known.id)),
        Some(_) => return Ok(Judged::Refused("given-twice")),
        None => {}
    }
    // Numbers end with their day: who was given one afterwards was given none.
    if at.to_zoned(ui::bahrain()).date().to_string() > lease.day {
        return Ok(Judged::Refused("day-over"));
    }
    let service = given.service.parse().map_or(Ok(None), |id| store::offered_one(tx, device.centre, id))?;
    Ok(service.map_or(Judged::Refused("no-service"), |offered| Judged::New(lease, offered.service)))
}

/// The number is a ticket that has waited since it was given. One of a day that has gone is ended by the night.
fn give(tx: &mut Tx<'_>, (device, lease): (&Device, &Lease), (given, service, at): (&Given, ServiceId, Timestamp)) -> Result<()> {
    let new = NewTicket {
        centre: device.centre,
        services: vec![service],
        party: Party::default(),
        origin: ORIGIN,
        lang: Lang::parse(&given.lang).unwrap_or(Lang::Ar),
        has_priority: given.priority,
        customer: None,
    };
    let services = new.services.clone();
    let place = (lease.queue, lease.letter.clone(), lease.day.clone());
    let ticket = ticket_with(tx, (new, services), (place, given.number, at), &given.key)?;
    store::set_from(tx, ticket.id, &from(device.id))?;
    give_back(tx, device, &given.instead)?;
    was_given(tx, device, (ticket.id, ticket.shown(), at))
}

fn was_given(tx: &mut Tx<'_>, device: &Device, (ticket, number, at): (TicketId, String, Timestamp)) -> Result<()> {
    let late = u64::try_from(tx.now().duration_since(at).as_millis()).unwrap_or_default();
    tx.record(GivenOffline {
        centre: device.centre.get(),
        ticket: ticket.get(),
        number,
        device: device.id.get(),
        name: device.name.clone(),
        given_at: at.as_millisecond(),
        late_ms: late,
    })
    .map(drop)
}

/// A ticket of this kiosk that its customer never saw: they hold the other number, and nobody calls this one.
fn give_back(tx: &mut Tx<'_>, device: &Device, key: &str) -> Result<()> {
    let Some(mut unseen) = store::ticket_of_key(tx, device.centre, key)?.filter(|ticket| ticket.state == State::Waiting) else {
        return Ok(());
    };
    if !store::is_from(tx, unseen.id, &from(device.id))? {
        return Ok(());
    }
    unseen.leave(tx.now())?;
    over(tx, &mut unseen, ("given-anew", None))
}

/// Somebody may stand in the hall with that number: staff see it.
fn refuse(tx: &mut Tx<'_>, (device, key): (&Device, &str), (why, number, at): (&'static str, String, Timestamp)) -> Result<()> {
    let day = today(tx);
    if store::refused_of(tx, device.id, &day)? >= MOST_REFUSED {
        return Ok(());
    }
    let one = RefusedNumber { centre: device.centre, day, number, why, at };
    if store::insert_refused(tx, (device.id, key), &one)? {
        let (centre, number) = (device.centre.get(), one.number);
        tx.record(NumberRefused { centre, device: device.id.get(), name: device.name.clone(), number, why })?;
    }
    Ok(())
}

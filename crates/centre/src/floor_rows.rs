//! The rows of a centre's floor: who waits, its counters, the calls out of turn, and what disturbs its work.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use ui::Page;

use crate::arrive::IN_TIME;
use crate::board_page::rests;
use crate::board_page::so_long;
use crate::board_page::speaks;
use crate::counter::Counter;
use crate::counter::Standing;
use crate::counter::office::office_of;
use crate::day::CLOSE;
use crate::day::incident::Incident;
use crate::hours::calendar_of;
use crate::printer::Printer;
use crate::send_on::receive::may_receive;
use crate::set_up::zones::said_among;
use crate::skip::Skip;
use crate::store;
use crate::take_over::ORIGIN;
use crate::ticket::Sent;
use crate::ticket::State as At;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// So many of a day's calls out of turn are shown.
const SKIPS: u32 = 50;

/// The day's calls out of turn, for those who lead the floor.
pub(crate) fn skips(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> kernel::Result<Vec<(Skip, String)>> {
    if !tx.actor().can(CLOSE) {
        return Ok(Vec::new());
    }
    let (lang, mut named) = (tx.actor().lang, Vec::new());
    for skip in store::skips_of_day(tx, (centre, day), SKIPS)? {
        let who = org::store::employee(tx, skip.employee)?;
        named.push((skip, who.map(|who| who.name.get(lang).to_owned()).unwrap_or_default()));
    }
    Ok(named)
}

/// A kiosk, a display or a plate of which nothing is heard any more.
pub(crate) struct SilentDevice {
    pub(crate) name: String,
    /// The key of what it is.
    pub(crate) kind: &'static str,
    /// When it was last heard of.
    pub(crate) seen: Timestamp,
}

/// What disturbs the work of a centre now.
pub(crate) struct Disturbed {
    /// What happened and goes on.
    pub(crate) incidents: Vec<Incident>,
    pub(crate) silent: Vec<SilentDevice>,
    /// The printers that print nothing until somebody comes.
    pub(crate) printers: Vec<Printer>,
}

impl Disturbed {
    pub(crate) fn read(tx: &mut Tx<'_>, centre: CentreId) -> Result<Disturbed> {
        let printers = store::printers(tx, centre)?.into_iter().filter(|printer| printer.health.stands_still()).collect();
        Ok(Disturbed { incidents: store::open_incidents(tx, centre)?, silent: silent_devices(tx, centre)?, printers })
    }
}

/// The devices that have fallen silent, for those who lead the floor; none outside the centre's hours, when they are switched off.
fn silent_devices(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<SilentDevice>> {
    let now = tx.now();
    if !tx.actor().can(CLOSE) || !calendar_of(tx, centre)?.is_open(now) {
        return Ok(Vec::new());
    }
    let silent = store::devices(tx, centre)?.into_iter().filter(|device| device.is_silent(now));
    Ok(silent.filter_map(|one| Some(SilentDevice { seen: one.seen?, kind: one.kind.label(), name: one.name })).collect())
}

/// A call out of turn as supervisors see it.
pub(crate) struct PassedOver {
    pub(crate) at: String,
    pub(crate) number: String,
    pub(crate) who: String,
    pub(crate) counter: u32,
    /// The number whose turn it was.
    pub(crate) passed: String,
    /// How many more stood before it.
    pub(crate) more: u32,
    pub(crate) reason: String,
}

impl PassedOver {
    pub(crate) fn of(page: &Page, (skip, who): &(Skip, String)) -> PassedOver {
        PassedOver {
            at: page.time(skip.at),
            number: skip.number.clone(),
            who: who.clone(),
            counter: skip.counter,
            passed: skip.passed.clone(),
            more: skip.passed_many.saturating_sub(1),
            reason: skip.reason.clone(),
        }
    }
}

/// A counter, or the office where somebody is there.
pub(crate) struct Manned {
    counter: Counter,
    /// The name of its zone, where the centre has several.
    zone: Option<Bilingual>,
    /// The name of who sits there; empty for nobody.
    who: String,
    /// Whom they have in hand.
    ticket: Option<Ticket>,
}

impl Manned {
    /// Whether it is a counter at which somebody serves.
    pub(crate) fn is_open_counter(&self) -> bool {
        self.counter.standing == Standing::Open && !self.counter.is_office()
    }
}

/// The counters of a centre, and its office where somebody is there.
pub(crate) fn manned(tx: &mut Tx<'_>, id: CentreId, in_hand: &[Ticket]) -> Result<Vec<Manned>> {
    let (lang, zones, mut counters) = (tx.actor().lang, store::zones(tx, id)?, Vec::new());
    let office = office_of(tx, id)?.filter(|office| office.employee.is_some());
    for counter in store::counters(tx, id)?.into_iter().chain(office) {
        let who = counter.employee.map_or(Ok(None), |who| org::store::employee(tx, who))?;
        let ticket = in_hand.iter().find(|ticket| ticket.counter == Some(counter.id)).cloned();
        let who = who.map(|who| who.name.get(lang).to_owned()).unwrap_or_default();
        counters.push(Manned { zone: said_among(&zones, &counter), counter, who, ticket });
    }
    Ok(counters)
}

/// A counter as supervisors see it.
pub(crate) struct Desk {
    pub(crate) id: String,
    pub(crate) number: u32,
    /// The name of its zone, where the centre has several; empty else.
    pub(crate) zone: String,
    /// Whether it is the office of who leads the centre.
    pub(crate) is_office: bool,
    pub(crate) standing: Standing,
    pub(crate) who: String,
    pub(crate) ticket: String,
    /// The ticket that is served there; empty where none is.
    pub(crate) served: String,
    /// Whether abuse was reported in its visit.
    pub(crate) abuse: bool,
}

impl Desk {
    pub(crate) fn of(page: &Page, Manned { counter, zone, who, ticket }: &Manned, abused: &[TicketId]) -> Desk {
        let served = ticket.as_ref().filter(|ticket| ticket.state == At::Serving);
        Desk {
            id: counter.id.to_string(),
            number: counter.number,
            zone: zone.as_ref().map(|zone| zone.get(page.lang).to_owned()).unwrap_or_default(),
            is_office: counter.is_office(),
            standing: counter.standing,
            who: who.clone(),
            ticket: ticket.as_ref().map(Ticket::shown).unwrap_or_default(),
            served: served.map(|ticket| ticket.id.to_string()).unwrap_or_default(),
            abuse: served.is_some_and(|ticket| abused.contains(&ticket.id)),
        }
    }
}

/// Whom somebody who waits was sent on to.
pub(crate) enum SentTo {
    /// The counter with this number.
    Counter(u32),
    /// Who leads the centre, by their name; and whether that is who looks, and can receive them.
    Leader(String, bool),
    /// Somebody who is not there any more.
    Back,
}

impl SentTo {
    fn said(&self, page: &Page) -> String {
        match self {
            SentTo::Counter(number) => page.t1("centre-sent-counter", "number", i64::from(*number)),
            SentTo::Leader(name, _) => page.t1("centre-sent-leader", "name", name.as_str()),
            SentTo::Back => page.t("centre-sent-back"),
        }
    }
}

/// Whom those who wait were sent on to, as far as they were.
pub(crate) fn sent(tx: &mut Tx<'_>, waiting: &[Ticket]) -> Result<BTreeMap<TicketId, SentTo>> {
    let (lang, mut sent) = (tx.actor().lang, BTreeMap::new());
    for ticket in waiting {
        let to = match ticket.sent {
            Sent::Nowhere => continue,
            Sent::Back => SentTo::Back,
            Sent::Counter(id) => SentTo::Counter(store::counter_of(tx, id)?.map(|counter| counter.number).unwrap_or_default()),
            Sent::Leader(id) => {
                let name = org::store::employee(tx, id)?.map(|who| who.name.get(lang).to_owned()).unwrap_or_default();
                SentTo::Leader(name, may_receive(tx, ticket)?)
            }
        };
        sent.insert(ticket.id, to);
    }
    Ok(sent)
}

/// Somebody who waits.
pub(crate) struct Waiter {
    pub(crate) number: String,
    pub(crate) service: String,
    pub(crate) waited: String,
    pub(crate) has_priority: bool,
    pub(crate) has_appointment: bool,
    /// Whether it was given while the kiosk had no line.
    pub(crate) was_offline: bool,
    pub(crate) lang: String,
    /// Until when others go first; empty in its turn.
    pub(crate) rests: String,
    /// Who comes with it and what they need.
    pub(crate) party: Vec<String>,
    /// Whom they were sent on to, or that they are back from there; empty for others.
    pub(crate) sent: String,
    /// The ticket, where it waits for them alone; empty for others.
    pub(crate) kept: String,
    /// Whether who looks can receive them.
    pub(crate) may_be_received: bool,
}

impl Waiter {
    pub(crate) fn of(page: &Page, services: &[(ServiceId, Bilingual)], (ticket, sent): (&Ticket, Option<&SentTo>)) -> Waiter {
        let service = services.iter().find(|(one, _)| *one == ticket.service);
        Waiter {
            number: ticket.shown(),
            service: service.map(|(_, name)| name.get(page.lang).to_owned()).unwrap_or_default(),
            waited: so_long(page, ticket.waited(page.now), Page::duration),
            has_priority: ticket.has_priority,
            has_appointment: ticket.origin == IN_TIME,
            was_offline: ticket.origin == ORIGIN,
            lang: speaks(page, ticket.lang),
            rests: rests(page, ticket),
            party: ticket.party.said(page),
            sent: sent.map(|sent| sent.said(page)).unwrap_or_default(),
            may_be_received: matches!(sent, Some(SentTo::Leader(_, true))),
            kept: if ticket.sent.is_kept() { ticket.id.to_string() } else { String::new() },
        }
    }
}

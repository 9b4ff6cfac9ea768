//! The floor of a centre as the router sees it: who waits, who was put aside, who serves, and who may still come and go before others.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use routing::Floor;
use routing::Hands;
use routing::Known;
use routing::Pause;
use routing::Person;
use routing::Rules;
use routing::Skill;
use routing::Stream;
use routing::Turn;
use routing::Usual;

use crate::KEY;
use crate::counter::Counter;
use crate::counter::CounterId;
use crate::counter::Standing;
use crate::experience::ALL;
use crate::experience::Experience;
use crate::experience::HALF_HOUR;
use crate::experience::Slot;
use crate::experience::half_hour;
use crate::experience::kind_of;
use crate::experience::slot;
use crate::hours::calendar_of;
use crate::issue::today;
use crate::line::ORDINARY;
use crate::line::for_router;
use crate::line::waits_for;
use crate::line::work;
use crate::queue::CentreRules;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::State;
use crate::ticket::Ticket;

/// How long somebody is expected to be away whose ticket was put aside.
const AWAY: Duration = Duration::from_secs(480);
/// How long a pause is expected to last, and how much longer at least one that has gone on.
const PAUSE: Duration = Duration::from_secs(900);
const PAUSE_REST: Duration = Duration::from_secs(300);
/// How far ahead those are looked at who may come and go before others.
const AHEAD: Duration = Duration::from_secs(3 * 3600);

/// The floor of a centre at one instant, and what is known of the past there.
pub(crate) struct Scene {
    now: Timestamp,
    centre: CentreId,
    rules: Rules,
    /// Who waits for a counter, in the order of `turns`; those who were put aside follow in `turns` only. Whoever was sent on to who leads the
    /// centre is none of them.
    pub(crate) waiting: Vec<Ticket>,
    turns: Vec<Turn>,
    /// Who serves.
    pub(crate) counters: Vec<routing::Counter>,
    /// The numbers of the counters that are paused, by the place in `counters`.
    pub(crate) paused: Vec<(usize, u32)>,
    streams: Vec<Stream>,
    past: Past,
}

impl Scene {
    /// Looks at a centre now.
    pub(crate) fn of(tx: &mut Tx<'_>, centre: CentreId) -> Result<Scene> {
        let (now, day, centre_rules) = (tx.now(), today(tx), store::rules(tx, centre)?);
        let past = Past::of(tx, centre)?;
        let all = store::tickets_here(tx, (centre, &day))?;
        // Whoever booked a time that is still to come enters then, as the router takes them then.
        let turn = |ticket: &Ticket, enters: Timestamp| {
            let enters = enters.max(ticket.since);
            Turn { work: work(ticket, centre_rules, enters), enters, comes: 1.0, known: past.known(ticket.service) }
        };
        let waiting: Vec<Ticket> =
            all.iter().filter(|ticket| ticket.state == State::Waiting && !matches!(ticket.sent, Sent::Leader(_))).cloned().collect();
        let parked = all.iter().filter(|ticket| ticket.state == State::Parked);
        let turns = waiting
            .iter()
            .map(|ticket| turn(ticket, ticket.rest.until.filter(|_| ticket.rests(now)).unwrap_or(now)))
            .chain(parked.map(|ticket| turn(ticket, later(now, AWAY))))
            .collect();
        let (mut counters, mut paused) = (Vec::new(), Vec::new());
        let breaks = store::open_breaks(tx, centre)?;
        for counter in store::counters(tx, centre)? {
            let Some(who) = counter.employee else { continue };
            let due = breaks.iter().find(|one| one.employee == who).and_then(|one| one.due);
            // Whoever takes a break is left to it: only a pause without one, or a break that should be over, can end earlier.
            if counter.standing == Standing::Paused && due.is_none_or(|due| due <= now) {
                paused.push((counters.len(), counter.number));
            }
            let served =
                all.iter().find(|ticket| ticket.counter == Some(counter.id) && matches!(ticket.state, State::Called | State::Serving));
            let busy = served.and_then(|ticket| Some((ticket.called?, past.known(ticket.service))));
            let pauses = pause(&counter, due, now).into_iter().collect();
            counters.push(routing::Counter { person: seated(person(tx, who)?, counter.id), busy, pauses, until: None });
        }
        let services = store::offered(tx, centre)?.into_iter().filter(|one| one.is_offered).map(|one| one.service);
        let streams = services.filter_map(|service| past.stream(service, centre_rules, now)).collect();
        Ok(Scene { now, centre, rules: for_router(centre_rules), waiting, turns, counters, paused, streams, past })
    }

    /// As the router is asked about it, with these counters.
    pub(crate) fn floor<'s>(&'s self, turns: &'s [Turn], counters: &'s [routing::Counter]) -> Floor<'s> {
        Floor { now: self.now, rules: &self.rules, turns, counters, streams: &self.streams }
    }

    /// Who waits, first, and who was put aside.
    pub(crate) fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The same with one more who comes now for a service.
    pub(crate) fn with_new(&self, service: ServiceId, lang: Lang) -> Vec<Turn> {
        let work = waits_for(i64::MAX, (service, lang), (self.now, ORDINARY));
        let new = Turn { work, enters: self.now, comes: 1.0, known: self.past.known(service) };
        self.turns.iter().cloned().chain([new]).collect()
    }

    /// What the centre has learnt.
    pub(crate) fn experience(&self) -> &Experience {
        &self.past.experience
    }

    /// The same chances for a centre each time: what is told changes by what happened, and not by chance.
    pub(crate) fn seed(&self) -> u64 {
        self.centre.get().unsigned_abs()
    }

    /// Which centre it is.
    pub(crate) fn centre(&self) -> CentreId {
        self.centre
    }
}

/// Somebody who serves, as the router sees them.
pub(crate) fn person(tx: &mut Tx<'_>, who: EmployeeId) -> Result<Person> {
    let skill = |known: org::Skill| Skill { service: known.service.map(Id::get), channel: known.channel, lang: known.lang };
    let skills = org::store::skills(tx, who)?.into_iter().map(skill).collect();
    Ok(Person { id: who, skills, is_present: true, back_up: None, stand_in: None, hands: Hands::default() })
}

/// The same at a counter: whoever was sent on to it, or to them, is theirs as well.
pub(crate) fn seated(mut person: Person, counter: CounterId) -> Person {
    let own = [Sent::Counter(counter), Sent::Leader(person.id)];
    person.skills.extend(own.into_iter().flat_map(|sent| Lang::ALL.into_iter().filter_map(move |lang| sent.needs(lang))));
    person
}

fn pause(counter: &Counter, due: Option<Timestamp>, now: Timestamp) -> Option<Pause> {
    let until = due.filter(|due| *due > now).unwrap_or_else(|| later(counter.since, PAUSE).max(later(now, PAUSE_REST)));
    (counter.standing == Standing::Paused).then_some(Pause { from: now, until })
}

fn later(at: Timestamp, span: Duration) -> Timestamp {
    at.checked_add(span).unwrap_or(at)
}

/// What is known of the past at a centre, as far as now asks for it.
struct Past {
    usual: BTreeMap<Slot, Usual>,
    experience: Experience,
    day: String,
    /// This half hour and those that follow, on this kind of day.
    slots: Vec<String>,
}

impl Past {
    fn of(tx: &mut Tx<'_>, centre: CentreId) -> Result<Past> {
        let (now, day) = (tx.now(), today(tx));
        let kind = kind_of(&calendar_of(tx, centre)?, now.to_zoned(ui::bahrain()).date());
        let ahead = i64::try_from(AHEAD.as_secs()).unwrap_or_default() / HALF_HOUR;
        let slots: Vec<String> = (0..ahead).map(|more| slot(kind, half_hour(now) + more)).collect();
        let asked: Vec<String> = slots.iter().cloned().chain([ALL.to_owned(), day.clone()]).collect();
        let usual = store::usual(tx, centre, &asked)?;
        Ok(Past { usual, experience: store::experience(tx, centre)?.unwrap_or_default(), day, slots })
    }

    fn row(&self, service: i64, slot: &str) -> Usual {
        self.usual.get(&(service, slot.to_owned())).copied().unwrap_or_default()
    }

    /// What is to be expected of who is called for a service now: today counts first, then this half hour, the service, the centre.
    fn known(&self, service: ServiceId) -> Known {
        let (service, slot) = (service.get(), self.slots.first().map(String::as_str).unwrap_or_default());
        Known::of(&[self.row(service, &self.day), self.row(service, slot), self.row(service, ALL), self.row(0, ALL)])
    }

    /// Those who will come for a service and go before others; none where nobody usually does.
    fn stream(&self, service: ServiceId, rules: CentreRules, now: Timestamp) -> Option<Stream> {
        let came: f64 = self.slots.iter().map(|slot| routing::usual(&[self.row(service.get(), slot)])).sum();
        let hours = AHEAD.as_secs_f64() / 3_600.0;
        let an_hour = came / hours * self.experience.crowd.priority_share();
        (an_hour > 0.0).then(|| Stream {
            needs: Skill { service: Some(service.get()), channel: KEY.into(), lang: Lang::Ar },
            rate: rules.priority_rate,
            from: now,
            until: later(now, AHEAD),
            an_hour,
            known: self.known(service),
        })
    }
}

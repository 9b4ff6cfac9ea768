//! What a product would know of a simulated centre: its rows of what is usual, today's, its bookings and its plan of breaks; no more.

use std::collections::BTreeMap;

use crate::Attention;
use crate::Counter;
use crate::Floor;
use crate::Known;
use crate::Pause;
use crate::Person;
use crate::Stream;
use crate::Turn;
use crate::Usual;
use crate::Work;
use crate::simulated::DayKind;
use crate::simulated::Hall;
use crate::simulated::Happened;
use crate::simulated::Seat;
use crate::simulated::seat::needs;

/// How much of what was known is left after a day of the same kind.
const FADE: f64 = 0.93;
/// How far bookings are looked ahead, and how long a parked ticket is expected to be away, in seconds.
const AHEAD_SECONDS: f64 = 5400.0;
const AWAY_SECONDS: f64 = 480.0;
const COMES: f64 = 0.85;

/// The key of a row: the service, the kind of day, the half hour from the opening.
pub type Slot = (i64, DayKind, u32);

/// What is known at one centre.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// What is usual in each half hour.
    pub rows: BTreeMap<Slot, Usual>,
    services: BTreeMap<i64, Usual>,
    centre: Usual,
    today: BTreeMap<i64, Usual>,
    came_today: BTreeMap<(i64, u32), u32>,
    priority_rate: u32,
    with_priority: f64,
    came: f64,
}

/// A floor's parts, as they are known.
#[derive(Clone, Debug)]
pub struct Scene {
    turns: Vec<Turn>,
    counters: Vec<Counter>,
    streams: Vec<Stream>,
}

impl Scene {
    /// The floor of them.
    pub fn floor<'s>(&'s self, hall: &'s Hall) -> Floor<'s> {
        Floor { now: hall.instant(), rules: &hall.rules, turns: &self.turns, counters: &self.counters, streams: &self.streams }
    }
}

impl Board {
    /// One of a centre whose priority is of this rate; nothing else is known yet.
    pub fn of(priority_rate: u32) -> Board {
        Board { priority_rate, ..Board::default() }
    }

    /// Learns from what happened.
    pub fn learn(&mut self, hall: &Hall, kind: DayKind, happened: Happened) {
        match happened {
            // Who is back from where the ticket was parked takes a counter once more, and comes as unforeseen as the others.
            Happened::Entered { visit, again } if again || hall.visits[visit].booked.is_none() => {
                let one = &hall.visits[visit];
                *self.came_today.entry((one.service, half_hour(hall.now))).or_default() += 1;
                self.came += 1.0;
                self.with_priority += f64::from(u8::from(one.rate > 100));
            }
            Happened::Freed { visit, seconds, appeared } => {
                let service = hall.visits[visit].service;
                let row = self.rows.entry((service, kind, half_hour(hall.now - seconds))).or_default();
                for usual in [row, self.services.entry(service).or_default(), self.today.entry(service).or_default(), &mut self.centre] {
                    usual.add(appeared, seconds);
                }
            }
            _ => {}
        }
    }

    /// The day is over: what came in each half hour is written down, and what is known fades.
    pub fn end_day(&mut self, kind: DayKind, half_hours: u32) {
        let services: Vec<i64> = self.services.keys().copied().collect();
        for service in services {
            for half_hour in 0..half_hours {
                let row = self.rows.entry((service, kind, half_hour)).or_default();
                row.fade(FADE);
                row.add_day(self.came_today.get(&(service, half_hour)).copied().unwrap_or(0));
            }
        }
        self.services.values_mut().for_each(|usual| usual.fade(FADE));
        self.centre.fade(FADE);
        (self.today, self.came_today) = Default::default();
    }

    /// What is to be expected of a service now.
    pub fn known(&self, service: i64, kind: DayKind, now: f64) -> Known {
        let row = |usual: Option<&Usual>| usual.copied().unwrap_or_default();
        let slot = self.rows.get(&(service, kind, half_hour(now)));
        Known::of(&[row(self.today.get(&service)), row(slot), row(self.services.get(&service)), self.centre])
    }

    /// The floor as it is known now: those who wait, first and in their order; the parked; the booked; the counters; who comes with priority.
    pub fn scene(&self, hall: &Hall, kind: DayKind) -> Scene {
        let known: BTreeMap<i64, Known> = self.services.keys().map(|service| (*service, self.known(*service, kind, hall.now))).collect();
        let known = |service: i64| known.get(&service).copied().unwrap_or_else(|| self.known(service, kind, hall.now));
        let waits =
            |work: &Work| Turn { work: work.clone(), enters: hall.instant(), comes: 1.0, known: known(work.needs.service.unwrap_or(0)) };
        let mut turns: Vec<Turn> = hall.waiting.iter().map(waits).collect();
        turns.extend(hall.parked.iter().map(|(visit, _)| later(hall, *visit, hall.now + AWAY_SECONDS, 1.0, &known)));
        for (visit, one) in hall.visits.iter().enumerate().filter(|(_, one)| one.arrives > hall.now || !one.comes) {
            if let Some(booked) = one.booked.filter(|booked| (hall.now..hall.now + AHEAD_SECONDS).contains(booked)) {
                turns.push(later(hall, visit, booked, COMES, &known));
            }
        }
        let counters = (0..hall.seats.len()).map(|seat| counter(hall, seat, &known)).collect();
        Scene { turns, counters, streams: self.streams(hall, kind, &known) }
    }

    /// The same with all who are expected by themselves in the next hours, also those without priority, as [`outlook`](crate::outlook) asks.
    pub fn scene_of_all(&self, hall: &Hall, kind: DayKind) -> Scene {
        let share = self.with_priority / self.came.max(1.0);
        let mut streams = Vec::new();
        for (service, half_hour) in self.services.keys().flat_map(|service| (0..6).map(|ahead| (*service, half_hour(hall.now) + ahead))) {
            let Some(row) = self.rows.get(&(service, kind, half_hour)) else { continue };
            let from = (f64::from(half_hour) * 1800.0).max(hall.now);
            for (rate, share) in [(self.priority_rate, share), (100, 1.0 - share)] {
                streams.push(Stream {
                    needs: needs(Some(service)),
                    rate,
                    from: hall.at(from),
                    until: hall.at(f64::from(half_hour + 1) * 1800.0),
                    an_hour: 2.0 * row.came / row.days.max(1.0) * share,
                    known: self.known(service, kind, from),
                });
            }
        }
        Scene { streams, ..self.scene(hall, kind) }
    }

    fn streams(&self, hall: &Hall, kind: DayKind, known: &impl Fn(i64) -> Known) -> Vec<Stream> {
        let share = self.with_priority / self.came.max(1.0);
        let an_hour = |service: i64| {
            let halves = [half_hour(hall.now), half_hour(hall.now) + 1];
            let rows = halves.into_iter().filter_map(|half_hour| self.rows.get(&(service, kind, half_hour)));
            rows.map(|row| row.came / row.days.max(1.0)).sum::<f64>()
        };
        let stream = |service: &i64| Stream {
            needs: needs(Some(*service)),
            rate: self.priority_rate,
            from: hall.instant(),
            until: hall.at(hall.now + 2.0 * AHEAD_SECONDS),
            an_hour: an_hour(*service) * share,
            known: known(*service),
        };
        self.services.keys().map(stream).collect()
    }
}

/// One who is expected later.
fn later(hall: &Hall, visit: usize, at: f64, comes: f64, known: &impl Fn(i64) -> Known) -> Turn {
    let one = &hall.visits[visit];
    let work = Work {
        id: visit as i64 + 1,
        needs: needs(Some(one.service)),
        attention: Attention::Whole,
        since: hall.at(one.since()),
        rate: one.rate,
        passed: Vec::new(),
        known_to: Vec::new(),
    };
    Turn { work, enters: hall.at(at), comes, known: known(one.service) }
}

fn counter(hall: &Hall, seat: usize, known: &impl Fn(i64) -> Known) -> Counter {
    let one = &hall.seats[seat];
    let person = Person { is_present: !one.is_closed, ..hall.person(seat).clone() };
    let busy = one.serving.map(|(visit, since)| (hall.at(since), known(hall.visits[visit].service)));
    Counter { person, busy, pauses: pauses(hall, one), until: None }
}

/// The breaks that go on or are planned, and the time before a counter opens.
fn pauses(hall: &Hall, seat: &Seat) -> Vec<Pause> {
    let opens = f64::from(seat.staff.from_minute) * 60.0;
    let now = Some(seat.on_break.unwrap_or(opens)).filter(|until| *until > hall.now);
    let now = now.map(|until| Pause { from: hall.instant(), until: hall.at(until) });
    let planned = seat.staff.breaks.iter().skip(seat.breaks_begun).map(|(minute, minutes)| {
        // One that is due begins when the customer of this moment has been served.
        let from = (f64::from(*minute) * 60.0).max(hall.now + 1.0);
        Pause { from: hall.at(from), until: hall.at(from + f64::from(*minutes) * 60.0) }
    });
    now.into_iter().chain(planned).collect()
}

fn half_hour(seconds: f64) -> u32 {
    (seconds.max(0.0) / 1800.0) as u32
}

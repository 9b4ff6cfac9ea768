//! One day of a centre, made from a seed: who comes when, for what, and for how long they will take a counter.

use crate::chance::Chance;
use crate::simulated::Centre;
use crate::simulated::Staff;

/// What kind of day it is, as far as customers differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayKind {
    /// The first of the week: many come.
    First,
    /// One in the middle.
    Middle,
    /// The last of the week: few come.
    Last,
    /// After a holiday: very many come.
    AfterHoliday,
    /// Ramadan: five hours, later rushes.
    Ramadan,
}

impl DayKind {
    /// The kind of a working day of a year of two hundred and fifty.
    pub fn of(number: u64) -> DayKind {
        match (number, number % 5) {
            (120..142, _) => DayKind::Ramadan,
            (20 | 144 | 190 | 230, _) => DayKind::AfterHoliday,
            (_, 0) => DayKind::First,
            (_, 4) => DayKind::Last,
            _ => DayKind::Middle,
        }
    }

    fn crowd(self) -> f64 {
        match self {
            DayKind::First => 1.12,
            DayKind::Middle => 1.0,
            DayKind::Last => 0.85,
            DayKind::AfterHoliday => 1.25,
            DayKind::Ramadan => 0.66,
        }
    }
}

/// One customer of a day. Times are seconds from when the centre opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The number of the ticket.
    pub id: i64,
    /// The number of the service.
    pub service: i64,
    /// How fast their wait counts, in per cent.
    pub rate: u32,
    /// When they take a ticket or check in.
    pub arrives: f64,
    /// For when they booked.
    pub booked: Option<f64>,
    /// Whether they come at all.
    pub comes: bool,
    /// Whether they appear when they are called.
    pub appears: bool,
    /// For how long they take a counter of ordinary pace; for who does not appear, how long the call takes.
    pub busy: f64,
    /// After which share of the service the ticket is parked, and for how long.
    pub parked: Option<(f64, f64)>,
    /// After how long one who did not appear is back.
    pub returns: Option<f64>,
}

impl Visit {
    /// From when on their wait is counted.
    pub fn since(&self) -> f64 {
        self.booked.map_or(self.arrives, |booked| booked.max(self.arrives))
    }
}

/// One day of a centre.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Its number, from 0.
    pub number: u64,
    /// Its kind.
    pub kind: DayKind,
    /// Who comes.
    pub visits: Vec<Visit>,
}

impl Centre {
    /// The day of this number; the same seed and number give the same day. Ever more come: one in a thousand more every week.
    pub fn day(&self, seed: u64, number: u64) -> Day {
        self.day_of(seed, number, DayKind::of(number))
    }

    /// The day of this number, as one of the middle of the week.
    pub fn ordinary_day(&self, seed: u64, number: u64) -> Day {
        self.day_of(seed, number, DayKind::Middle)
    }

    fn day_of(&self, seed: u64, number: u64, kind: DayKind) -> Day {
        let mut chance = Chance::of(&[seed, number]);
        let trend = 1.0 + number as f64 * 0.000_2;
        let crowd = self.customers * kind.crowd() * trend * (self.unrest * chance.normal()).exp();
        let slowness = (self.unrest * 0.4 * chance.normal()).exp();
        let mut visits = Vec::new();
        for (half_hour, share) in self.profile(kind).iter().enumerate() {
            for _ in 0..chance.arrivals(crowd * share) {
                let arrives = (half_hour as f64 + chance.share()) * 1800.0;
                visits.push(self.visit(arrives, slowness, &mut chance));
            }
        }
        visits.sort_by(|one, other| one.arrives.total_cmp(&other.arrives));
        visits.iter_mut().zip(1..).for_each(|(visit, id)| visit.id = id);
        Day { number, kind, visits }
    }

    fn profile(&self, kind: DayKind) -> Vec<f64> {
        if kind != DayKind::Ramadan {
            return self.profile.clone();
        }
        // Five hours, and whoever came early in other months comes later.
        let hours = &self.profile[..self.profile.len().min(10)];
        let turned: Vec<f64> = hours.iter().rev().copied().collect();
        let sum: f64 = turned.iter().sum();
        turned.iter().map(|share| share / sum).collect()
    }

    /// Who is absent on a day is decided once.
    pub(super) fn is_absent(&self, staff: &Staff, seed: u64, number: u64) -> bool {
        Chance::of(&[seed, number, staff.id.unsigned_abs(), 17]).happens(self.absent)
    }

    fn visit(&self, arrives: f64, slowness: f64, chance: &mut Chance) -> Visit {
        let service = picked(self.services.iter().map(|offered| offered.share), chance);
        let offered = &self.services[service];
        let matter = picked(offered.matters.iter().map(|(share, _)| *share), chance);
        let (has_priority, is_booked) = (chance.happens(self.priority_share), chance.happens(self.booked_share));
        let appears = !chance.happens(self.misses);
        let length = offered.matters[matter].1.draw(chance) * slowness;
        let parked = (chance.between(0.2, 0.7), chance.between(300.0, 1500.0));
        let is_parked = appears && chance.happens(self.parks);
        let waits_for_answer = chance.between(70.0, 150.0);
        let returns = chance.between(240.0, 900.0);
        let is_back = !appears && chance.happens(0.3);
        let early = chance.between(-240.0, 900.0);
        Visit {
            id: 0,
            service: offered.service,
            rate: if has_priority {
                self.priority_rate
            } else if is_booked {
                self.booked_rate
            } else {
                100
            },
            arrives: if is_booked { (arrives - early).max(0.0) } else { arrives },
            booked: is_booked.then_some(arrives),
            comes: !is_booked || !chance.happens(self.booked_misses),
            appears,
            busy: if appears { length } else { waits_for_answer },
            parked: is_parked.then_some(parked),
            returns: is_back.then_some(returns),
        }
    }
}

fn picked(shares: impl Iterator<Item = f64>, chance: &mut Chance) -> usize {
    let mut rest = chance.share();
    let mut last = 0;
    for (place, share) in shares.enumerate() {
        last = place;
        rest -= share;
        if rest < 0.0 {
            break;
        }
    }
    last
}

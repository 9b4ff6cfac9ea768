//! One who sends customers with priority when it hurts the others most.

use crate::chance::Chance;
use crate::simulated::Hall;
use crate::simulated::Happened;
use crate::simulated::Visit;

/// What the adversary does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// So many with priority wait at any time: whenever one is called, the next comes.
    Keeps(usize),
    /// Several come at once whenever an ordinary customer has to wait.
    Bursts(usize),
    /// One victim after the other: as long as they wait and can be overtaken, there are some with priority.
    Hunts,
    /// One comes just so early that they are worth more than the first in line when the next counter is free.
    JustInTime,
}

/// One who sends customers with priority when it hurts the others most. It sees everything and knows when each counter will be free.
#[derive(Debug)]
pub struct Adversary {
    way: Way,
    rate: u32,
    left: usize,
    victim: Option<usize>,
    chance: Chance,
}

impl Adversary {
    /// That of one day: its way, the rate of those whom it sends, and how many it has are decided by the seed and the number.
    pub fn of(seed: u64, number: u64) -> Adversary {
        let mut chance = Chance::of(&[seed, number, 41]);
        let way = match chance.below(6) {
            0 => Way::Keeps(1),
            1 => Way::Keeps(2 + chance.below(4)),
            2 => Way::Bursts(2 + chance.below(6)),
            3 | 4 => Way::Hunts,
            _ => Way::JustInTime,
        };
        let rate = [150, 200, 300, 500, 1000, 100_000][chance.below(6)];
        let left = 20 + chance.below(160);
        Adversary { way, rate, left, victim: None, chance }
    }

    /// Sends whom it wants after what happened.
    pub fn answer(&mut self, hall: &mut Hall, happened: Happened) {
        let waiting = hall.waiting.iter().filter(|work| work.rate > 100).count();
        let is_ordinary = |hall: &Hall, visit: usize| hall.visits[visit].rate <= 100;
        match (self.way, happened) {
            (Way::Keeps(many), _) => self.send(hall, many.saturating_sub(waiting), 0.0),
            (Way::Bursts(many), Happened::Entered { visit, .. }) if is_ordinary(hall, visit) && self.chance.happens(0.3) => {
                self.send(hall, many, 0.0);
            }
            (Way::Hunts, _) => self.hunt(hall, waiting),
            (Way::JustInTime, Happened::Called { .. }) => self.come_in_time(hall),
            _ => {}
        }
    }

    fn hunt(&mut self, hall: &mut Hall, waiting: usize) {
        let is_prey = |visit: &usize| hall.called[*visit].is_none();
        self.victim = self.victim.filter(is_prey);
        if self.victim.is_none() {
            let ordinary = hall.waiting.iter().filter(|work| work.rate <= 100);
            self.victim = ordinary.max_by_key(|work| work.since).map(|work| hall.visit_of(work.id));
        }
        let Some(victim) = self.victim else { return };
        let age = hall.now - hall.visits[victim].since();
        if hall.rules.firm_after.is_none_or(|firm_after| age < firm_after.as_secs_f64()) {
            self.send(hall, hall.seats.len().saturating_sub(waiting), 0.0);
        }
    }

    fn come_in_time(&mut self, hall: &mut Hall) {
        let oldest = hall.waiting.iter().filter(|work| work.rate <= 100).min_by_key(|work| work.since).map(|work| hall.visit_of(work.id));
        let serving = hall.seats.iter().filter(|seat| seat.serving.is_some());
        let free = serving.map(|seat| seat.until).fold(f64::INFINITY, f64::min);
        let Some(oldest) = oldest.filter(|_| free.is_finite()) else { return };
        let waited = free - hall.visits[oldest].since();
        let early = (waited * 100.0 / f64::from(self.rate) + 1.0).min(free - hall.now);
        self.send(hall, 1, free - hall.now - early);
    }

    fn send(&mut self, hall: &mut Hall, many: usize, after: f64) {
        let many = many.min(self.left);
        self.left -= many;
        for _ in 0..many {
            let busy = self.chance.between(120.0, 900.0);
            let arrives = hall.now + after.max(0.0);
            hall.send(Visit {
                id: 0,
                service: 1,
                rate: self.rate,
                arrives,
                booked: None,
                comes: true,
                appears: true,
                busy,
                parked: None,
                returns: None,
            });
        }
    }
}

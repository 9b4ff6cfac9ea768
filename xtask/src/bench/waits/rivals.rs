//! Simpler estimates of waiting, which get the same correction: a moving average, the last customer, the people ahead.
use std::collections::BTreeMap;
use std::collections::VecDeque;

use routing::Known;
use routing::Wait;
use routing::simulated::Hall;

const RECENT: usize = 20;
/// Half the width of a constant interval before it is stretched, in seconds, and the part of a proportional one.
const CONSTANT: f64 = 300.0;
const PART: f64 = 0.5;

/// How an interval is laid round a single figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sides {
    Constant,
    Proportional,
}

/// A way of estimating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rival {
    /// Ours, to one who takes a ticket.
    Ours,
    /// Ours, to one who has waited for a while.
    Again,
    /// The mean of the last twenty waits for the same service.
    MovingAverage(Sides),
    /// The wait of the last customer who was called for the same service.
    LastCustomer(Sides),
    /// The people ahead, times the mean service, over the counters that are open.
    PeopleAhead(Sides),
}

/// What the simpler ones remember: the latest waits of each service, with priority and without.
#[derive(Default)]
pub struct Rivals {
    waits: BTreeMap<(i64, bool), VecDeque<f64>>,
}

impl Rivals {
    /// One was called.
    pub fn called(&mut self, hall: &Hall, visit: usize) {
        let waits = self.waits.entry(key(hall, visit)).or_default();
        waits.push_back(hall.now - hall.visits[visit].arrives);
        if waits.len() > RECENT {
            waits.pop_front();
        }
    }

    /// What each would tell one who has just taken a ticket.
    pub fn told(&self, hall: &Hall, visit: usize, known: &Known) -> Vec<(Rival, Wait)> {
        let none = VecDeque::new();
        let waits = self.waits.get(&key(hall, visit)).unwrap_or(&none);
        let average = waits.iter().sum::<f64>() / waits.len().max(1) as f64;
        let last = waits.back().copied().unwrap_or_default();
        let open = hall.seats.iter().filter(|seat| !seat.is_closed && seat.on_break.is_none()).count().max(1);
        let ahead = hall.waiting.len() as f64 * known.busy.mean() / open as f64;
        let mut told = Vec::new();
        for sides in [Sides::Constant, Sides::Proportional] {
            told.push((Rival::MovingAverage(sides), around(average, sides)));
            told.push((Rival::LastCustomer(sides), around(last, sides)));
            told.push((Rival::PeopleAhead(sides), around(ahead, sides)));
        }
        told
    }
}

fn key(hall: &Hall, visit: usize) -> (i64, bool) {
    (hall.visits[visit].service, hall.visits[visit].rate > 100)
}

fn around(seconds: f64, sides: Sides) -> Wait {
    let side = match sides {
        Sides::Constant => CONSTANT,
        Sides::Proportional => seconds * PART,
    };
    Wait { least: (seconds - side).max(0.0) as u32, likely: seconds as u32, most: (seconds + side) as u32 }
}

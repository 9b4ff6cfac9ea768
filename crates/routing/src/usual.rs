//! What is usual for a service at a centre in one half hour of one kind of day: the row that a product keeps of the past.

use serde::Deserialize;
use serde::Serialize;

use crate::Law;
use crate::Times;

const BORROWED: f64 = 20.0;

/// What is usual for a service at a centre in one half hour of one kind of day. One small row; rows are merged into coarser groups (the
/// service at any hour, the centre), and fade, so that what is recent counts more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Usual {
    /// How many days it was looked at.
    pub days: f64,
    /// How many customers came by themselves; those whose ticket was parked come again.
    pub came: f64,
    /// The sum of the squares of how many came a day.
    pub came_squared: f64,
    /// From the call until the counter was free for the next: way, service, and what is written down after it.
    pub busy: Times,
    /// From the call until the next could be called, of those who did not appear.
    pub missed: Times,
}

impl Usual {
    /// Adds one who was called: whether they appeared, and the seconds until the counter could call the next.
    pub fn add(&mut self, appeared: bool, seconds: f64) {
        let times = if appeared { &mut self.busy } else { &mut self.missed };
        times.add(seconds);
    }

    /// Adds a day on which so many came in this half hour.
    pub fn add_day(&mut self, came: u32) {
        self.days += 1.0;
        self.came += f64::from(came);
        self.came_squared += f64::from(came) * f64::from(came);
    }

    /// Adds all of another group.
    pub fn merge(&mut self, other: &Usual) {
        self.days += other.days;
        self.came += other.came;
        self.came_squared += other.came_squared;
        self.busy.merge(&other.busy);
        self.missed.merge(&other.missed);
    }

    /// Lets all that was added so far count only for this share of itself.
    pub fn fade(&mut self, share: f64) {
        self.days *= share;
        self.came *= share;
        self.came_squared *= share;
        self.busy.fade(share);
        self.missed.fade(share);
    }
}

/// What is to be expected of one who is called.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// How long the counter is taken.
    pub busy: Law,
    /// How long a call takes that nobody answers.
    pub missed: Law,
    /// The share of those called who do not appear.
    pub misses: f64,
}

impl Default for Known {
    /// What is assumed of a service of which nothing is known: six minutes, two for an unanswered call, one in twenty of them.
    fn default() -> Known {
        Known { busy: Law::around(360.0, 0.7), missed: Law::around(120.0, 0.4), misses: 0.05 }
    }
}

impl Known {
    /// What groups say together, the finest first, for example: today, this half hour, the service on any day, the centre.
    pub fn of(groups: &[Usual]) -> Known {
        let otherwise = Known::default();
        let misses = groups.iter().rev().fold(otherwise.misses, |coarser, group| {
            (group.missed.count + BORROWED * coarser) / (group.busy.count + group.missed.count + BORROWED)
        });
        let busy: Vec<Times> = groups.iter().map(|group| group.busy).collect();
        let missed: Vec<Times> = groups.iter().map(|group| group.missed).collect();
        Known { busy: Law::known(&busy, otherwise.busy), missed: Law::known(&missed, otherwise.missed), misses }
    }
}

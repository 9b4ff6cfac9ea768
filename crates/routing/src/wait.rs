//! How long somebody waits, as an interval, and how intervals correct themselves by what came of earlier ones.
//!
//! A product keeps a [`Usual`](crate::Usual) for each service and half hour and one [`Calibration`] for each centre. When a queue moves:
//!
//! ```
//! # use std::time::Duration;
//! # use kernel::{EmployeeId, Lang, Timestamp};
//! # use routing::{Attention, Calibration, Counter, Floor, Hands, Known, Person, Rules, Skill, Turn, Usual, Work, expected_waits};
//! # let now: Timestamp = "2026-11-24T07:00:00Z".parse().unwrap();
//! # let skill = Skill { service: None, channel: "centre".into(), lang: Lang::Ar };
//! # let person = Person { id: EmployeeId::new(1), skills: vec![skill.clone()], is_present: true, back_up: None, stand_in: None, hands: Hands::default() };
//! # let work = Work { id: 1, needs: skill, attention: Attention::Whole, since: now, rate: 100, passed: vec![], known_to: vec![] };
//! # let (today, this_half_hour, service) = (Usual::default(), Usual::default(), Usual::default());
//! # let mut calibration = Calibration::default();
//! let known = Known::of(&[today, this_half_hour, service]);                       // the finest group first
//! let turns = [Turn { enters: work.since, comes: 1.0, known, work }];              // who waits, and who is booked or parked and will come
//! let counters = [Counter { person, busy: Some((now, known)), pauses: vec![], until: None }];
//! let rules = Rules::default();
//! let floor = Floor { now, rules: &rules, turns: &turns, counters: &counters, streams: &[] };
//! for raw in expected_waits(&floor, 7).into_iter().flatten() {                    // one for each turn; none where nobody can serve it
//!     let told = calibration.corrected(&raw);                                      // what the customer is told; both are kept with the ticket
//!     assert!(told.least <= told.likely && told.likely <= told.most);
//!     calibration.learn(&raw, &told, 240);                                         // once the customer was called, after 240 seconds
//! }
//! ```

use serde::Deserialize;
use serde::Serialize;

/// A wait from now on, in seconds: in nine of ten cases it is from `least` to `most`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// One in twenty waits less.
    pub least: u32,
    /// Half wait less.
    pub likely: u32,
    /// One in twenty waits more.
    pub most: u32,
}

impl Wait {
    /// Whether the wait that came of it is within it.
    pub fn holds(&self, seconds: u32) -> bool {
        (self.least..=self.most).contains(&seconds)
    }

    /// How wide it is, in seconds.
    pub fn width(&self) -> u32 {
        self.most.saturating_sub(self.least)
    }
}

/// The likely waits, in seconds, above which the next class begins: short waits miss differently from long ones.
const CLASSES: [u32; 6] = [180, 480, 900, 1500, 2700, 4500];
/// What is added to each side of an interval before it is stretched, so that a narrow one can be stretched too, in seconds.
const LEAST_SIDE: f64 = 20.0;
const MISSES: f64 = 0.10;
const LEAST_MISSES: f64 = 0.01;
const STEP: f64 = 0.01;
const MEMORY: f64 = 0.02;

/// How far the intervals of one class are stretched.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stretch {
    /// How many it has learnt from.
    pub count: u32,
    /// By how much the side below the likely wait.
    pub below: f64,
    /// By how much the side above it.
    pub above: f64,
    /// By how much of a side the likely wait is moved.
    pub moved: f64,
    /// The share of recent waits that were below the interval.
    pub missed_below: f64,
}

impl Default for Stretch {
    fn default() -> Stretch {
        Stretch { count: 0, below: 1.3, above: 1.3, moved: 0.0, missed_below: 0.05 }
    }
}

/// What came of earlier estimates, and how the next are corrected by it: each side of an interval is stretched a little when a wait fell
/// outside and shrunk a very little when it did not, so that one in twenty falls outside on each side in the long run whatever the
/// customers, the employees and the estimates do (conformal prediction by tracked quantiles: Angelopoulos, Candès and Tibshirani, 2023).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// One for each class of likely waits.
    pub classes: [Stretch; CLASSES.len() + 1],
}

impl Calibration {
    /// What is told of an estimate: the estimate, corrected.
    pub fn corrected(&self, raw: &Wait) -> Wait {
        let stretch = &self.classes[class(raw)];
        let (likely, below, above) = sides(raw);
        let centre = likely + stretch.moved * if stretch.moved < 0.0 { below } else { above };
        let least = (likely - stretch.below * below).max(0.0);
        let most = (likely + stretch.above * above).max(least);
        Wait { least: whole(least), likely: whole(centre.clamp(least, most)), most: whole(most) }
    }

    /// Learns from the wait, in seconds, that came of an estimate: `raw` before it was corrected, and `told` as it was then. What was told
    /// counts, not what would be told now: waits are long, and only so nine of ten of those that were told hold.
    pub fn learn(&mut self, raw: &Wait, told: &Wait, seconds: u32) {
        let stretch = &mut self.classes[class(raw)];
        // Far steps at first, to come near from anywhere; then equal ones, for steps that grow with the stretch would miss more often.
        let first = 3.0 / (30.0 + f64::from(stretch.count));
        let step = |stretched: f64| STEP + first * (1.0 + stretched.abs());
        let (is_below, is_above) = (seconds < told.least, seconds > told.most);
        stretch.count = stretch.count.saturating_add(1);
        stretch.missed_below += (f64::from(u8::from(is_below)) - stretch.missed_below) * MEMORY.max(first);
        // Where nobody can be missed below, as with waits that may be over at once, the other side may miss as many more.
        let above = (MISSES - stretch.missed_below).max(LEAST_MISSES);
        stretch.below += step(stretch.below) * (f64::from(u8::from(is_below)) - MISSES / 2.0);
        stretch.above += step(stretch.above) * (f64::from(u8::from(is_above)) - above);
        stretch.moved += step(0.0) * (f64::from(u8::from(seconds > told.likely)) - f64::from(u8::from(seconds < told.likely))) / 2.0;
        stretch.moved = stretch.moved.clamp(-stretch.below, stretch.above.max(-stretch.below));
    }
}

fn class(raw: &Wait) -> usize {
    CLASSES.iter().filter(|bound| raw.likely >= **bound).count()
}

fn sides(raw: &Wait) -> (f64, f64, f64) {
    let (least, likely, most) = (f64::from(raw.least), f64::from(raw.likely), f64::from(raw.most));
    (likely, likely - least + LEAST_SIDE, most - likely + LEAST_SIDE)
}

fn whole(seconds: f64) -> u32 {
    seconds.round() as u32
}

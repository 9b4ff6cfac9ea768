//! A simulated year: what customers are told when they come, and what came of it, beside simpler estimates made to the same coverage.
use std::collections::BTreeMap;

use routing::Calibration;
use routing::Chance;
use routing::Rules;
use routing::Wait;
use routing::expected_waits;
use routing::simulated::Board;
use routing::simulated::Centre;
use routing::simulated::Day;
use routing::simulated::DayKind;
use routing::simulated::Hall;
use routing::simulated::Happened;

use super::rivals::Rival;
use super::rivals::Rivals;

/// Days from which is learnt before anything is counted.
const LEARNING: u64 = 20;
const DAYS: u64 = 250;
/// In one of so many calls one of those who wait asks again.
const AGAIN: f64 = 0.2;

/// What came of estimates of one kind.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub told: u32,
    held: u32,
    width: f64,
    missed_by: f64,
    within_five_minutes: u32,
}

impl Tally {
    fn add(&mut self, told: &Wait, waited: u32) {
        let missed_by = told.likely.abs_diff(waited);
        self.told += 1;
        self.held += u32::from(told.holds(waited));
        self.width += f64::from(told.width());
        self.missed_by += f64::from(missed_by);
        self.within_five_minutes += u32::from(missed_by <= 300);
    }

    /// The share of waits that were within, in per cent.
    pub fn coverage(&self) -> f64 {
        100.0 * f64::from(self.held) / f64::from(self.told.max(1))
    }

    /// The mean width, in minutes.
    pub fn width(&self) -> f64 {
        self.width / f64::from(self.told.max(1)) / 60.0
    }

    /// By how much the likely wait was wrong on average, in minutes.
    pub fn missed_by(&self) -> f64 {
        self.missed_by / f64::from(self.told.max(1)) / 60.0
    }

    /// The share of likely waits that were wrong by at most five minutes, in per cent.
    pub fn within_five_minutes(&self) -> f64 {
        100.0 * f64::from(self.within_five_minutes) / f64::from(self.told.max(1))
    }
}

/// What came of a year.
#[derive(Default)]
pub struct Year {
    /// Customers who came.
    pub came: usize,
    /// Those who were called at once, of whom nothing was asked.
    pub at_once: usize,
    /// Of each way of estimating.
    pub ways: BTreeMap<Rival, Tally>,
    /// Of ours, for parts of the year.
    pub parts: BTreeMap<&'static str, Tally>,
}

/// What was told in one way, and when.
#[derive(Clone, Copy)]
struct Told {
    rival: Rival,
    raw: Wait,
    corrected: Wait,
    at: f64,
}

/// What is asked and learnt during the year.
struct Asking {
    board: Board,
    rivals: Rivals,
    calibrations: BTreeMap<Rival, Calibration>,
    told: Vec<Vec<Told>>,
    chance: Chance,
    seed: u64,
    year: Year,
}

/// Plays the year of this seed.
pub fn play(centre: &Centre, rules: Rules, seed: u64) -> Year {
    let mut asking = Asking {
        board: Board::of(centre.priority_rate),
        rivals: Rivals::default(),
        calibrations: BTreeMap::new(),
        told: Vec::new(),
        chance: Chance::of(&[seed, 99]),
        seed,
        year: Year::default(),
    };
    for number in 0..LEARNING + DAYS {
        let day = centre.day(seed, number);
        asking.told = vec![Vec::new(); day.visits.len()];
        let mut hall = Hall::of(centre, &day, rules, seed);
        hall.play(|hall, happened| asking.happened(hall, &day, happened));
        asking.board.end_day(day.kind, 14);
    }
    asking.year
}

impl Asking {
    fn happened(&mut self, hall: &Hall, day: &Day, happened: Happened) {
        self.board.learn(hall, day.kind, happened);
        match happened {
            Happened::Entered { visit, again: false } => self.tell(hall, day, visit),
            Happened::Called { visit, is_first: true, .. } => {
                self.rivals.called(hall, visit);
                for told in std::mem::take(&mut self.told[visit]) {
                    self.count(&told, hall.now, day);
                }
                if self.chance.happens(AGAIN) {
                    self.ask_again(hall, day.kind);
                }
            }
            _ => {}
        }
    }

    /// One who took a ticket is told how long it takes, in each way.
    fn tell(&mut self, hall: &Hall, day: &Day, visit: usize) {
        let at = hall.now;
        let counted = usize::from(day.number >= LEARNING);
        self.year.came += counted;
        let Some(raw) = self.estimates(hall, day.kind)[hall.waiting.len() - 1].filter(|raw| raw.most > 0) else {
            self.year.at_once += counted;
            return;
        };
        let known = self.board.known(hall.visits[visit].service, day.kind, at);
        let others = self.rivals.told(hall, visit, &known).into_iter();
        self.told[visit] = others.chain([(Rival::Ours, raw)]).map(|(rival, raw)| self.told_now(rival, raw, at)).collect();
    }

    /// One of those who wait looks at the board again.
    fn ask_again(&mut self, hall: &Hall, kind: DayKind) {
        let first: Vec<usize> =
            (0..hall.waiting.len()).filter(|place| hall.called[hall.visit_of(hall.waiting[*place].id)].is_none()).collect();
        if first.is_empty() {
            return;
        }
        let place = first[self.chance.below(first.len())];
        if let Some(raw) = self.estimates(hall, kind)[place] {
            let told = self.told_now(Rival::Again, raw, hall.now);
            self.told[hall.visit_of(hall.waiting[place].id)].push(told);
        }
    }

    fn estimates(&self, hall: &Hall, kind: DayKind) -> Vec<Option<Wait>> {
        let scene = self.board.scene(hall, kind);
        expected_waits(&scene.floor(hall), self.seed)
    }

    /// What is told now is corrected by what is known now.
    fn told_now(&self, rival: Rival, raw: Wait, at: f64) -> Told {
        let calibration = self.calibrations.get(&rival).copied().unwrap_or_default();
        Told { rival, raw, corrected: calibration.corrected(&raw), at }
    }

    fn count(&mut self, told: &Told, now: f64, day: &Day) {
        let waited = (now - told.at).round() as u32;
        self.calibrations.entry(told.rival).or_default().learn(&told.raw, &told.corrected, waited);
        if day.number < LEARNING {
            return;
        }
        self.year.ways.entry(told.rival).or_default().add(&told.corrected, waited);
        if told.rival == Rival::Ours {
            for part in parts(day, told.at) {
                self.year.parts.entry(part).or_default().add(&told.corrected, waited);
            }
        }
    }
}

/// The parts of the year to which an estimate belongs.
fn parts(day: &Day, at: f64) -> Vec<&'static str> {
    let hour = match at as u32 / 1800 {
        1..=3 | 8..=9 => "in the two rushes",
        _ => "at other hours",
    };
    let kind = match day.kind {
        DayKind::Ramadan => "in Ramadan, of which nothing was known before",
        DayKind::AfterHoliday => "after holidays",
        DayKind::First | DayKind::Middle | DayKind::Last => "on other days",
    };
    vec![hour, kind]
}

//! Whether staffing says what comes: the formulas beside simulation, forecasts beside the year, one counter more beside the day.
use std::collections::BTreeMap;
use std::time::Duration;

use routing::Chance;
use routing::Counter;
use routing::Demand;
use routing::Floor;
use routing::Law;
use routing::Level;
use routing::Person;
use routing::Rules;
use routing::Target;
use routing::Usual;
use routing::outlook;
use routing::simulated::Board;
use routing::simulated::Centre;
use routing::simulated::DayKind;
use routing::simulated::Hall;
use routing::simulated::Happened;
use routing::simulated::Staff;
use routing::simulated::Visit;
use routing::usual;

/// A formula and what a simulation gave, as shares in per cent: called within ten minutes, left.
pub struct Checked {
    pub what: &'static str,
    pub counters: u32,
    pub load: f64,
    pub said: (f64, f64),
    pub came: (f64, f64),
}

const WITHIN: f64 = 600.0;
const CUSTOMERS: u32 = 400_000;

/// The formulas beside first come, first served.
pub fn formulas() -> Vec<Checked> {
    let law = Law::around(360.0, 0.6);
    let mut checked = Vec::new();
    for (counters, load) in [(2, 0.7), (5, 0.85), (10, 0.85), (10, 0.95)] {
        let mean = law.mean();
        let demand = |patience_seconds, variation| Demand {
            an_hour: load * f64::from(counters) * 3600.0 / mean,
            busy_seconds: mean,
            variation,
            patience_seconds,
        };
        let exponential = |chance: &mut Chance| chance.until_next(mean);
        let lognormal = |chance: &mut Chance| law.draw(chance);
        checked.push(check("Erlang C", demand(None, 1.0), counters, exponential));
        checked.push(check("Erlang C, lognormal service", demand(None, law.variation()), counters, lognormal));
        checked.push(check("Erlang A, patience of 20 minutes", demand(Some(1200.0), 1.0), counters, exponential));
    }
    checked
}

fn check(what: &'static str, demand: Demand, counters: u32, busy: impl Fn(&mut Chance) -> f64) -> Checked {
    let mut chance = Chance::of(&[31, u64::from(counters)]);
    let mut free = vec![0.0_f64; counters as usize];
    let (mut now, mut soon, mut left) = (0.0, 0_u32, 0_u32);
    for _ in 0..CUSTOMERS {
        now += chance.until_next(3600.0 / demand.an_hour);
        let patience = demand.patience_seconds.map_or(f64::INFINITY, |patience| chance.until_next(patience));
        let first = (0..free.len()).fold(0, |best, place| if free[place] < free[best] { place } else { best });
        let wait = (free[first] - now).max(0.0);
        if wait > patience {
            left += 1;
            continue;
        }
        soon += u32::from(wait <= WITHIN);
        free[first] = now + wait + busy(&mut chance);
    }
    let served = demand.served(counters, WITHIN);
    let share = |count: u32| 100.0 * f64::from(count) / f64::from(CUSTOMERS);
    let load = demand.load() / f64::from(counters);
    Checked { what, counters, load, said: (100.0 * served.within, 100.0 * served.leaves), came: (share(soon), share(left)) }
}

/// Half hours of a year that were forecast, and the share in per cent that lay within.
pub fn forecasts(centre: &Centre, seed: u64) -> (u32, f64) {
    let mut rows = BTreeMap::<(i64, DayKind, usize), Usual>::new();
    let mut any = BTreeMap::<(i64, usize), Usual>::new();
    let mut levels = BTreeMap::<i64, Level>::new();
    let (mut told, mut held) = (0_u32, 0_u32);
    for number in 0..270 {
        let day = centre.day(seed, number);
        let half_hours = if day.kind == DayKind::Ramadan { 10 } else { 14 };
        for service in centre.services.iter().map(|offered| offered.service) {
            let level = levels.entry(service).or_default();
            let mut learnt = Vec::new();
            for half_hour in 0..half_hours {
                let is_one = |visit: &&Visit| visit.service == service && visit.booked.is_none();
                let is_now = |visit: &&Visit| (visit.arrives / 1800.0) as usize == half_hour;
                let came = day.visits.iter().filter(is_one).filter(is_now).count() as u32;
                let row = rows.entry((service, day.kind, half_hour)).or_default();
                let any = any.entry((service, half_hour)).or_default();
                let groups = [*row, *any];
                if number >= 20 {
                    let forecast = level.forecast(&groups);
                    told += 1;
                    held += u32::from((forecast.least..=forecast.most).contains(&came));
                }
                learnt.push((usual(&groups), came));
                for usual in [row, any] {
                    usual.fade(0.95);
                    usual.add_day(came);
                }
            }
            level.learn(&learnt);
        }
    }
    (told, 100.0 * f64::from(held) / f64::from(told))
}

/// What was said at ten o'clock of those who would be called within a quarter of an hour in the ninety minutes from then on, and what came;
/// as shares in per cent.
pub struct OneMore {
    pub days: u64,
    pub said: f64,
    pub said_with: f64,
    pub came: f64,
    pub came_with: f64,
}

const TEN: f64 = 9000.0;
const UNTIL: f64 = TEN + 5400.0;
const SOON: f64 = 900.0;

/// One counter more, opened at ten.
pub fn one_more(centre: &Centre, days: u64, seed: u64) -> OneMore {
    let more = Staff { id: 99, services: Vec::new(), from_minute: 150, until_minute: 420, breaks: Vec::new(), pace: 1.0 };
    let staff = centre.staff.iter().cloned().chain([more]).collect();
    let with = Centre { staff, ..centre.clone() };
    let mut board = Board::of(centre.priority_rate);
    let mut sums = [0.0; 4];
    for number in 0..days + 20 {
        let said = said_at_ten(centre, &with, number, seed, &mut board);
        if number >= 20 {
            let shares = [said[0], said[1], came(centre, number, seed), came(&with, number, seed)];
            sums.iter_mut().zip(shares).for_each(|(sum, share)| *sum += 100.0 * share / days as f64);
        }
    }
    let [said, said_with, came, came_with] = sums;
    OneMore { days, said, said_with, came, came_with }
}

/// What is said at ten without and with the counter that opens then; the board learns from the day.
fn said_at_ten(centre: &Centre, with: &Centre, number: u64, seed: u64, board: &mut Board) -> [f64; 2] {
    let day = centre.ordinary_day(seed, number);
    let mut said = None;
    let mut hall = Hall::of(centre, &day, Rules::default(), seed);
    let opened = Hall::of(with, &day, Rules::default(), seed);
    hall.play(|hall, happened| {
        if said.is_none() && hall.now >= TEN {
            let scene = board.scene_of_all(hall, day.kind);
            let floor = scene.floor(hall);
            let target = Target { until: hall.at(UNTIL), within: Duration::from_secs_f64(SOON) };
            let person = Person { is_present: true, ..opened.person(centre.staff.len()).clone() };
            let counter = Counter { person, busy: None, pauses: Vec::new(), until: None };
            let counters: Vec<Counter> = floor.counters.iter().cloned().chain([counter]).collect();
            let with = Floor { counters: &counters, ..floor };
            said = Some([outlook(&floor, &target, seed).within, outlook(&with, &target, seed).within]);
        }
        board.learn(hall, day.kind, happened);
    });
    board.end_day(day.kind, 14);
    said.unwrap_or_default()
}

fn came(centre: &Centre, number: u64, seed: u64) -> f64 {
    let mut hall = Hall::of(centre, &centre.ordinary_day(seed, number), Rules::default(), seed);
    let mut waiting_at_ten = None;
    hall.play(|hall, happened| {
        if waiting_at_ten.is_none() && hall.now >= TEN {
            let entered = matches!(happened, Happened::Entered { .. });
            waiting_at_ten = Some(
                hall.waiting.iter().map(|work| hall.visit_of(work.id)).take(hall.waiting.len() - usize::from(entered)).collect::<Vec<_>>(),
            );
        }
    });
    let waiting = waiting_at_ten.unwrap_or_default();
    let is_one =
        |visit: &usize| waiting.contains(visit) || hall.visits[*visit].comes && (TEN..UNTIL).contains(&hall.visits[*visit].since());
    let waits: Vec<f64> = (0..hall.visits.len()).filter(is_one).map(|visit| hall.waited(visit).unwrap_or(f64::INFINITY)).collect();
    waits.iter().filter(|wait| **wait <= SOON).count() as f64 / waits.len().max(1) as f64
}

//! Estimates of waiting: what they promise of any floor, and examples that a person can follow.

use std::time::Duration;

use kernel::EmployeeId;
use kernel::Timestamp;
use proptest::prelude::*;
use routing::Attention;
use routing::Calibration;
use routing::Chance;
use routing::Counter;
use routing::Floor;
use routing::Hands;
use routing::Known;
use routing::Law;
use routing::Pause;
use routing::Person;
use routing::Rules;
use routing::Turn;
use routing::Wait;
use routing::Work;
use routing::expected_waits;
use routing::next_for;

use crate::any::now;
use crate::any::people;
use crate::any::rules;
use crate::any::waiting;

/// Services that all take as long, so that what is next decides alone.
pub fn exactly(seconds: f64) -> Known {
    Known { busy: Law::around(seconds, 0.0), missed: Law::around(1.0, 0.0), misses: 0.0 }
}

/// So many seconds from now.
pub fn later(seconds: i64) -> Timestamp {
    Timestamp::from_second(now().as_second() + seconds).unwrap()
}

fn turns(waiting: &[Work], known: Known) -> Vec<Turn> {
    waiting.iter().map(|work| Turn { enters: work.since, comes: 1.0, known, work: work.clone() }).collect()
}

fn free(person: &Person) -> Counter {
    Counter { person: Person { hands: Hands::default(), ..person.clone() }, busy: None, pauses: Vec::new(), until: None }
}

/// The instants at which each is called when everybody asks the router itself for the next, in seconds from now.
fn called_by_the_router(waiting: &[Work], counters: &[Counter], rules: &Rules, seconds: i64) -> Vec<Option<u32>> {
    let people: Vec<Person> = counters.iter().map(|counter| counter.person.clone()).collect();
    let mut free: Vec<i64> = people.iter().map(|_| 0).collect();
    let mut called = vec![None; waiting.len()];
    while let Some(first) = (0..people.len()).filter(|person| free[*person] < i64::MAX).min_by_key(|person| (free[*person], *person)) {
        let left: Vec<usize> = (0..waiting.len()).filter(|place| called[*place].is_none()).collect();
        let works: Vec<Work> = left.iter().map(|place| waiting[*place].clone()).collect();
        let next = next_for(people[first].id, &works, &people, rules, later(free[first]));
        let Some(next) = next else {
            free[first] = i64::MAX;
            continue;
        };
        called[left[next]] = Some(u32::try_from(free[first]).unwrap());
        free[first] += seconds;
    }
    called
}

proptest! {
    #[test]
    fn the_hours_ahead_are_played_as_the_router_calls(waiting in waiting(), people in people(), rules in rules(), seconds in 1_i64..900) {
        let mut waiting: Vec<Work> = waiting.into_iter().map(|work| Work { attention: Attention::Whole, ..work }).collect();
        waiting.sort_by_key(|work| work.id);
        waiting.dedup_by_key(|work| work.id);
        let counters: Vec<Counter> = people.iter().map(free).collect();
        let turns = turns(&waiting, exactly(seconds as f64));
        let floor = Floor { now: now(), rules: &rules, turns: &turns, counters: &counters, streams: &[] };
        let waits: Vec<Option<u32>> = expected_waits(&floor, 1).iter().map(|wait| wait.map(|wait| wait.likely)).collect();
        prop_assert_eq!(waits, called_by_the_router(&waiting, &counters, &rules, seconds));
    }

    #[test]
    fn an_interval_is_in_order_however_it_was_corrected(
        raws in proptest::collection::vec((0_u32..4000, 0_u32..4000, 0_u32..4000, 0_u32..9000), 1..60),
    ) {
        let mut calibration = Calibration::default();
        for (one, two, three, waited) in raws {
            let mut ends = [one, two, three];
            ends.sort_unstable();
            let raw = Wait { least: ends[0], likely: ends[1], most: ends[2] };
            let told = calibration.corrected(&raw);
            prop_assert!(told.least <= told.likely && told.likely <= told.most);
            calibration.learn(&raw, &told, waited);
        }
    }
}

/// A counter where everybody is served, free or taken since so many seconds by a service of five minutes.
pub fn counter_of(id: i64, busy_for: Option<i64>) -> Counter {
    let skills = vec![routing::Skill { service: None, channel: "centre".into(), lang: kernel::Lang::Ar }];
    let person = Person { id: EmployeeId::new(id), skills, is_present: true, back_up: None, stand_in: None, hands: Hands::default() };
    Counter { busy: busy_for.map(|seconds| (later(-seconds), exactly(300.0))), ..free(&person) }
}

/// Who has waited for so many seconds, for a service of five minutes.
pub fn ticket(id: i64, waited: i64, rate: u32) -> Turn {
    let needs = routing::Skill { service: Some(1), channel: "centre".into(), lang: kernel::Lang::Ar };
    let since = later(-waited);
    let work = Work { id, needs, attention: Attention::Whole, since, rate, passed: Vec::new(), known_to: Vec::new() };
    Turn { work, enters: since, comes: 1.0, known: exactly(300.0) }
}

fn likely(turns: &[Turn], counters: &[Counter], rules: &Rules) -> Vec<u32> {
    let floor = Floor { now: now(), rules, turns, counters, streams: &[] };
    expected_waits(&floor, 1).into_iter().map(|wait| wait.unwrap().likely).collect()
}

#[test]
fn each_waits_for_those_before_them_at_the_counters_that_serve() {
    let counters = [counter_of(1, Some(200)), counter_of(2, Some(100))];
    let turns = [ticket(1, 90, 100), ticket(2, 60, 100), ticket(3, 30, 100)];
    assert_eq!(likely(&turns, &counters, &Rules::default()), [100, 200, 400]);
}

#[test]
fn a_break_a_closing_counter_and_one_who_will_come_are_reckoned_with() {
    let pause = Pause { from: later(60), until: later(660) };
    let counters =
        [Counter { pauses: vec![pause], ..counter_of(1, Some(200)) }, Counter { until: Some(later(250)), ..counter_of(2, Some(100)) }];
    let turns = [ticket(1, 90, 100), ticket(2, 60, 100)];
    assert_eq!(likely(&turns, &counters, &Rules::default()), [200, 700], "the first counter pauses for ten minutes, the other then closes");
    let booked = Turn { enters: later(50), ..ticket(9, -50, 100_000) };
    let turns = [ticket(1, 90, 100), booked];
    assert_eq!(likely(&turns, &[counter_of(1, Some(200))], &Rules::default()), [400, 50], "a booked one comes and goes first");
}

#[test]
fn who_cannot_be_served_is_told_nothing() {
    let mut nobody = counter_of(1, None);
    nobody.person.skills.clear();
    let floor = Floor { now: now(), rules: &Rules::default(), turns: &[ticket(1, 0, 100)], counters: &[nobody], streams: &[] };
    assert_eq!(expected_waits(&floor, 1), [None]);
}

#[test]
fn one_with_priority_who_comes_again_and_again_holds_up_nobody_who_is_firm() {
    let counters = [counter_of(1, Some(0))];
    let stream = routing::Stream {
        needs: ticket(1, 0, 100).work.needs,
        rate: 1000,
        from: now(),
        until: later(7200),
        an_hour: 40.0,
        known: exactly(300.0),
    };
    let most = |firm_after: Option<u64>| {
        let rules = Rules { firm_after: firm_after.map(Duration::from_secs), ..Rules::default() };
        let floor =
            Floor { now: now(), rules: &rules, turns: &[ticket(1, 0, 100)], counters: &counters, streams: std::slice::from_ref(&stream) };
        expected_waits(&floor, 1)[0].unwrap().most
    };
    assert!(most(Some(900)) <= 1200, "a quarter of an hour, and the service that ran then");
    assert!(most(None) > 7200, "otherwise for as long as they come");
}

#[test]
fn nine_of_ten_waits_are_within_after_some_hundred_even_where_estimates_are_half_of_the_truth() {
    let mut chance = Chance::of(&[5]);
    let mut calibration = Calibration::default();
    let (mut held, mut told) = (0, 0);
    for number in 0..4000 {
        let truth = Law::around(chance.between(240.0, 1800.0), 0.0).mean();
        let waited = (truth * (1.0 + 0.3 * chance.normal())).max(0.0) as u32;
        let raw = Wait { least: (truth * 0.45) as u32, likely: (truth * 0.5) as u32, most: (truth * 0.55) as u32 };
        let corrected = calibration.corrected(&raw);
        if number >= 500 {
            told += 1;
            held += i32::from(corrected.holds(waited));
        }
        calibration.learn(&raw, &corrected, waited);
    }
    let share = f64::from(held) / f64::from(told);
    assert!((0.88..=0.92).contains(&share), "{share}");
}

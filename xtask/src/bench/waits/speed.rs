//! What an estimate costs: a queue of a hundred, ten counters.
use std::hint::black_box;
use std::time::Instant;

use kernel::EmployeeId;
use kernel::Lang;
use kernel::Timestamp;
use routing::Attention;
use routing::Counter;
use routing::Floor;
use routing::Hands;
use routing::Known;
use routing::Law;
use routing::Pause;
use routing::Person;
use routing::Rules;
use routing::Skill;
use routing::Stream;
use routing::Turn;
use routing::Work;
use routing::expected_waits;

const RUNS: usize = 200;
const QUEUE: i64 = 100;

/// Microseconds for each of a hundred estimates that are asked together, as when a queue moves: the median of the runs.
pub fn microseconds() -> f64 {
    let now = Timestamp::from_second(1_798_000_000).unwrap_or(Timestamp::UNIX_EPOCH);
    let (rules, turns, counters, streams) = (Rules::default(), turns(now), counters(now), streams(now));
    let floor = Floor { now, rules: &rules, turns: &turns, counters: &counters, streams: &streams };
    let mut spent: Vec<f64> = (0..RUNS)
        .map(|run| {
            let begin = Instant::now();
            black_box(expected_waits(black_box(&floor), run as u64));
            begin.elapsed().as_secs_f64() * 1e6 / QUEUE as f64
        })
        .collect();
    super::bound::percentile(&mut spent, 0.5)
}

fn skill(service: Option<i64>) -> Skill {
    Skill { service, channel: "centre".to_owned(), lang: Lang::Ar }
}

fn known(service: i64) -> Known {
    Known { busy: Law::around(240.0 + 60.0 * service as f64, 0.6), ..Known::default() }
}

fn earlier(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second() - seconds).unwrap_or(now)
}

fn turns(now: Timestamp) -> Vec<Turn> {
    let turn = |id: i64| {
        let (service, since) = (id % 4, earlier(now, 30 * (QUEUE - id)));
        let rate = if id % 8 == 0 { 300 } else { 100 };
        let needs = skill(Some(service));
        let work = Work { id, needs, attention: Attention::Whole, since, rate, passed: Vec::new(), known_to: Vec::new() };
        Turn { work, enters: since, comes: 1.0, known: known(service) }
    };
    (1..=QUEUE).map(turn).collect()
}

fn counters(now: Timestamp) -> Vec<Counter> {
    let counter = |id: i64| {
        let services = if id % 3 == 0 { vec![None] } else { vec![Some(id % 4), Some((id + 1) % 4)] };
        let skills = services.into_iter().map(skill).collect();
        let person = Person { id: EmployeeId::new(id), skills, is_present: true, back_up: None, stand_in: None, hands: Hands::default() };
        let pauses = vec![Pause { from: earlier(now, -600 * id), until: earlier(now, -600 * id - 900) }];
        Counter { person, busy: Some((earlier(now, 30 * id), known(id % 4))), pauses, until: None }
    };
    (1..=10).map(counter).collect()
}

fn streams(now: Timestamp) -> Vec<Stream> {
    let stream = |service: i64| Stream {
        needs: skill(Some(service)),
        rate: 300,
        from: now,
        until: earlier(now, -4 * 3600),
        an_hour: 2.5,
        known: known(service),
    };
    (0..4).map(stream).collect()
}

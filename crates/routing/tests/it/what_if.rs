//! What would be with one counter more: it is said before, and it is what then comes.

use std::time::Duration;

use routing::Counter;
use routing::Floor;
use routing::Rules;
use routing::Stream;
use routing::Target;
use routing::outlook;
use routing::simulated::Centre;
use routing::simulated::Hall;
use routing::what_if;

use crate::any::now;
use crate::waits::counter_of;
use crate::waits::exactly;
use crate::waits::later;
use crate::waits::ticket;

fn target() -> Target {
    Target { until: later(3600), within: Duration::from_secs(600) }
}

fn stream(an_hour: f64) -> Stream {
    Stream { needs: ticket(1, 0, 100).work.needs, rate: 100, from: now(), until: later(7200), an_hour, known: exactly(300.0) }
}

#[test]
fn those_who_wait_and_those_who_come_until_then_are_counted_and_no_others() {
    let turns = [ticket(1, 900, 100), ticket(2, 30, 100)];
    let floor = Floor { now: now(), rules: &Rules::default(), turns: &turns, counters: &[counter_of(1, None)], streams: &[stream(6.0)] };
    let outlook = outlook(&floor, &target(), 1);
    assert!((7.2..8.8).contains(&outlook.customers), "{outlook:?}");
    assert!(outlook.within < 1.0 - 1.0 / outlook.customers + 0.01, "one waits for longer than ten minutes already: {outlook:?}");
}

#[test]
fn the_one_who_can_serve_them_helps_and_the_one_who_cannot_does_not() {
    let mut other = counter_of(2, None);
    other.person.skills[0].lang = kernel::Lang::En;
    let helpful = counter_of(3, None);
    let floor = Floor { now: now(), rules: &Rules::default(), turns: &[], counters: &[counter_of(1, None)], streams: &[stream(16.0)] };
    let before = outlook(&floor, &target(), 1);
    let after = what_if(&floor, &[other, helpful], &target(), 1);
    assert_eq!((after[0].0, after[1].0), (1, 0), "the helpful one is first");
    assert!(after[0].1.within > before.within + 0.15 && (after[1].1.within - before.within).abs() < 1e-9, "{before:?}, {after:?}");
}

#[test]
fn where_nobody_can_serve_them_nobody_is_called_in_time() {
    let floor = Floor { now: now(), rules: &Rules::default(), turns: &[ticket(1, 0, 100)], counters: &[], streams: &[stream(10.0)] };
    let outlook = outlook(&floor, &target(), 1);
    assert!(outlook.customers > 8.0 && outlook.within == 0.0, "{outlook:?}");
}

/// The share of customers who are called within ten minutes over many simulated days.
fn share_in_time(counters: u32) -> f64 {
    let customers = Centre::plain(4, 0.88).customers;
    let centre = Centre { customers, ..Centre::plain(counters, 0.5) };
    let (mut all, mut soon) = (0.0, 0.0);
    for number in 0..100 {
        let mut hall = Hall::of(&centre, &centre.ordinary_day(6, number), Rules::default(), 6);
        hall.play(|_, _| {});
        let waits: Vec<f64> = (0..hall.visits.len()).filter_map(|visit| hall.waited(visit)).collect();
        all += waits.len() as f64;
        soon += waits.iter().filter(|wait| **wait <= 600.0).count() as f64;
    }
    soon / all
}

#[test]
fn what_is_said_of_one_counter_more_is_what_comes() {
    let centre = Centre::plain(4, 0.88);
    let known = routing::Known { busy: centre.services[0].matters[0].1, misses: 0.0, ..exactly(1.0) };
    let needs = ticket(1, 0, 100).work.needs;
    let stream = Stream { needs, known, until: later(8 * 3600), an_hour: centre.customers / 8.0, ..stream(0.0) };
    let counters: Vec<Counter> = (1..=4).map(|id| counter_of(id, None)).collect();
    let floor = Floor { now: now(), rules: &Rules::default(), turns: &[], counters: &counters, streams: &[stream] };
    let target = Target { until: later(8 * 3600), within: Duration::from_secs(600) };
    let said = [outlook(&floor, &target, 1).within, what_if(&floor, &[counter_of(5, None)], &target, 1)[0].1.within];
    for (said, came) in said.into_iter().zip([share_in_time(4), share_in_time(5)]) {
        assert!((said - came).abs() < 0.06, "{said} was said, and {came} came");
    }
}

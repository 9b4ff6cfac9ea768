//! How many counters it takes: the formulas against books, simulation and each other.

use proptest::prelude::*;
use routing::Chance;
use routing::Demand;

fn demand(an_hour: f64, busy_seconds: f64) -> Demand {
    Demand { an_hour, busy_seconds, variation: 1.0, patience_seconds: None }
}

/// First come, first served, times of service without memory, people who leave: what shares are called within the time, and leave.
fn simulated(demand: &Demand, counters: usize, within: f64) -> (f64, f64) {
    let mut chance = Chance::of(&[11, counters as u64]);
    let mut free = vec![0.0_f64; counters];
    let (mut now, mut soon, mut left) = (0.0, 0.0, 0.0);
    let many = 1_200_000;
    for _ in 0..many {
        now += chance.until_next(3600.0 / demand.an_hour);
        let patience = demand.patience_seconds.map_or(f64::INFINITY, |patience| chance.until_next(patience));
        let first = (0..counters).min_by(|one, other| free[*one].total_cmp(&free[*other])).unwrap();
        let wait = (free[first] - now).max(0.0);
        if wait > patience {
            left += 1.0;
            continue;
        }
        soon += f64::from(u8::from(wait <= within));
        free[first] = now + wait + chance.until_next(demand.busy_seconds);
    }
    (soon / f64::from(many), left / f64::from(many))
}

#[test]
fn erlang_c_is_what_the_tables_say() {
    // A hundred calls in half an hour, of three minutes each: ten erlangs.
    let calls = demand(200.0, 180.0);
    assert!((calls.load() - 10.0).abs() < 1e-9);
    for (agents, waits) in [(11, 0.6821), (12, 0.4494), (13, 0.2853), (14, 0.1741)] {
        assert!((calls.served(agents, 20.0).waits - waits).abs() < 0.0005, "{agents}: {:?}", calls.served(agents, 20.0));
    }
    assert!((calls.served(14, 20.0).within - 0.888).abs() < 0.001);
    assert_eq!(calls.counters_for(0.8, 20.0, 40), Some(14));
    assert_eq!(calls.counters_for(0.8, 20.0, 13), None);
    assert_eq!(calls.served(10, 20.0).within, 0.0, "more come than are served");
}

#[test]
fn both_formulas_are_what_a_simulation_gives() {
    for (counters, load) in [(1, 0.7), (4, 0.85), (10, 0.85)] {
        let without = demand(load * f64::from(counters) * 10.0, 360.0);
        let (soon, _) = simulated(&without, counters as usize, 600.0);
        let served = without.served(counters, 600.0);
        assert!((served.within - soon).abs() < 0.02, "{counters} counters: {served:?}, and {soon} were called");
        let with = Demand { patience_seconds: Some(900.0), an_hour: without.an_hour * 1.4, ..without };
        let (soon, left) = simulated(&with, counters as usize, 600.0);
        let served = with.served(counters, 600.0);
        assert!((served.within - soon).abs() < 0.01 && (served.leaves - left).abs() < 0.01, "{counters}: {served:?}, {soon}, {left}");
    }
}

/// Whoever stays as long as a service takes leaves at the same rate at a counter and in the line: as many are there as Poisson's distribution says.
#[test]
fn erlang_a_is_the_closed_form_where_people_stay_as_long_as_a_service_takes() {
    for (load, counters) in [(3.0_f64, 2_u32), (4.0, 5), (9.0, 10)] {
        let demand = Demand { patience_seconds: Some(300.0), ..demand(load * 12.0, 300.0) };
        let poisson = |n: u32| (1..=n).fold((-load).exp(), |share: f64, one| share * load / f64::from(one));
        let waits = 1.0 - (0..counters).map(poisson).sum::<f64>();
        let queue: f64 = (counters + 1..150).map(|n| f64::from(n - counters) * poisson(n)).sum();
        let served = demand.served(counters, 600.0);
        assert!((served.waits - waits).abs() < 1e-3, "{served:?}, {waits} wait");
        assert!((served.leaves - queue / load).abs() < 1e-3, "{served:?}, {} leave", queue / load);
    }
}

proptest! {
    #[test]
    fn more_counters_never_serve_worse(an_hour in 1.0_f64..400.0, busy in 30.0_f64..1800.0, patience in proptest::option::of(60.0_f64..7200.0), target in 0.0_f64..1800.0) {
        let demand = Demand { patience_seconds: patience, ..demand(an_hour, busy) };
        let mut before = demand.served(1, target);
        for counters in 2..60 {
            let served = demand.served(counters, target);
            prop_assert!((-1e-6..=1.0 + 1e-6).contains(&served.within) && (-1e-6..=1.0 + 1e-6).contains(&served.leaves), "{served:?}");
            prop_assert!(served.within >= before.within - 1e-4 && served.leaves <= before.leaves + 1e-4, "{before:?}, then {served:?}");
            before = served;
        }
    }

    #[test]
    fn people_without_end_to_their_patience_are_those_of_erlang_c(load in 0.1_f64..0.9, counters in 1_u32..20, target in 0.0_f64..1200.0) {
        let without = demand(load * f64::from(counters) * 10.0, 360.0);
        let with = Demand { patience_seconds: Some(1e7), ..without };
        prop_assert!((without.served(counters, target).within - with.served(counters, target).within).abs() < 0.01);
    }
}

//! Measures whether a search costs the same among a million things as among a hundred thousand: `search_is_flat FILE|postgres://…`.

use std::time::Instant;

use kernel::Actor;
use kernel::Clock;
use kernel::EntityId;
use kernel::Grant;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use store::Options;
use store::Place;
use store::Store;

const ACT: Permission = Permission { key: "measure.act", roles: &[Role::System] };
const QUERIES: [(&str, &str); 10] = [
    ("in each", "daleel"),
    ("in a tenth", "tenth"),
    ("in a hundredth", "hundredth"),
    ("in a thousandth", "thousandth"),
    ("in three", "zanzibar"),
    ("two common", "tenth daleel"),
    ("common and rare", "daleel zanzibar"),
    ("beginning, short", "te"),
    ("beginning, long", "hundred"),
    ("beginning of a reference", "req0000"),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let place = std::env::args().nth(1).ok_or("which file or database?")?;
    let place = if place.starts_with("postgres") { Place::Postgres(Secret::new(place)) } else { Place::Sqlite(place.into()) };
    let clock = Clock::system();
    let store = Store::open(Options { place, clock, migrations: vec![], hooks: vec![], listeners: vec![], readers: 1 })?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    for (from, to) in [(0, 100_000), (100_000, 1_000_000)] {
        let begun = Instant::now();
        for start in (from..to).step_by(500) {
            runtime
                .block_on(store.write(grant()?, move |tx| (start..start + 500).try_for_each(|id| tx.index("case", id + 1, &text(id)))))?;
        }
        report(&format!("{to} things, indexed in {:.0} s", begun.elapsed().as_secs_f64()));
        for (name, query) in QUERIES {
            let mut took: Vec<f64> = (0..40).map(|_| timed(&runtime, &store, query)).collect();
            took.sort_by(f64::total_cmp);
            report(&format!("  {name:26} {:8.2} ms, slowest {:8.2}", took[20], took[39]));
        }
    }
    Ok(())
}

fn grant() -> kernel::Result<Grant> {
    Actor::system("measure", Some(EntityId::new(1))).may(ACT)
}

fn timed(runtime: &tokio::runtime::Runtime, store: &Store, query: &'static str) -> f64 {
    let begun = Instant::now();
    let found = runtime.block_on(store.read(grant().expect("the system may"), move |tx| tx.search("case", query, None, 20)));
    assert!(found.is_ok_and(|ids| !ids.is_empty()), "{query} is found");
    begun.elapsed().as_secs_f64() * 1000.0
}

/// Twenty words by a law of rank and frequency, a reference, and the words that are asked for.
fn text(id: i64) -> String {
    let mut state = id.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let mut text = format!("daleel REQ{id:07} ");
    for _ in 0..20 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let chance = f64::from(i32::try_from((state >> 33) & 0x7fff_ffff).unwrap_or(0)) / f64::from(i32::MAX);
        text.push_str(&format!("{} ", word((20_000_f64.powf(chance)) as usize)));
    }
    let asked = [(10, "tenth "), (100, "hundredth "), (1000, "thousandth "), (33_333, if id < 100_000 { "zanzibar" } else { "" })];
    asked.iter().filter(|(every, _)| id % every == 7).for_each(|(_, word)| text.push_str(word));
    text
}

fn word(mut rank: usize) -> String {
    let mut word = String::new();
    while rank > 0 {
        word.push_str(["ba", "du", "ki", "lo", "me", "nu", "ra", "so", "ti", "vu"][rank % 10]);
        rank /= 10;
    }
    word
}

#[expect(clippy::print_stdout, reason = "an example answers on standard output")]
fn report(line: &str) {
    println!("{line}");
}

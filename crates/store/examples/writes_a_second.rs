//! Measures durable writes a second of 64 tasks, each an event and a number: `writes_a_second FILE|postgres://… [seconds]`.

use std::time::Duration;
use std::time::Instant;

use kernel::About;
use kernel::Actor;
use kernel::Clock;
use kernel::EntityId;
use kernel::Event;
use kernel::Grant;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use serde::Serialize;
use store::Options;
use store::Place;
use store::Store;

const ACT: Permission = Permission { key: "measure.act", roles: &[Role::System] };

#[derive(Serialize)]
struct Served {
    words: &'static str,
}

impl Event for Served {
    const KIND: &'static str = "measure.served";

    fn about(&self) -> About {
        About::interaction(1, 2)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let place = std::env::args().nth(1).ok_or("which file or database?")?;
    let seconds = std::env::args().nth(2).map_or(Ok(5), |text| text.parse())?;
    let place = if place.starts_with("postgres") { Place::Postgres(Secret::new(place)) } else { Place::Sqlite(place.into()) };
    let clock = Clock::system();
    let store = Store::open(Options { place, clock, migrations: vec![], hooks: vec![], listeners: vec![], readers: 1 })?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let begun = Instant::now();
    let tasks = (0..64).map(|_| writes(&store, begun, Duration::from_secs(seconds)));
    let written: u32 = runtime.block_on(futures::future::join_all(tasks)).into_iter().sum::<kernel::Result<u32>>()?;
    report(&format!("{:.0} durable writes a second by 64 tasks", f64::from(written) / begun.elapsed().as_secs_f64()));
    Ok(())
}

async fn writes(store: &Store, begun: Instant, time: Duration) -> kernel::Result<u32> {
    let mut written = 0;
    while begun.elapsed() < time {
        let act = |tx: &mut store::Tx<'_>| tx.next_number("2026").and_then(|_| tx.record(Served { words: "a short act" }));
        store.write(grant()?, act).await?;
        written += 1;
    }
    Ok(written)
}

fn grant() -> kernel::Result<Grant> {
    Actor::system("measure", Some(EntityId::new(1))).may(ACT)
}

#[expect(clippy::print_stdout, reason = "an example answers on standard output")]
fn report(line: &str) {
    println!("{line}");
}

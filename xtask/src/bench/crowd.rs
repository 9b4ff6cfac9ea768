//! How much one entity that is flooded, with mail and by its own programs, slows another that is asked for a hundredth as often.
mod calm;
mod flood;

use std::fmt::Write;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::daleel::Serving;
use super::document;
use super::figures::Spread;
use super::figures::percentile;
use super::floor;
use super::halves::Halves;
use super::session::daleel::Database;
use super::session::daleel::Ours;
use super::session::daleel::prepare;
use calm::Calm;
use calm::Took;
use flood::Flood;

/// How long and how often is measured.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// Length of a run, once calm and once flooded.
    #[arg(long, default_value_t = 30.0)]
    pub seconds: f64,
    /// Runs.
    #[arg(long, default_value_t = 3)]
    pub runs: u64,
    /// So many connections bring mail to the flooded entity, and so many programs of its own ask, as fast as they are answered.
    #[arg(long, default_value_t = 12)]
    pub connections: u64,
    /// The number of the first message; a message that a database holds already must not come again.
    #[arg(long, default_value_t = 50_000_000)]
    pub first_message: u64,
    /// The document whose part about it is replaced; nothing is written without this.
    #[arg(long)]
    pub into: Option<PathBuf>,
}

/// The heading of the part.
const HEADING: &str = "## One entity at a hundred times the load";

/// The flooded entity's mailbox, and the employee of the other one.
const FLOODED: &str = "contact@rsa.example";
const OTHER: &str = "ali@hpa.example";

/// One calm and one flooded stretch.
struct Round {
    calm: Took,
    flooded: Took,
    times_the_load: f64,
}

/// Loads, starts, measures and stops Daleel.
pub fn run(ours: &Ours, plan: &Plan) -> Result<()> {
    let (installation, _) = prepare(ours)?;
    installation.load(ours.cases, 7)?;
    let halves = Halves::of_this_machine()?;
    halves.enter_first()?;
    let serving = Serving::start(&installation)?;
    halves.enter_second()?;
    let (flooding, other) = (installation.token()?, installation.token_of(OTHER)?);
    let calm = Calm::open(&serving, other)?;
    let rounds = (0..plan.runs).map(|number| round(&calm, &serving, &flooding, plan, number)).collect::<Result<Vec<Round>>>()?;
    let text = document(&rounds, ours, plan, &halves)?;
    println!("{text}");
    plan.into.as_deref().map_or(Ok(()), |into| document::replace(into, HEADING, &text))
}

fn round(calm: &Calm, serving: &Serving, token: &str, plan: &Plan, number: u64) -> Result<Round> {
    let length = Duration::from_secs_f64(plan.seconds);
    let first = plan.first_message + number * 1_000_000;
    // What was flooded before has its share again.
    std::thread::sleep(Duration::from_secs(25));
    let quiet = calm.measure(length, first)?;
    let flood = Flood { lmtp: serving.lmtp, http: serving.http, token, to: FLOODED, connections: plan.connections, first: first + 10_000 };
    let (flooded, served) = flood.during(|| calm.measure(length, first + 5_000))?;
    ensure!(served > 0, "nothing of the flood was served");
    let times_the_load = served as f64 / flooded.things().context("nothing was measured")? as f64;
    Ok(Round { calm: quiet, flooded, times_the_load })
}

fn document(rounds: &[Round], ours: &Ours, plan: &Plan, halves: &Halves) -> Result<String> {
    let mut text = format!("{HEADING}\n\n{INTRODUCTION}\n\n");
    for (name, value) in floor::machine()? {
        writeln!(text, "- {name}: {value}")?;
    }
    let database = if ours.database == Database::Sqlite { "SQLite" } else { "PostgreSQL" };
    writeln!(text, "- {database}, {} cases; {}", ours.cases, halves.said())?;
    let load = Spread::of(rounds.iter().map(|round| round.times_the_load));
    writeln!(
        text,
        "- {} connections flood one entity; of it {:.0} times ({:.0}–{:.0}) as much was served as of the other",
        plan.connections * 2,
        load.0[1],
        load.0[0],
        load.0[2]
    )?;
    text.push_str(
        "\n| the other entity's | calm, middle | calm, p95 | flooded, middle | flooded, p95 | p95, times |\n|---|--:|--:|--:|--:|--:|\n",
    );
    for (what, times) in WHAT {
        text.push_str(&row(what, times, rounds));
    }
    Ok(text)
}

/// A thing's middle and what 95 of 100 stay under, calm and flooded.
fn row(what: &str, times: fn(&Took) -> &[f64], rounds: &[Round]) -> String {
    let calm = |share: f64| Spread::of(rounds.iter().map(|round| percentile(times(&round.calm), share))).median();
    let flooded = |share: f64| Spread::of(rounds.iter().map(|round| percentile(times(&round.flooded), share))).median();
    let Spread([least, ratio, greatest]) =
        Spread::of(rounds.iter().map(|round| percentile(times(&round.flooded), 0.95) / percentile(times(&round.calm), 0.95)));
    format!(
        "| {what} | {:.1} | {:.1} | {:.1} | {:.1} | {ratio:.2} ({least:.2}–{greatest:.2}) |\n",
        calm(0.5),
        calm(0.95),
        flooded(0.5),
        flooded(0.95),
    )
}

/// A thing of the other entity and its times.
type Thing = (&'static str, fn(&Took) -> &[f64]);

const WHAT: [Thing; 3] = [
    ("list of cases", |took| &took.lists),
    ("note written, synced", |took| &took.notes),
    ("message acknowledged, synced", |took| &took.messages),
];

const INTRODUCTION: &str = "Written by `cargo xtask bench crowd --into bench/RESULTS.md`. The other entity's list is read, a note of it written and a message for it brought, one after the other with a pause between; milliseconds, the middle of the runs' figures. The program has one half of the machine's processors to itself, the driver the other.";

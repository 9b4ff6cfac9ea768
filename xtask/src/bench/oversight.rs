//! Reports and the board over a million cases and fifty million events (`bench/README.md`).
mod ask;
mod carry;
mod fill;
mod tables;

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;

use super::daleel::Installation;
use super::daleel::Serving;
use super::peers::Peers;
use super::session::daleel::Database;

/// How large a set is made, and what is asked of it.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// The program.
    #[arg(long, default_value = "target/release/daleel")]
    pub binary: PathBuf,
    /// Where the set is kept; one that was made before is used again.
    #[arg(long, default_value = "/var/tmp/daleel-bench/oversight")]
    pub data: PathBuf,
    /// Which database; to PostgreSQL the set is carried over once it was made.
    #[arg(long, value_enum, default_value = "sqlite")]
    pub database: Database,
    /// Where the peers' scripts keep the PostgreSQL that Daleel is given too.
    #[arg(long, env = "PEERS_HOME", default_value = "/var/tmp/peers")]
    pub home: PathBuf,
    /// Cases, over three years, most of them closed.
    #[arg(long, default_value_t = 1_000_000)]
    pub cases: u64,
    /// Events; as many for each case.
    #[arg(long, default_value_t = 50_000_000)]
    pub events: u64,
    /// Requests of each page on each number of connections.
    #[arg(long, default_value_t = 200)]
    pub requests: usize,
    /// The document whose part "Reports and boards" is replaced; nothing is written without this.
    #[arg(long)]
    pub into: Option<PathBuf>,
}

/// Makes the set and measures the pages.
pub fn run(plan: &Plan) -> Result<()> {
    let binary = fs::canonicalize(&plan.binary).with_context(|| format!("{} is not built", plan.binary.display()))?;
    let installation = Installation { binary, data: plan.data.clone(), database_url: None };
    installation.load(200, 7)?;
    let mark = plan.data.join("bench-oversight");
    if !mark.exists() {
        let began = Instant::now();
        fill::fill(&plan.data.join("daleel.sqlite"), plan)?;
        fs::write(&mark, "")?;
        eprintln!("made in {:.0} s", began.elapsed().as_secs_f64());
    }
    let mut set = fill::Set::read(&plan.data.join("daleel.sqlite"))?;
    let measured = if plan.database == Database::Sqlite {
        let serving = Serving::start(&installation)?;
        let client = ask::Asker::new(serving.http, installation.token()?);
        client.wait_until_counted(&plan.data.join("daleel.sqlite"))?;
        client.measure(&[serving.pid()], plan.requests)?
    } else {
        let peers = Peers::at(&plan.home);
        let (carried, postgres) = carry::carry(&installation, &peers)?;
        set.bytes = carry::bytes(&peers)?;
        let serving = Serving::start(&carried)?;
        ask::Asker::new(serving.http, carried.token()?).measure(&[serving.pid(), postgres], plan.requests)?
    };
    let part = tables::Part::of(plan.database);
    let text = part.document(&installation.version()?, &set, &measured)?;
    println!("{text}");
    plan.into.as_deref().map_or(Ok(()), |document| super::document::replace(document, part.heading, &text))
}

//! A session with Daleel on one database.
use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::Result;
use clap::ValueEnum;

use super::Part;
use super::Plan;
use super::idle_memory;
use super::incoming;
use super::keep;
use super::replies;
use super::requests;
use crate::bench::daleel::Installation;
use crate::bench::daleel::Serving;
use crate::bench::daleel::desk::Desk;
use crate::bench::daleel::intake::Brought;
use crate::bench::daleel::intake::Way;
use crate::bench::figures::Measured;
use crate::bench::figures::Single;
use crate::bench::figures::Spread;
use crate::bench::figures::Subject;
use crate::bench::peers::Peers;

/// Which Daleel, over how many cases, on which database.
#[derive(clap::Args, Clone)]
pub struct Ours {
    /// The program.
    #[arg(long, default_value = "target/release/daleel")]
    pub binary: PathBuf,
    /// Cases to load before.
    #[arg(long, default_value_t = 10_000)]
    pub cases: u64,
    /// The database.
    #[arg(long, default_value = "sqlite")]
    pub database: Database,
    /// Where data folders are kept; one that was loaded before is used again.
    #[arg(long, default_value = "/var/tmp/daleel-bench")]
    pub data: PathBuf,
    /// The mailbox that mail is sent to; the first one that the interface lists when left out.
    #[arg(long)]
    pub mailbox: Option<String>,
    /// Where the peers' scripts keep the PostgreSQL that Daleel is given too.
    #[arg(long, env = "PEERS_HOME", default_value = "/var/tmp/peers")]
    pub home: PathBuf,
}

/// The two databases that Daleel runs on.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Database {
    /// Inside the program.
    Sqlite,
    /// The same cluster, with the same settings, as the peers.
    Postgres,
}

/// Loads, starts, measures and stops Daleel.
pub fn measure(ours: &Ours, plan: &Plan) -> Result<()> {
    let (installation, database) = prepare(ours)?;
    installation.load(ours.cases, plan.seed)?;
    let subject = Subject {
        product: "daleel".to_owned(),
        version: installation.version()?,
        database: if ours.database == Database::Sqlite { "sqlite" } else { "postgres" }.to_owned(),
        cases: ours.cases,
    };
    if plan.parts.contains(&Part::Start) {
        start_and_size(&installation, &subject, plan)?;
    }
    let is_planned = |part| plan.parts.contains(&part);
    if is_planned(Part::Replies) {
        replies::of_daleel(&installation, (&subject, database), plan)?;
    }
    if !(is_planned(Part::Memory) || is_planned(Part::Http) || is_planned(Part::Mail)) {
        return Ok(());
    }
    let serving = Serving::start(&installation)?;
    if is_planned(Part::Memory) {
        idle_memory(&subject, &[serving.pid()], plan)?;
    }
    let desk = Desk::open(subject.clone(), &serving, database, installation.token()?)?;
    if is_planned(Part::Http) {
        requests(&desk, plan)?;
    }
    if is_planned(Part::Mail) {
        let mailbox = ours.mailbox.clone().map_or_else(|| desk.mailbox(), Ok)?;
        mail(&Destination { installation: &installation, serving: &serving, desk: &desk, subject: &subject }, &mailbox, plan)?;
    }
    Ok(())
}

/// The installation, and the root process of its PostgreSQL.
pub fn prepare(ours: &Ours) -> Result<(Installation, Option<u32>)> {
    prepare_named(ours, &ours.cases.to_string())
}

/// The same under a name of its own, with nothing of what was there before.
pub fn prepare_afresh(ours: &Ours, name: &str) -> Result<(Installation, Option<u32>)> {
    for kind in ["sqlite", "postgres"] {
        let before = ours.data.join(format!("{kind}-{name}"));
        if before.exists() {
            fs::remove_dir_all(&before).with_context(|| format!("removing {}", before.display()))?;
        }
    }
    prepare_named(ours, name)
}

fn prepare_named(ours: &Ours, name: &str) -> Result<(Installation, Option<u32>)> {
    let named = |kind: &str| ours.data.join(format!("{kind}-{name}"));
    let binary = fs::canonicalize(&ours.binary).with_context(|| format!("{} is not built", ours.binary.display()))?;
    if ours.database == Database::Sqlite {
        return Ok((Installation { binary, data: named("sqlite"), database_url: None }, None));
    }
    let data = named("postgres");
    let (url, pid) = Peers::at(&ours.home).database(&format!("daleel_{name}"), data.join("bench-loaded").exists())?;
    Ok((Installation { binary, data, database_url: Some(url) }, Some(pid)))
}

fn start_and_size(installation: &Installation, subject: &Subject, plan: &Plan) -> Result<()> {
    let starts = (0..plan.runs).map(|_| Ok(Serving::start(installation)?.start.as_secs_f64() * 1000.0));
    let value = Spread::of(starts.collect::<Result<Vec<f64>>>()?);
    keep(subject, Measured::Single(Single { what: "start until ready".to_owned(), unit: "ms".to_owned(), value }), plan)?;
    let value = Spread::of([fs::metadata(&installation.binary)?.len() as f64 / 1024.0 / 1024.0]);
    keep(subject, Measured::Single(Single { what: "binary".to_owned(), unit: "MiB".to_owned(), value }), plan)
}

/// What mail is brought to.
struct Destination<'a> {
    installation: &'a Installation,
    serving: &'a Serving,
    desk: &'a Desk,
    subject: &'a Subject,
}

/// Each way gets messages of its own: one that was taken before would be recognised and make no case.
fn mail(to: &Destination<'_>, mailbox: &str, plan: &Plan) -> Result<()> {
    for (number, way) in [Way::Smtp, Way::Lmtp, Way::Pipe].into_iter().enumerate() {
        let intake = Brought { way, installation: to.installation, serving: to.serving, desk: to.desk, before: to.desk.newest()? };
        // A process a message is for comparison with peers that do the same: fewer messages show it.
        let plan = Plan { messages: if way == Way::Pipe { plan.messages.min(300) } else { plan.messages }, ..plan.clone() };
        incoming(&intake, to.subject, &plan.senders, 1_000_000 * number as u64, Some(mailbox), &plan)?;
    }
    Ok(())
}

//! `cargo xtask bench`: Daleel and its peers given the same work on the same machine (bench/README.md says how to repeat it).
mod bombs;
mod burst;
mod centre;
mod chance;
mod closed_loop;
mod crowd;
mod daleel;
mod django_helpdesk;
mod document;
mod figures;
mod floor;
mod form;
mod halves;
mod http;
mod mail_in;
mod matters;
mod outbox;
mod oversight;
mod past_matters;
mod peer_mail;
mod peers;
mod process;
mod product;
mod report;
mod request_tracker;
mod session;
mod smtp;
mod waits;
mod workload;
mod writing;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use clap::Subcommand;

use peers::Peer;
use session::Plan;
use session::daleel::Ours;

/// The arguments after `cargo xtask bench`.
#[derive(Parser)]
#[command(name = "cargo xtask bench", no_binary_name = true)]
struct Arguments {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Writes cases, one JSON object a line, for the loaders of the peers.
    Cases {
        /// How many.
        #[arg(long, default_value_t = 10_000)]
        cases: u64,
        /// Same seed, same cases.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Measures everything in one session: the peers that are loaded, and Daleel at each size on each database.
    All {
        #[command(flatten)]
        ours: Ours,
        #[command(flatten)]
        plan: Plan,
    },
    /// Measures a peer that was set up and loaded before (bench/README.md).
    Peer {
        /// Which.
        peer: Peer,
        /// The size of django-helpdesk that is measured; there is a database for each that was loaded.
        #[arg(long, default_value_t = 10_000)]
        cases: u64,
        /// Where the scripts keep what they install and load.
        #[arg(long, env = "PEERS_HOME", default_value = "/var/tmp/peers")]
        home: PathBuf,
        #[command(flatten)]
        plan: Plan,
    },
    /// Loads and measures Daleel.
    Daleel {
        #[command(flatten)]
        ours: Ours,
        #[command(flatten)]
        plan: Plan,
    },
    /// Measures how much the flood of one entity slows another.
    Crowd {
        #[command(flatten)]
        ours: Ours,
        #[command(flatten)]
        plan: crowd::Plan,
    },
    /// Measures how employees are served while thousands of messages come in, and whether each of these is there, once.
    Burst {
        #[command(flatten)]
        ours: Ours,
        #[command(flatten)]
        plan: burst::Plan,
    },
    /// Measures tickets at many kiosks, and how soon a call is seen.
    Centre {
        #[command(flatten)]
        ours: Ours,
        #[command(flatten)]
        plan: centre::Plan,
    },
    /// Measures what messages made to break their reader take of the processor and of memory.
    Bombs(bombs::Plan),
    /// Shows what the machine's disk allows: durable appends a second.
    Floor {
        /// A folder on the disk.
        #[arg(long, default_value = "/var/tmp")]
        folder: PathBuf,
        #[command(flatten)]
        plan: Plan,
    },
    /// Measures how well and how fast the checks of a reply's text judge the marked replies (bench/writing/README.md).
    Writing(writing::Plan),
    /// Measures how well it is proposed what messages ask for (bench/matters/README.md).
    Matters(matters::Plan),
    /// Makes a million cases with fifty million events, and measures reports and the board over them.
    Oversight(oversight::Plan),
    /// Simulates a service centre, and measures estimates of waiting, the bound on it, and staffing.
    Waits(waits::Plan),
    /// Prints the results as the Markdown of `bench/RESULTS.md`.
    Report {
        /// Files of results; where a figure stands twice, the later one counts.
        #[arg(required = true)]
        results: Vec<PathBuf>,
    },
}

/// Runs the benchmark's act that `args` names.
pub fn run(args: &[String]) -> Result<()> {
    match Arguments::try_parse_from(args).unwrap_or_else(|refused| refused.exit()).act {
        Act::Cases { cases, seed, out } => workload::write_cases(&out, seed, cases),
        Act::All { ours, plan } => session::whole::run(&ours, &plan),
        Act::Peer { peer, cases, home, plan } => session::peer(peer, cases, &home, &plan),
        Act::Daleel { ours, plan } => session::daleel::measure(&ours, &plan),
        Act::Crowd { ours, plan } => crowd::run(&ours, &plan),
        Act::Burst { ours, plan } => burst::run(&ours, &plan),
        Act::Centre { ours, plan } => centre::run(&ours, &plan),
        Act::Bombs(plan) => bombs::run(&plan),
        Act::Floor { folder, plan } => session::floor(&folder, &plan),
        Act::Oversight(plan) => oversight::run(&plan),
        Act::Writing(plan) => writing::run(&plan),
        Act::Matters(plan) => matters::run(&plan),
        Act::Waits(plan) => waits::run(&plan),
        Act::Report { results } => Ok(write!(std::io::stdout(), "{}", report::document(&results)?)?),
    }
}

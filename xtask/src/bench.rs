//! `cargo xtask bench`: Daleel and its peers given the same work on the same machine (bench/README.md says how to repeat it).
mod chance;
mod workload;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use clap::Subcommand;

/// The arguments after `cargo xtask bench`.
#[derive(Parser)]
#[command(name = "cargo xtask bench", no_binary_name = true)]
struct Arguments {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Writes cases, one JSON object a line, for the loaders of the peers and of Daleel.
    Cases {
        #[arg(long, default_value_t = 10_000)]
        cases: u64,
        #[arg(long, default_value_t = 7)]
        seed: u64,
        #[arg(long)]
        out: PathBuf,
    },
}

/// Runs the benchmark's act that `args` names.
pub fn run(args: &[String]) -> Result<()> {
    match Arguments::try_parse_from(args).unwrap_or_else(|refused| refused.exit()).act {
        Act::Cases { cases, seed, out } => workload::write_cases(&out, seed, cases),
    }
}

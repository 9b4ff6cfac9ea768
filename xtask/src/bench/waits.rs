//! A simulated service centre: how well waits are estimated, whether the bound holds, what staffing says.
mod bound;
mod rivals;
mod speed;
mod staffing;
mod tables;
mod year;

use anyhow::Result;

use super::document::replace;

/// What is simulated and written.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// The document whose part "Waiting at a service centre" is replaced; nothing is written without this.
    #[arg(long)]
    pub into: Option<std::path::PathBuf>,
    /// Years that are simulated, each from its own seed.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..))]
    pub years: u64,
    /// Days with an adversary, for each rule.
    #[arg(long, default_value_t = 10_000)]
    pub days: u64,
}

/// Simulates, prints the tables and puts them into the document.
pub fn run(plan: &Plan) -> Result<()> {
    let text = tables::document(plan)?;
    println!("{text}");
    plan.into.as_deref().map_or(Ok(()), |document| replace(document, tables::HEADING, &text))
}

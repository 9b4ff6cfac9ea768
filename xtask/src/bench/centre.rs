//! Service centres at their busiest: how many tickets a second are given at many kiosks, how soon a call is seen at the counter, in the hall
//! and on the customer's telephone, and how soon a kiosk's first screen stands on a slow tablet.
mod browser;
mod calls;
mod desk;
mod followers;
mod found;
mod kiosks;
mod slow_tablet;
mod tables;

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;

use super::daleel::Serving;
use super::document;
use super::session::daleel::Ours;
use super::session::daleel::prepare_afresh;
use found::Government;

/// How large the government is, and how long is measured.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// What is measured.
    #[arg(long, value_delimiter = ',', default_values = ["tickets", "calls", "tablet"])]
    pub parts: Vec<Part>,
    /// Service centres, all of one entity.
    #[arg(long, default_value_t = 200)]
    pub centres: usize,
    /// Counters in each, with an employee and a plate at each of them.
    #[arg(long, default_value_t = 10)]
    pub counters: usize,
    /// Customers who wait altogether, each with the page of their turn open.
    #[arg(long, default_value_t = 10_000)]
    pub followers: usize,
    /// Calls a second, one run each.
    #[arg(long, value_delimiter = ',', default_values = ["4", "20"])]
    pub rates: Vec<f64>,
    /// Length of a run; a third of it goes before, unmeasured.
    #[arg(long, default_value_t = 60)]
    pub seconds: u64,
    /// Kiosks that give tickets at the same time.
    #[arg(long, default_value_t = 400)]
    pub kiosks: usize,
    /// Tickets that they give in a run.
    #[arg(long, default_value_t = 50_000)]
    pub tickets: usize,
    /// Leaves the pages of the counters closed but for their calls: then they do not follow what happens.
    #[arg(long)]
    pub without_desks: bool,
    /// The document whose parts about it are replaced; nothing is written without this.
    #[arg(long)]
    pub into: Option<PathBuf>,
}

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Tickets at many kiosks.
    Tickets,
    /// From the call to whoever waits for it.
    Calls,
    /// A kiosk's first screen on a slow tablet.
    Tablet,
}

/// Founds the government, starts the program and measures.
pub fn run(ours: &Ours, plan: &Plan) -> Result<()> {
    let write = |(heading, text): (&str, String)| -> Result<()> {
        println!("{text}");
        plan.into.as_deref().map_or(Ok(()), |into| document::replace(into, heading, &text))
    };
    if plan.parts.contains(&Part::Tickets) {
        let (installation, _) = prepare_afresh(ours, "centre-tickets")?;
        let government = Government::found(&installation, ours.cases, (plan.centres, 0))?;
        let given = kiosks::measure(&installation, &government, plan)?;
        write(tables::of_tickets(plan, &given)?)?;
    }
    if plan.parts.contains(&Part::Calls) {
        let (installation, _) = prepare_afresh(ours, "centre-calls")?;
        let government = Government::found(&installation, ours.cases, (plan.centres, plan.counters))?;
        let serving = Serving::start_with(&installation, &found::settings(None))?;
        let runs = calls::measure(&installation, &serving, (government, plan))?;
        write(tables::of_calls(plan, &runs)?)?;
    }
    if plan.parts.contains(&Part::Tablet) {
        write(tables::of_tablet(&slow_tablet::measure(&ours.binary, &ours.data)?)?)?;
    }
    Ok(())
}

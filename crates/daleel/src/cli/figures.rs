//! `daleel figures`: compares the figures of reports with the events, or counts them anew.

use clap::Subcommand;
use kernel::Clock;
use kernel::Result;
use kernel::refuse;
use platform::App;
use platform::Live;
use store::Store;

use crate::cli::Where;
use crate::cli::alone;
use crate::control;
use crate::control::Asked;
use crate::install;
use crate::install::Failed;

#[derive(Subcommand, Debug)]
pub enum Task {
    /// Compares every figure with the events from which it was counted · يقارن الأرقام بالأحداث
    Check {
        #[command(flatten)]
        place: Where,
    },
    /// Forgets the figures and counts them anew from the events · يعيد إحصاء الأرقام
    Recount {
        #[command(flatten)]
        place: Where,
    },
}

impl Task {
    pub fn run(self) -> std::result::Result<(), Failed> {
        let text = match self {
            Task::Check { place } => check(&place)?,
            Task::Recount { place } => {
                let asked = Asked::Figures;
                control::ask_or(
                    &place.folder(),
                    &asked,
                    |_| "daleel-failed",
                    || alone(&place, async |app| oversight::recount(app).await.map(|()| String::new())),
                )?
            }
        };
        crate::cli::print(&text);
        Ok(())
    }
}

/// Reads beside whatever else runs: nothing is changed, and nobody waits.
fn check(place: &Where) -> std::result::Result<String, Failed> {
    let settings = install::settings(place, Vec::new())?;
    let store = Store::open_reading(install::options(&settings, Clock::system(), &Live::default()))?;
    let compared = crate::cli::runtime()?.block_on(oversight::compare(&store))?;
    if compared.wrong > 0 {
        let (wrong, series) = (compared.wrong.to_string(), compared.series.to_string());
        return Err(Failed::Product(refuse("daleel-figures-wrong").with("wrong", wrong).with("series", series).into()));
    }
    Ok(format!("{} {}", compared.events, compared.series))
}

/// Forgets the figures of the running installation; its timed work counts them anew.
pub async fn recount(app: &App) -> Result<String> {
    oversight::forget(app).await.map(|()| String::new())
}

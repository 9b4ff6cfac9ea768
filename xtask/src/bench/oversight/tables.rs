//! What was measured, as Markdown.
use std::fmt::Write;

use anyhow::Result;

use super::ask::Measured;
use super::fill::Set;
use crate::bench::floor;
use crate::bench::process;
use crate::bench::session::daleel::Database;

/// The part of the document for one database.
pub struct Part {
    /// Its heading.
    pub heading: &'static str,
    database: &'static str,
    argument: &'static str,
}

const INTRODUCTION: &str = "All cases belong to one entity, the hardest case; \
they came over three years. Cases, events and the sums of reports are made by `oversight.sql` as the product leaves them, without its acts. The \
pages read sums and the indexes of open cases alone; how many events there are makes no difference to them.";

impl Part {
    /// That of a database.
    pub fn of(database: Database) -> Part {
        match database {
            Database::Sqlite => Part { heading: "## Reports and boards", database: "SQLite", argument: "" },
            Database::Postgres => {
                Part { heading: "## Reports and boards on PostgreSQL", database: "PostgreSQL", argument: " --database postgres" }
            }
        }
    }

    /// The whole part.
    pub fn document(&self, version: &str, set: &Set, measured: &[Measured]) -> Result<String> {
        let command = format!("cargo run --release -p xtask -- bench oversight{} --into bench/RESULTS.md", self.argument);
        let mut text = format!("{}\n\nWritten by `{command}`. {INTRODUCTION}\n\n", self.heading);
        for (name, value) in floor::machine()? {
            writeln!(text, "- {name}: {value}")?;
        }
        writeln!(text, "- Daleel {version}, {}, {:.1} GiB", self.database, set.bytes as f64 / f64::from(1_u32 << 30))?;
        writeln!(
            text,
            "- {} cases, {} of them open; {} events; {} employees; {} rows of sums",
            set.cases, set.open, set.events, set.employees, set.sums
        )?;
        writeln!(text, "- load average while measuring: {:.1}", process::load_average()?)?;
        text.push_str("\n| page | at a time | p50, ms | p99, ms | processor time, ms | KiB |\n|---|--:|--:|--:|--:|--:|\n");
        for one in measured {
            writeln!(
                text,
                "| {} | {} | {:.1} | {:.1} | {:.1} | {:.0} |",
                one.page, one.connections, one.p50_ms, one.p99_ms, one.cpu_ms, one.kib
            )?;
        }
        Ok(text)
    }
}

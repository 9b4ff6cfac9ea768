//! `daleel guide`: every clause with its means, whether it is live, and its stories, from the code itself.

use std::collections::BTreeSet;

use clap::Args;
use kernel::Lang;
use serde_json::json;

use crate::install::Failed;
use crate::slices::slices;

#[derive(Args, Debug)]
pub struct List {
    /// As JSON · بصيغة JSON
    #[arg(long)]
    json: bool,
}

impl List {
    pub fn run(self) -> Result<(), Failed> {
        if self.json {
            crate::cli::print(&json().to_string());
        } else {
            crate::cli::print(&text(crate::cli::lang()));
        }
        Ok(())
    }
}

/// `{"clauses":[{"id","by":[…],"live":bool,"rule":bool,"stories":[…]}]}`
fn json() -> serde_json::Value {
    let clauses: Vec<_> = oversight::standings(&slices())
        .iter()
        .map(|standing| {
            let (clause, rule) = (standing.clause, standing.rule);
            let live: BTreeSet<&str> = standing.means.iter().map(|means| means.by.key()).collect();
            json!({
                "id": clause.id, "by": clause.by.iter().map(|by| by.key()).collect::<Vec<_>>(), "live": standing.is_live(), "live_by": live,
                "rule": rule.is_some(), "stories": rule.map_or_else(Vec::new, |rule| vec![rule.kept_by, rule.broken_by]),
            })
        })
        .collect();
    json!({ "register": guide::REGISTER_VERSION, "clauses": clauses })
}

fn text(lang: Lang) -> String {
    guide::register().iter().map(|clause| format!("{:32} {}", clause.id, clause.text(lang))).collect::<Vec<_>>().join("\n")
}

//! What was measured, as Markdown.
use std::fmt::Write;

use anyhow::Result;
use testkit::Verdict;

use super::Plan;
use super::Work;
use super::employee::Deed;
use super::employee::Sample;
use super::messages::Brought;
use crate::bench::figures::Spread;
use crate::bench::figures::percentile;
use crate::bench::floor;
use crate::bench::halves::Halves;
use crate::bench::session::daleel::Database;
use crate::bench::session::daleel::Ours;

/// What else is told.
pub struct Told<'a> {
    pub ours: &'a Ours,
    pub plan: &'a Plan,
    pub halves: &'a Halves,
    pub load: f64,
    /// Letters that left twice.
    pub doubled_letters: usize,
}

/// The heading of the part.
pub fn heading(database: Database) -> String {
    format!("## A burst of messages while employees work, {}", named(database))
}

fn named(database: Database) -> &'static str {
    if database == Database::Sqlite { "SQLite" } else { "PostgreSQL" }
}

/// The whole part.
pub fn document(told: &Told<'_>, work: &Work, verdict: &Verdict) -> Result<String> {
    let (plan, samples) = (told.plan, &work.took.samples);
    let mut text = format!("{}\n\n{INTRODUCTION}\n\n", heading(told.ours.database));
    for (name, value) in floor::machine()? {
        writeln!(text, "- {name}: {value}")?;
    }
    let scripts = if plan.without_scripts { "pages do not keep themselves up to date" } else { "pages keep themselves up to date" };
    writeln!(text, "- {}, {} cases before; {}", named(told.ours.database), told.ours.cases, told.halves.said())?;
    writeln!(text, "- {} employees, {scripts}; {} s of calm before each of {} bursts", plan.employees, plan.seconds, plan.runs)?;
    writeln!(text, "- {} messages a burst over {} connections: {}", plan.messages, plan.connections, brought(&work.bursts))?;
    let (lost, doubled) = (verdict.lost.len(), verdict.doubled.len());
    let what = format!("of {} messages, replies and notes that were acknowledged", verdict.acknowledged);
    writeln!(text, "- {what} **{lost} are lost, {doubled} are there twice**; {} letters left twice", told.doubled_letters)?;
    let wrong = samples.iter().filter(|sample| !sample.is_right).count();
    writeln!(text, "- {wrong} of {} answers to employees were wrong{}", samples.len(), first(&work.took.wrong))?;
    writeln!(text, "- load average at the end: {:.1}", told.load)?;
    text.push_str(COLUMNS);
    for (what, deeds) in ROWS {
        text.push_str(&row(what, deeds, samples, plan.runs));
    }
    Ok(text)
}

fn brought(bursts: &[Brought]) -> String {
    let Spread([least, rate, greatest]) = Spread::of(bursts.iter().map(|burst| burst.acknowledged as f64 / burst.seconds));
    let slow = Spread::of(bursts.iter().map(|burst| percentile(&burst.times, 0.99))).median();
    let sum = |count: fn(&Brought) -> usize| bursts.iter().map(count).sum::<usize>();
    let (again, refused) = (sum(|burst| burst.again), sum(|burst| burst.refused));
    let rate = format!("{rate:.0} acknowledged a second ({least:.0}–{greatest:.0})");
    format!("{rate}, 99 of 100 within {slow:.0} ms; {again} handed over again, {refused} refused")
}

fn first(wrong: &[String]) -> String {
    wrong.first().map(|first| format!(", such as {first}")).unwrap_or_default()
}

/// One kind of thing, calm and in the burst: the middle of the runs' figures, and for the slowest of a hundred the least and the greatest.
fn row(what: &str, deeds: &[Deed], samples: &[Sample], runs: usize) -> String {
    let of = |stretch: usize| {
        // A wrong answer is quick; it is told, and is no time.
        let counts = |sample: &&Sample| sample.is_right && sample.stretch == stretch && deeds.contains(&sample.deed);
        let mut times: Vec<f64> = samples.iter().filter(counts).map(|sample| sample.ms).collect();
        times.sort_by(f64::total_cmp);
        times
    };
    let calm: Vec<Vec<f64>> = (0..runs).map(|run| of(2 * run + 1)).collect();
    let burst: Vec<Vec<f64>> = (0..runs).map(|run| of(2 * run + 2)).collect();
    if calm.iter().chain(&burst).all(Vec::is_empty) {
        return String::new();
    }
    format!("| {what} | {} | {} |\n", shown(&calm), shown(&burst))
}

/// Of the runs in which it happened at all.
fn shown(runs: &[Vec<f64>]) -> String {
    let runs: Vec<&Vec<f64>> = runs.iter().filter(|times| !times.is_empty()).collect();
    if runs.is_empty() {
        return "0 | – | – | –".to_owned();
    }
    let count: usize = runs.iter().map(|times| times.len()).sum();
    let figure = |share: f64| Spread::of(runs.iter().map(|times| percentile(times, share)));
    let Spread([least, slow, greatest]) = figure(0.99);
    format!("{count} | {:.1} | {:.1} | {slow:.1} ({least:.1}–{greatest:.1})", figure(0.5).median(), figure(0.95).median())
}

/// A row, and which things stand in it.
type Row = (&'static str, &'static [Deed]);

const ROWS: [Row; 7] = [
    ("list of cases", &[Deed::List]),
    ("case", &[Deed::Case]),
    ("search", &[Deed::Search]),
    ("**all three screens**", &[Deed::List, Deed::Case, Deed::Search]),
    ("note written, synced", &[Deed::Note]),
    ("reply sent, synced", &[Deed::Reply]),
    ("page brought up to date by itself", &[Deed::UpToDate]),
];

const COLUMNS: &str = "\n| an employee's | calm, times | p50 ms | p95 ms | p99 ms | in the burst, times | p50 ms | p95 ms | p99 ms |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n";

const INTRODUCTION: &str = "Written by `cargo xtask bench burst --into bench/RESULTS.md`, on a fresh folder. Employees of one entity, each signed in and qualified for mail, go round: list, a case, \
a reply to it, a search, a note, with one to three seconds between two things; their pages come compressed, and are fetched anew as the browser's script does: when the open case changes \
at once, when anything else of the entity does every five seconds at most. Before the first burst each has said which service one case asks for, so that every new \
case is held against settled ones. Meanwhile messages come over LMTP as fast as they are taken; acknowledgements and replies leave to a mail server that takes everything. In the end every conversation is read \
and compared with what was acknowledged. Times are those of the whole answer, the middle of the runs' figures.";

#[cfg(test)]
mod tests {
    use super::Deed;
    use super::Sample;
    use super::row;

    #[test]
    fn calm_and_burst_of_each_run_stand_side_by_side() {
        let sample = |stretch, ms| Sample { deed: Deed::List, stretch, ms, is_right: true };
        let samples = [sample(0, 900.0), sample(1, 1.0), sample(2, 10.0), sample(3, 3.0), sample(4, 30.0)];
        assert_eq!(
            row("list", &[Deed::List], &samples, 2),
            "| list | 2 | 3.0 | 3.0 | 3.0 (1.0–3.0) | 2 | 30.0 | 30.0 | 30.0 (10.0–30.0) |\n"
        );
        assert!(row("note", &[Deed::Note], &samples, 2).is_empty());
        assert!(row("list", &[Deed::List], &samples[3..4], 2).ends_with("| 1 | 3.0 | 3.0 | 3.0 (3.0–3.0) | 0 | – | – | – |\n"));
    }
}

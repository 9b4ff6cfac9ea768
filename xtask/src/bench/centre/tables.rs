//! What was measured, as Markdown.
use std::fmt::Write;

use anyhow::Result;

use super::Plan;
use super::calls::Run;
use super::followers::Screen;
use super::kiosks::Given;
use super::slow_tablet;
use super::slow_tablet::Opening;
use super::slow_tablet::Openings;
use crate::bench::figures::percentile;
use crate::bench::floor;
use crate::bench::process;

const TICKETS: &str = "## Tickets at many kiosks at once";
const CALLS: &str = "## From the call to the plate, the display and the telephone";
const TABLET: &str = "## A kiosk's first screen on a slow tablet";

/// The part on kiosks.
pub fn of_tickets(plan: &Plan, given: &Given) -> Result<(&'static str, String)> {
    let mut text = format!("{TICKETS}\n\n{ABOUT_TICKETS}\n\n");
    machine(&mut text)?;
    let rate = given.times.len() as f64 / given.seconds;
    let [p50, p99, most] = [0.5, 0.99, 1.0].map(|share| percentile(&given.times, share));
    writeln!(text, "- {} centres, {} kiosks, {} tickets", plan.centres, plan.kiosks, given.times.len())?;
    writeln!(
        text,
        "- **{rate:.0} tickets a second**, each durable when it was acknowledged; p50 {p50:.1} ms, p99 {p99:.1} ms, at most {most:.0} ms"
    )?;
    writeln!(text, "- {:.2} ms of the program's processor time a ticket", given.cpu_ms)?;
    writeln!(
        text,
        "- {} tickets in {} queues are in the database: **{} gaps, doubles, or acknowledged tickets that are missing**",
        given.kept, given.queues, given.wrong
    )?;
    Ok((TICKETS, text))
}

/// The part on a slow tablet.
pub fn of_tablet(seen: &Openings) -> Result<(&'static str, String)> {
    let mut text = format!("{TABLET}\n\n{ABOUT_TABLET}\n\n");
    machine(&mut text)?;
    writeln!(text, "- {} openings of each kind, the browser's processor {} times slower\n", seen.first.len(), slow_tablet::SLOWER)?;
    text.push_str(TABLET_TIMES);
    for (browser, openings) in [("that has nothing of it", &seen.first), ("that has seen it", &seen.again)] {
        write!(text, "| {browser} ")?;
        for of in [|one: &Opening| one.painted, |one: &Opening| one.largest, |one: &Opening| one.ready] {
            let mut times: Vec<f64> = openings.iter().map(of).collect();
            times.sort_by(f64::total_cmp);
            write!(text, "| {:.0} | {:.0} ", percentile(&times, 0.5), percentile(&times, 1.0))?;
        }
        text.push_str("|\n");
    }
    Ok((TABLET, text))
}

/// The part on calls.
pub fn of_calls(plan: &Plan, runs: &[Run]) -> Result<(&'static str, String)> {
    let mut text = format!("{CALLS}\n\n{ABOUT_CALLS}\n\n");
    machine(&mut text)?;
    let (counters, desks) = (plan.centres * plan.counters, if plan.without_desks { "closed" } else { "open" });
    writeln!(
        text,
        "- {} centres of one entity, {counters} counters with a plate each, {} displays, {} telephones; the pages of the counters are {desks}",
        plan.centres, plan.centres, plan.followers
    )?;
    writeln!(text, "- runs of {} s, after {} s that were not measured\n", plan.seconds, plan.seconds / 3)?;
    times(&mut text, runs)?;
    load(&mut text, runs)?;
    Ok((CALLS, text))
}

/// How soon each screen was told, and had what it shows.
fn times(text: &mut String, runs: &[Run]) -> Result<()> {
    text.push_str(TIMES);
    for run in runs {
        let [p50, p99, most] = [0.5, 0.99, 1.0].map(|share| percentile(&run.called, share));
        writeln!(text, "| {:.1} of {} | counter, its own page | – | – | {p50:.0} | {p99:.0} | {most:.0} |", run.made, run.rate)?;
        for (screen, [told, has]) in &run.screens {
            let [told50, told99] = [0.5, 0.99].map(|share| percentile(told, share));
            let [p50, p99, most] = [0.5, 0.99, 1.0].map(|share| percentile(has, share));
            writeln!(text, "| | {} | {told50:.0} | {told99:.0} | {p50:.0} | **{p99:.0}** | {most:.0} |", named(*screen))?;
        }
    }
    Ok(())
}

/// What it cost.
fn load(text: &mut String, runs: &[Run]) -> Result<()> {
    text.push_str(LOAD);
    for run in runs {
        let first = run.wrong.first().map(|first| format!(", such as {first}")).unwrap_or_default();
        write!(text, "| {} | {} | {} | {:.0} ", run.rate, run.called.len(), run.unseen, run.asked)?;
        writeln!(text, "| {:.2} | {:.2} | {:.0} | {}{first} |", run.server, run.driver, run.memory, run.wrong.len())?;
    }
    Ok(())
}

fn named(screen: Screen) -> &'static str {
    match screen {
        Screen::Plate => "plate",
        Screen::Display => "display",
        Screen::Phone => "telephone",
        Screen::Counter => "counter",
    }
}

fn machine(text: &mut String) -> Result<()> {
    for (name, value) in floor::machine()? {
        writeln!(text, "- {name}: {value}")?;
    }
    writeln!(text, "- SQLite; the program and the driver share the processors; load average at the end: {:.1}", process::load_average()?)?;
    Ok(())
}

const TIMES: &str = "| calls a second | what | told, p50 ms | told, p99 ms | has what it shows, p50 ms | p99 ms | at most |\n|--:|---|--:|--:|--:|--:|--:|\n";
const LOAD: &str = "\n| calls a second | calls | never seen by a screen | pages and acts a second | processors: program | driver | memory, MiB | failures |\n|--:|--:|--:|--:|--:|--:|--:|---|\n";
const TABLET_TIMES: &str =
    "| a browser | painted, p50 ms | at most | largest, p50 ms | at most | ready, p50 ms | at most |\n|---|--:|--:|--:|--:|--:|--:|\n";

const ABOUT_TICKETS: &str = "Written by `cargo xtask bench centre --parts tickets --into bench/RESULTS.md`, on a fresh folder. Each kiosk keeps one connection and asks for one \
ticket after the other, at all centres in turn, under a key that makes a second try the same ticket; the answer is the whole ticket with how many stand before it and where it is \
followed. Afterwards the database is looked at: numbers of each queue run from 1 without a gap, and each acknowledged ticket is there as it was acknowledged.";

const ABOUT_CALLS: &str = "Written by `cargo xtask bench centre --parts calls --into bench/RESULTS.md`, on a fresh folder. A call is the press that ends one visit and calls the next, \
sent to the server as the counter's browser does, which then asks for its page; whoever is called comes a second later, and another customer takes a ticket and opens its page. Plates, \
displays and telephones follow their streams and ask for their pages as their scripts do: at once when they are told *now*, at some time within fifteen seconds when they are told *soon*, \
compressed; devices say each minute that they are there. *Told* is from the press until the screen had word of it, *has what it shows* until it had read the page that shows the number. Two thousand counters at \
eight minutes a visit are some four calls a second; twenty is a peak.";

const ABOUT_TABLET: &str = "Written by `cargo xtask bench centre --parts tablet --into bench/RESULTS.md`: a kiosk of the demonstration is paired in Chromium, whose processor is then made slower as its tools for \
developers do it. *Painted* is until the first words stand, *largest* until the largest part of the page does, *ready* until its scripts have run and a press is heard; milliseconds since the \
navigation began.";

//! The figures of the writing checks as Markdown.
use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use writing::Speller;
use writing::labelled::KINDS;
use writing::labelled::Reply;
use writing::labelled::Tally;
use writing::labelled::tallies;

use super::Part;
use super::times::Times;
use crate::bench::floor;

/// The heading of the part.
pub const HEADING: &str = "## Writing checks";

/// The whole part: by language, by kind, spelling, times.
pub fn document(parts: &[Part], times: &[Times]) -> Result<String> {
    let mut text = format!("{HEADING}\n\n{INTRODUCTION}\n\n");
    let day = floor::machine()?.into_iter().find(|(name, _)| *name == "day").map(|(_, day)| day).unwrap_or_default();
    writeln!(text, "- day: {day}")?;
    for part in parts {
        let replies = part.replies();
        let faultless = replies.iter().filter(|reply| reply.faults.is_empty()).count();
        writeln!(text, "- {}: {} replies, {faultless} of them without fault", part.name, replies.len())?;
    }
    by_language(&mut text, parts)?;
    by_kind(&mut text, parts)?;
    spelling(&mut text, parts)?;
    pressed(&mut text, parts, "spelling", "one press on a misspelling")?;
    pressed(&mut text, parts, "slang", "one press on slang")?;
    how_long(&mut text, times)?;
    Ok(text)
}

const INTRODUCTION: &str = "Written by `cargo run --release -p xtask -- bench writing --into bench/RESULTS.md`; [writing/README.md](writing/README.md) says what is marked and how it was done.\nThe checks may be mended on *development* and, since the afternoon of 29 November 2026, on the second to the fifth part; of *held-back*, *held-back-sixth*, *held-back-seventh* and *afterwards* only figures are looked at.\nWhat stands in the place of slang after one press is held against the wordings that the marks accept; the three older parts that nobody looks at have no such wordings.";

fn by_language(text: &mut String, parts: &[Part]) -> Result<()> {
    text.push_str("\n| language | part | faults | found | false alarms | precision | recall |\n|---|---|--:|--:|--:|--:|--:|\n");
    for part in parts {
        for (what, replies) in &part.files {
            row(text, what, part.name, sum(&tallies(replies)))?;
        }
        row(text, "**all**", part.name, sum(&tallies(&part.replies())))?;
    }
    Ok(())
}

fn by_kind(text: &mut String, parts: &[Part]) -> Result<()> {
    text.push_str("\n| kind | part | faults | found | false alarms | precision | recall |\n|---|---|--:|--:|--:|--:|--:|\n");
    let all: Vec<(&str, BTreeMap<String, Tally>)> = parts.iter().map(|part| (part.name, tallies(&part.replies()))).collect();
    for kind in KINDS {
        for (part, tallies) in &all {
            if let Some(tally) = tallies.get(kind) {
                row(text, kind, part, *tally)?;
            }
        }
    }
    Ok(())
}

fn row(text: &mut String, what: &str, part: &str, tally: Tally) -> Result<()> {
    let faults = tally.found + tally.missed;
    let (precision, recall) = (percent(tally.precision()), percent(tally.recall()));
    Ok(writeln!(text, "| {what} | {part} | {faults} | {} | {} | {precision} | {recall} |", tally.found, tally.false_alarms)?)
}

fn spelling(text: &mut String, parts: &[Part]) -> Result<()> {
    text.push_str("\n| spelling | part | misspelt | flagged | false a hundred words | meant one offered first | among five |\n|---|---|--:|--:|--:|--:|--:|\n");
    for part in parts {
        for (what, replies) in part.files.iter().filter(|(what, _)| *what != "mixed") {
            let tally = tallies(replies).remove("spelling").unwrap_or_default();
            let words: usize = replies.iter().map(|reply| reply.text.split_whitespace().count()).sum();
            let alarms = 100.0 * tally.false_alarms as f64 / words.max(1) as f64;
            let (first, five) = offered(replies);
            let shares = format!("{} | {alarms:.2} | {} | {}", percent(tally.recall()), percent(first), percent(five));
            writeln!(text, "| {what} | {} | {} | {shares} |", part.name, tally.found + tally.missed)?;
        }
    }
    Ok(())
}

/// What one press gives: the first alternative of the remarks on a marked place, put in, against what the mark accepts there.
fn pressed(text: &mut String, parts: &[Part], kind: &str, what_for: &str) -> Result<()> {
    write!(
        text,
        "\n| {what_for} | part | remarks with a fix | right | wrong | without a fix | precision |\n|---|---|--:|--:|--:|--:|--:|\n"
    )?;
    for part in parts {
        for (what, replies) in &part.files {
            let tally = replies.iter().map(|reply| reply.pressed(kind)).fold(Tally::default(), added);
            if tally.found + tally.false_alarms + tally.missed == 0 {
                continue;
            }
            let (fixes, precision) = (tally.found + tally.false_alarms, percent(tally.precision()));
            writeln!(
                text,
                "| {what} | {} | {fixes} | {} | {} | {} | {precision} |",
                part.name, tally.found, tally.false_alarms, tally.missed
            )?;
        }
    }
    Ok(())
}

/// How often what was meant is the first suggestion, and one of five.
fn offered(replies: &[Reply]) -> (Option<f64>, Option<f64>) {
    let (mut first, mut five) = (Tally::default(), Tally::default());
    for (written, meant) in replies.iter().flat_map(meant) {
        let offered = Speller::shared().suggest(written, 5);
        let is_first = offered.first().is_some_and(|word| same(word, meant));
        *(if is_first { &mut first.found } else { &mut first.missed }) += 1;
        *(if offered.iter().any(|word| same(word, meant)) { &mut five.found } else { &mut five.missed }) += 1;
    }
    (first.recall(), five.recall())
}

fn meant(reply: &Reply) -> impl Iterator<Item = (&str, &str)> {
    let misspelt = reply.faults.iter().filter(|fault| fault.kind == "spelling");
    misspelt.filter_map(|fault| Some((&reply.text[fault.range.clone()], fault.meant.first()?.as_str())))
}

/// The same word, with or without the diacritics of its ending.
fn same(one: &str, other: &str) -> bool {
    let bare = |word: &str| word.chars().filter(|ch| !('\u{64B}'..='\u{652}').contains(ch)).collect::<String>();
    bare(one) == bare(other)
}

fn how_long(text: &mut String, times: &[Times]) -> Result<()> {
    text.push_str("\n| what | runs | median ms | 95th of 100, ms | greatest ms |\n|---|--:|--:|--:|--:|\n");
    for time in times {
        let (median, most, greatest) = (time.share(0.5), time.share(0.95), time.share(1.0));
        writeln!(text, "| {} | {} | {median:.2} | {most:.2} | {greatest:.2} |", time.what, time.ms.len())?;
    }
    Ok(())
}

fn sum(tallies: &BTreeMap<String, Tally>) -> Tally {
    tallies.values().copied().fold(Tally::default(), added)
}

fn added(sum: Tally, tally: Tally) -> Tally {
    Tally { found: sum.found + tally.found, missed: sum.missed + tally.missed, false_alarms: sum.false_alarms + tally.false_alarms }
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

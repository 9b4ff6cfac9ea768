//! The results as Markdown: what was measured, and how many times less Daleel costs than the cheapest peer.
mod ratios;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use anyhow::Result;

use super::figures;
use super::figures::Http;
use super::figures::Line;
use super::figures::Mail;
use super::figures::Measured;
use super::figures::Single;
use super::figures::Spread;
use super::floor;

const HEAD: &str = "# Results\n\nWritten by `cargo xtask bench report`; [README.md](README.md) says what is measured, how, and how to repeat it.\nEach figure is the median (least–greatest) of its runs.\n\n";

/// A document of every file of results; where a figure was measured twice, the later line stands.
pub fn document(files: &[PathBuf]) -> Result<String> {
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for file in files {
        for line in figures::read(file)? {
            lines.insert(key(&line), line);
        }
    }
    let lines: Vec<&Line> = lines.values().collect();
    let mut text = HEAD.to_owned();
    for (name, value) in floor::machine()? {
        writeln!(text, "- {name}: {value}")?;
    }
    let averages: Vec<f64> = lines.iter().map(|line| line.load_average).collect();
    writeln!(text, "- load average while measuring: {}", shown(Spread::of(averages)))?;
    ratios::tables(&mut text, &lines);
    singles(&mut text, &lines);
    mail(&mut text, &lines);
    http(&mut text, &lines);
    Ok(text)
}

/// What makes two lines the same measurement, in the order in which they are shown.
fn key(line: &Line) -> String {
    let subject = &line.subject;
    let who = format!("{:>9} {} {}", subject.cases, subject.product, subject.database);
    match &line.measured {
        Measured::Http(Http { scenario, face, connections, .. }) => format!("{scenario} {connections:>3} {who} {face}"),
        Measured::Mail(Mail { way, connections, .. }) => format!("{who} {way} {connections:>3}"),
        Measured::Single(Single { what, .. }) => format!("{what} {who}"),
    }
}

/// A heading and a table, unless there is nothing to show.
fn section(text: &mut String, heading: &str, columns: &str, rows: &[String]) {
    if !rows.is_empty() {
        let alignment = columns.split(" | ").map(|column| if is_number(column) { "--:" } else { "---" }).collect::<Vec<_>>().join("|");
        let rows: String = rows.iter().map(|row| format!("| {row} |\n")).collect();
        *text += &format!("\n## {heading}\n\n| {columns} |\n|{alignment}|\n{rows}");
    }
}

/// Columns of figures stand on the right.
fn is_number(column: &str) -> bool {
    !["what", "which", "product", "version", "database", "scenario", "answer", "way"].contains(&column)
}

fn http(text: &mut String, lines: &[&Line]) {
    let row = |line: &&Line| {
        let (Measured::Http(it), subject) = (&line.measured, &line.subject) else { return None };
        let counts = format!("{:.0} | {} | {}", it.bytes, it.requests, it.wrong);
        let times = [it.cpu_ms, it.p50_ms, it.p95_ms, it.per_second].map(shown).join(" | ");
        let who = format!("{} | {} | {} | {}", grouped(subject.cases), subject.product, subject.database, it.face);
        Some(format!("{} | {} | {who} | {times} | {counts}", it.scenario, it.connections))
    };
    let columns = "scenario | at a time | cases | product | database | answer | CPU ms a request | p50 ms | p95 ms | requests/s | bytes | requests | wrong";
    section(text, "Requests", columns, &lines.iter().filter_map(row).collect::<Vec<_>>());
}

fn mail(text: &mut String, lines: &[&Line]) {
    let row = |line: &&Line| {
        let (Measured::Mail(it), subject) = (&line.measured, &line.subject) else { return None };
        let counts = format!("{:.0} | {} | {} | {}", it.bytes, it.messages, it.refused, it.lost);
        let times = [it.cpu_ms, it.per_second, it.cases_per_second].map(shown).join(" | ");
        let wait = it.p95_ms.map_or_else(|| "–".to_owned(), shown);
        let who = format!("{} | {} | {}", subject.product, subject.database, grouped(subject.cases));
        Some(format!("{who} | {} | {} | {times} | {wait} | {counts}", it.way, it.connections))
    };
    let columns = "product | database | cases | way | at a time | CPU ms a message | acknowledged/s | cases/s | p95 ms | mean bytes | messages | refused | lost";
    section(text, "Mail in", columns, &lines.iter().filter_map(row).collect::<Vec<_>>());
}

fn singles(text: &mut String, lines: &[&Line]) {
    let row = |line: &&Line| {
        let (Measured::Single(it), subject) = (&line.measured, &line.subject) else { return None };
        let who = format!("{} | {} | {} | {}", subject.product, subject.version, subject.database, grouped(subject.cases));
        Some(format!("{} | {who} | {} {}", it.what, shown(it.value), it.unit))
    };
    let columns = "what | product | version | database | cases | figure";
    section(text, "Memory, start, size, disk", columns, &lines.iter().filter_map(row).collect::<Vec<_>>());
}

/// `median (least–greatest)`, or the one value of a single run.
fn shown(spread: Spread) -> String {
    let [least, median, greatest] = spread.0;
    if least == greatest { brief(median) } else { format!("{} ({}–{})", brief(median), brief(least), brief(greatest)) }
}

/// Three figures that count.
fn brief(value: f64) -> String {
    let places = if value.abs() >= 100.0 {
        0
    } else if value.abs() >= 10.0 {
        1
    } else if value.abs() >= 1.0 {
        2
    } else {
        3
    };
    format!("{value:.places$}")
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::brief;
    use super::grouped;
    use super::shown;
    use crate::bench::figures::Spread;

    #[test]
    fn figures_are_shown_with_three_digits_that_count() {
        assert_eq!([brief(1234.4), brief(12.34), brief(1.234), brief(0.1234)], ["1234", "12.3", "1.23", "0.123"]);
        assert_eq!(shown(Spread([1.0, 2.0, 3.0])), "2.00 (1.00–3.00)");
    }

    #[test]
    fn a_million_has_two_commas() {
        assert_eq!([grouped(1_000_000), grouped(999), grouped(10_000)], ["1,000,000", "999", "10,000"]);
    }
}

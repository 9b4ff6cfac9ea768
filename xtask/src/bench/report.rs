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
    ratios::tables(&mut text, &lines)?;
    singles(&mut text, &lines)?;
    mail(&mut text, &lines)?;
    http(&mut text, &lines)?;
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

fn http(text: &mut String, lines: &[&Line]) -> Result<()> {
    text.push_str("\n## Requests\n\n| scenario | at a time | cases | product | database | answer | CPU ms a request | p50 ms | p95 ms | requests/s | bytes | requests | wrong |\n|---|--:|--:|---|---|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for line in lines {
        let (Measured::Http(it), subject) = (&line.measured, &line.subject) else { continue };
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {:.0} | {} | {} |",
            it.scenario,
            it.connections,
            grouped(subject.cases),
            subject.product,
            subject.database,
            it.face,
            shown(it.cpu_ms),
            shown(it.p50_ms),
            shown(it.p95_ms),
            shown(it.per_second),
            it.bytes,
            it.requests,
            it.wrong
        )?;
    }
    Ok(())
}

fn mail(text: &mut String, lines: &[&Line]) -> Result<()> {
    text.push_str("\n## Mail in\n\n| product | database | cases | way | at a time | CPU ms a message | acknowledged/s | cases/s | p95 ms | mean bytes | messages | refused | lost |\n|---|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for line in lines {
        let (Measured::Mail(it), subject) = (&line.measured, &line.subject) else { continue };
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {:.0} | {} | {} | {} |",
            subject.product,
            subject.database,
            grouped(subject.cases),
            it.way,
            it.connections,
            shown(it.cpu_ms),
            shown(it.per_second),
            shown(it.cases_per_second),
            it.p95_ms.map_or_else(|| "–".to_owned(), shown),
            it.bytes,
            it.messages,
            it.refused,
            it.lost
        )?;
    }
    Ok(())
}

fn singles(text: &mut String, lines: &[&Line]) -> Result<()> {
    text.push_str("\n## Memory, start, size\n\n| what | product | version | database | cases | figure |\n|---|---|---|---|--:|--:|\n");
    for line in lines {
        let (Measured::Single(it), subject) = (&line.measured, &line.subject) else { continue };
        let figure = format!("{} {}", shown(it.value), it.unit);
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {figure} |",
            it.what,
            subject.product,
            subject.version,
            subject.database,
            grouped(subject.cases)
        )?;
    }
    Ok(())
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

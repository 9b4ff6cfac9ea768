//! How many times less processor time Daleel needs than the cheapest peer, and how its own cost grows with what is stored.
use std::fmt::Write;

use anyhow::Result;

use super::brief;
use super::grouped;
use crate::bench::figures::Http;
use crate::bench::figures::Line;
use crate::bench::figures::Measured;

const OURS: &str = "daleel";

/// The three tables: requests, mail, growth.
pub fn tables(text: &mut String, lines: &[&Line]) -> Result<()> {
    requests(text, lines)?;
    mail(text, lines)?;
    growth(text, lines)
}

fn requests(text: &mut String, lines: &[&Line]) -> Result<()> {
    text.push_str("\n## Processor time of a request beside the cheapest peer\n\n| scenario | at a time | cases | database | answer | Daleel, ms | cheapest peer, ms | which | times less |\n|---|--:|--:|---|---|--:|--:|---|--:|\n");
    for line in ours(lines) {
        let Measured::Http(it) = &line.measured else { continue };
        let Some((peer, theirs)) = cheapest(lines, it, line.subject.cases) else { continue };
        let which = format!("{}, {}, {} cases", peer.subject.product, theirs.face, grouped(peer.subject.cases));
        let (own, other) = (it.cpu_ms.median(), theirs.cpu_ms.median());
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {which} | {} |",
            it.scenario,
            it.connections,
            grouped(line.subject.cases),
            line.subject.database,
            it.face,
            brief(own),
            brief(other),
            brief(other / own)
        )?;
    }
    Ok(())
}

/// The peer's line of the same scenario that costs least, over no more cases than ours.
///
/// It may answer a person or a program, and hold fewer cases than ours: no peer is judged by its dearer way.
fn cheapest<'a>(lines: &[&'a Line], own: &Http, cases: u64) -> Option<(&'a Line, &'a Http)> {
    let peers = lines.iter().copied().filter(|line| line.subject.product != OURS && line.subject.cases <= cases);
    let same = peers.filter_map(|line| match &line.measured {
        Measured::Http(it) if it.scenario == own.scenario && it.connections == own.connections => Some((line, it)),
        _ => None,
    });
    same.min_by(|a, b| a.1.cpu_ms.median().total_cmp(&b.1.cpu_ms.median()))
}

fn mail(text: &mut String, lines: &[&Line]) -> Result<()> {
    text.push_str("\n## Processor time of a message beside the cheapest peer\n\n| way | at a time | cases | database | Daleel, ms | cheapest peer, ms | which | times less |\n|---|--:|--:|---|--:|--:|---|--:|\n");
    let peers = lines.iter().filter(|line| line.subject.product != OURS);
    let peers = peers.filter_map(|line| if let Measured::Mail(it) = &line.measured { Some((line, it)) } else { None });
    let Some((peer, theirs)) = peers.min_by(|a, b| a.1.cpu_ms.median().total_cmp(&b.1.cpu_ms.median())) else { return Ok(()) };
    for line in ours(lines) {
        let Measured::Mail(it) = &line.measured else { continue };
        let (own, other) = (it.cpu_ms.median(), theirs.cpu_ms.median());
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {}, {} | {} |",
            it.way,
            it.connections,
            grouped(line.subject.cases),
            line.subject.database,
            brief(own),
            brief(other),
            peer.subject.product,
            theirs.way,
            brief(other / own)
        )?;
    }
    Ok(())
}

fn growth(text: &mut String, lines: &[&Line]) -> Result<()> {
    text.push_str("\n## How the cost grows with what is stored\n\n| product | scenario | at a time | database | answer | from | to | times more processor time |\n|---|---|--:|---|---|--:|--:|--:|\n");
    for larger in lines {
        let Measured::Http(it) = &larger.measured else { continue };
        let before = lines.iter().filter_map(|line| match &line.measured {
            Measured::Http(other)
                if is_smaller(line, larger)
                    && (&other.scenario, &other.face, other.connections) == (&it.scenario, &it.face, it.connections) =>
            {
                Some((line, other))
            }
            _ => None,
        });
        let Some((smaller, other)) = before.max_by_key(|(line, _)| line.subject.cases) else { continue };
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            larger.subject.product,
            it.scenario,
            it.connections,
            larger.subject.database,
            it.face,
            grouped(smaller.subject.cases),
            grouped(larger.subject.cases),
            brief(it.cpu_ms.median() / other.cpu_ms.median())
        )?;
    }
    Ok(())
}

fn is_smaller(line: &Line, than: &Line) -> bool {
    (&line.subject.product, &line.subject.database) == (&than.subject.product, &than.subject.database)
        && line.subject.cases < than.subject.cases
}

fn ours<'a>(lines: &[&'a Line]) -> impl Iterator<Item = &'a Line> {
    lines.iter().copied().filter(|line| line.subject.product == OURS)
}

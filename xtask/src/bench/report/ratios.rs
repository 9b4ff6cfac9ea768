//! How many times less processor time Daleel needs than the cheapest peer, and how a cost grows with what is stored.
use super::brief;
use super::grouped;
use super::section;
use crate::bench::figures::Http;
use crate::bench::figures::Line;
use crate::bench::figures::Mail;
use crate::bench::figures::Measured;

const OURS: &str = "daleel";

/// The three tables: requests, mail, growth.
pub fn tables(text: &mut String, lines: &[&Line]) {
    let columns = "scenario | at a time | cases | database | answer | Daleel, ms | cheapest peer, ms | which | times less";
    section(text, "Processor time of a request beside the cheapest peer", columns, &requests(lines));
    let columns = "way | at a time | cases | database | Daleel, ms | cheapest peer, ms | which | times less";
    section(text, "Processor time of a message beside the cheapest peer", columns, &mail(lines));
    let columns = "product | scenario | at a time | database | answer | from cases | to cases | times the processor time";
    section(
        text,
        "How the cost grows with what is stored",
        columns,
        &lines.iter().filter_map(|line| growth(lines, line)).collect::<Vec<_>>(),
    );
}

fn requests(lines: &[&Line]) -> Vec<String> {
    let row = |(line, own): (&Line, &Http)| {
        let (peer, theirs) = cheapest(lines, own, line.subject.cases)?;
        let which = format!("{}, {}, {} cases", peer.subject.product, theirs.face, grouped(peer.subject.cases));
        let what = format!("{} | {} | {}", own.scenario, own.connections, grouped(line.subject.cases));
        let times = compared(own.cpu_ms.median(), theirs.cpu_ms.median(), &which);
        Some(format!("{what} | {} | {} | {times}", line.subject.database, own.face))
    };
    requested(lines).filter(|(line, _)| line.subject.product == OURS).filter_map(row).collect()
}

/// The peer's line of the same scenario that costs least, over no more cases than ours.
///
/// It may answer a person or a program, and hold fewer cases than ours: no peer is judged by its dearer way.
fn cheapest<'a>(lines: &[&'a Line], own: &Http, cases: u64) -> Option<(&'a Line, &'a Http)> {
    let peers = requested(lines).filter(|(line, _)| line.subject.product != OURS && line.subject.cases <= cases);
    let same = peers.filter(|(_, it)| it.scenario == own.scenario && it.connections == own.connections);
    same.min_by(|a, b| a.1.cpu_ms.median().total_cmp(&b.1.cpu_ms.median()))
}

fn mail(lines: &[&Line]) -> Vec<String> {
    let peers = mailed(lines).filter(|(line, _)| line.subject.product != OURS);
    let Some((peer, theirs)) = peers.min_by(|a, b| a.1.cpu_ms.median().total_cmp(&b.1.cpu_ms.median())) else { return Vec::new() };
    let row = |(line, own): (&Line, &Mail)| {
        let what = format!("{} | {} | {} | {}", own.way, own.connections, grouped(line.subject.cases), line.subject.database);
        let times = compared(own.cpu_ms.median(), theirs.cpu_ms.median(), &format!("{}, {}", peer.subject.product, theirs.way));
        format!("{what} | {times}")
    };
    mailed(lines).filter(|(line, _)| line.subject.product == OURS).map(row).collect()
}

/// Beside the same product on the same database with the next fewer cases.
fn growth(lines: &[&Line], larger: &Line) -> Option<String> {
    let Measured::Http(it) = &larger.measured else { return None };
    let subject = &larger.subject;
    let smaller = requested(lines).filter(|(line, other)| {
        let (own, question) = (&line.subject, (&other.scenario, &other.face, other.connections));
        (&own.product, &own.database) == (&subject.product, &subject.database)
            && question == (&it.scenario, &it.face, it.connections)
            && own.cases < subject.cases
    });
    let (before, other) = smaller.max_by_key(|(line, _)| line.subject.cases)?;
    let what = format!("{} | {} | {} | {} | {}", subject.product, it.scenario, it.connections, subject.database, it.face);
    let sizes = format!("{} | {}", grouped(before.subject.cases), grouped(subject.cases));
    Some(format!("{what} | {sizes} | {}", brief(it.cpu_ms.median() / other.cpu_ms.median())))
}

fn compared(own: f64, theirs: f64, which: &str) -> String {
    format!("{} | {} | {which} | {}", brief(own), brief(theirs), brief(theirs / own))
}

fn requested<'a>(lines: &[&'a Line]) -> impl Iterator<Item = (&'a Line, &'a Http)> {
    lines.iter().copied().filter_map(|line| if let Measured::Http(it) = &line.measured { Some((line, it)) } else { None })
}

fn mailed<'a>(lines: &[&'a Line]) -> impl Iterator<Item = (&'a Line, &'a Mail)> {
    lines.iter().copied().filter_map(|line| if let Measured::Mail(it) = &line.measured { Some((line, it)) } else { None })
}

#[cfg(test)]
mod tests {
    use super::tables;
    use crate::bench::figures::Line;

    fn line(product: &str, cases: u64, cpu_ms: f64) -> Line {
        let text = format!(
            r#"{{"product":"{product}","version":"1","database":"postgres","cases":{cases},"kind":"http","scenario":"list","face":"api",
            "connections":1,"cpu_ms":[{cpu_ms},{cpu_ms},{cpu_ms}],"p50_ms":[1,1,1],"p95_ms":[1,1,1],"per_second":[1,1,1],"bytes":1,
            "requests":1,"wrong":0,"load_average":0}}"#
        );
        serde_json::from_str(&text).expect("a line as it is written")
    }

    #[test]
    fn the_cheapest_peer_is_the_measure_even_where_it_holds_fewer_cases() {
        let lines = [line("daleel", 1_000_000, 2.0), line("slow", 1_000_000, 900.0), line("quick", 10_000, 50.0)];
        let mut text = String::new();
        tables(&mut text, &lines.iter().collect::<Vec<_>>());
        assert!(text.contains("| 2.00 | 50.0 | quick, api, 10,000 cases | 25.0 |"), "{text}");
    }

    #[test]
    fn growth_is_beside_the_next_smaller_size() {
        let lines = [line("daleel", 10_000, 1.0), line("daleel", 100_000, 2.0), line("daleel", 1_000_000, 3.0)];
        let mut text = String::new();
        tables(&mut text, &lines.iter().collect::<Vec<_>>());
        assert!(text.contains("| 100,000 | 1,000,000 | 1.50 |"), "{text}");
    }
}

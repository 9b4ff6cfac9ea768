//! How well past cases propose a service where the words of the catalogue say nothing (`bench/matters/README.md`).
use std::fmt::Write;

use anyhow::Result;
use writing::alike;
use writing::alike::Heard;
use writing::matter::Catalogue;

use super::matters::percent;

const INTRODUCTION: &str = "Where the words of the catalogue say nothing, past cases may: those whose service employees settled. Once they learn from the development half, once from the cases of `settled.tsv` as well, and the half that is held back is asked; then each of these cases is asked while all others are known. All of it once with the words that the entity wrote for its services, and once with their names alone. *By words*: what the catalogue alone proposes.";
const HEAD: &str = "| the catalogue has | learnt from | asked | messages | by words: precision | recall | with past cases: precision | recall | right of those by past cases |\n|---|---|---|--:|--:|--:|--:|--:|--:|\n";

/// A case: the service that an employee would choose, and what its customer wrote.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The service's place in the catalogue.
    pub service: Option<usize>,
    /// The message.
    pub text: &'a str,
}

/// The marked messages by what is done with them.
pub struct Halves<'a> {
    /// Those that are learnt from.
    pub development: Vec<Asked<'a>>,
    /// Further ones.
    pub settled: Vec<Asked<'a>>,
    /// Those that are asked.
    pub held_back: Vec<Asked<'a>>,
}

/// What is counted.
#[derive(Default)]
struct Tally {
    of_service: u32,
    by_words: u32,
    right_by_words: u32,
    by_past: u32,
    right_by_past: u32,
}

/// The table, for each catalogue by what it has.
pub fn table(catalogues: &[(&str, &Catalogue)], halves: &Halves<'_>) -> Result<String> {
    let mut text = format!("\n{INTRODUCTION}\n\n{HEAD}");
    let all: Vec<Asked<'_>> = halves.development.iter().chain(&halves.settled).copied().collect();
    for (has, catalogue) in catalogues {
        for (from, cases) in [("development", &halves.development), ("development, settled", &all)] {
            let heard = learn(cases.iter());
            let tally = tally(catalogue, halves.held_back.iter().map(|asked| (asked, heard.as_slice())));
            row(&mut text, [has, from, "held-back"], halves.held_back.len(), &tally)?;
        }
        let known: Vec<Vec<Heard>> =
            (0..all.len()).map(|asked| learn(all.iter().enumerate().filter(|(place, _)| *place != asked).map(|(_, case)| case))).collect();
        let tally = tally(catalogue, all.iter().zip(&known).map(|(asked, heard)| (asked, heard.as_slice())));
        row(&mut text, [has, "development, settled", "each of them"], all.len(), &tally)?;
    }
    Ok(text)
}

/// What settled cases teach. That a message asks for none of the services is not said by anybody who was not proposed one.
fn learn<'a>(cases: impl Iterator<Item = &'a Asked<'a>>) -> Vec<Heard> {
    let place = |service: usize| i64::try_from(service).unwrap_or(i64::MAX);
    let of_service = cases.filter_map(|case| Some((place(case.service?), alike::teaching("", case.text, ""))));
    let taught: Vec<(i64, Vec<String>)> = of_service.collect();
    alike::heard(taught.iter().map(|(service, words)| (Some(*service), words.as_slice())))
}

fn tally<'a>(catalogue: &Catalogue, asked: impl Iterator<Item = (&'a Asked<'a>, &'a [Heard])>) -> Tally {
    asked.fold(Tally::default(), |mut tally, (asked, heard)| {
        let message = writing::matter::Message::new("", asked.text);
        tally.of_service += u32::from(asked.service.is_some());
        let by_words = catalogue.service(&message).what;
        if by_words.is_some() {
            tally.by_words += 1;
            tally.right_by_words += u32::from(by_words == asked.service);
        } else if let Some(found) = alike::alike(&alike::telling(&message), heard) {
            tally.by_past += 1;
            tally.right_by_past += u32::from(usize::try_from(found.service).ok() == asked.service);
        }
        tally
    })
}

fn row(text: &mut String, [has, from, asked]: [&str; 3], messages: usize, of: &Tally) -> Result<()> {
    let (proposed, right) = (of.by_words + of.by_past, of.right_by_words + of.right_by_past);
    let shares = [(of.right_by_words, of.by_words), (of.right_by_words, of.of_service), (right, proposed), (right, of.of_service)];
    let [precision, recall, with, recall_with] = shares.map(|(part, whole)| percent(part, whole));
    let past = format!("{} of {}", of.right_by_past, of.by_past);
    writeln!(text, "| {has} | {from} | {asked} | {messages} | {precision} | {recall} | {with} | {recall_with} | {past} |")?;
    Ok(())
}

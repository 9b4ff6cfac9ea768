//! How well it is proposed what messages ask for, on the marked messages (`bench/matters/README.md`).
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use writing::matter;
use writing::matter::Called;
use writing::matter::Catalogue;

use super::document::replace;
use super::floor;
use super::past_matters;
use super::past_matters::Asked;
use super::past_matters::Halves;

/// What is read, measured and written.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// The folder of the services and the marked messages.
    #[arg(long, default_value = "bench/matters")]
    pub folder: std::path::PathBuf,
    /// The document whose part "What messages ask for" is replaced; nothing is written without this.
    #[arg(long)]
    pub into: Option<std::path::PathBuf>,
    /// Names what was wrong in the half that is mended on.
    #[arg(long)]
    pub misses: bool,
}

const HEADING: &str = "## What messages ask for";
const INTRODUCTION: &str = "Written by `cargo run --release -p xtask -- bench matters --into bench/RESULTS.md`; [matters/README.md](matters/README.md) says what is marked, and why these figures are kinder than life.\nPrecision: of the services that were proposed, those that were right. Recall: of the messages that concern a service, those for which it was proposed.";

/// A marked message.
struct Message {
    register: String,
    service: Option<usize>,
    urgency: String,
    lang: String,
    text: String,
}

/// What is counted of some messages.
#[derive(Clone, Copy, Default)]
struct Tally {
    messages: u32,
    of_service: u32,
    proposed: u32,
    right: u32,
    urgency: u32,
    lang: u32,
}

/// Measures, prints the table and puts it into the document.
pub fn run(plan: &Plan) -> Result<()> {
    let rows = rows(&plan.folder.join("services.tsv"))?;
    let keys: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    let called: Vec<Called<'_>> = rows.iter().map(|row| Called { names: [&row[1], &row[2]], words: &row[3] }).collect();
    let (catalogue, messages) = (Catalogue::new(&called), messages(&plan.folder, &keys)?);
    if plan.misses {
        for message in messages.iter().step_by(2) {
            miss(&catalogue, message, &keys);
        }
    }
    let begin = Instant::now();
    messages.iter().for_each(|message| {
        std::hint::black_box(judge(&catalogue, message));
    });
    let micros = begin.elapsed().as_micros() / u128::try_from(messages.len().max(1))?;
    let mut text = document(&catalogue, &messages, micros)?;
    let settled = settled(&plan.folder, &keys)?;
    let names: Vec<Called<'_>> = called.iter().map(|service| Called { words: "", ..*service }).collect();
    let catalogues = [("names and words", &catalogue), ("names alone", &Catalogue::new(&names))];
    text.push_str(&past_matters::table(&catalogues, &halves(&messages, &settled))?);
    println!("{text}");
    plan.into.as_deref().map_or(Ok(()), |document| replace(document, HEADING, &text))
}

fn rows(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn messages(folder: &Path, keys: &[&str]) -> Result<Vec<Message>> {
    let read = |row: Vec<String>| {
        let [register, service, urgency, lang, text] = <[String; 5]>::try_from(row).ok().context("a message has five parts")?;
        let service = keys.iter().position(|key| *key == service);
        Ok(Message { register, service, urgency, lang, text })
    };
    rows(&folder.join("messages.tsv"))?.into_iter().map(read).collect()
}

/// Further cases as employees would have settled them: the service, and what was written.
fn settled(folder: &Path, keys: &[&str]) -> Result<Vec<(Option<usize>, String)>> {
    let read = |row: Vec<String>| {
        let [_, service, text] = <[String; 3]>::try_from(row).ok().context("a settled case has three parts")?;
        Ok((keys.iter().position(|key| *key == service), text))
    };
    rows(&folder.join("settled.tsv"))?.into_iter().map(read).collect()
}

fn halves<'m>(messages: &'m [Message], settled: &'m [(Option<usize>, String)]) -> Halves<'m> {
    let half = |first: usize| messages.iter().skip(first).step_by(2).map(|one| Asked { service: one.service, text: &one.text }).collect();
    let settled = settled.iter().map(|(service, text)| Asked { service: *service, text }).collect();
    Halves { development: half(0), settled, held_back: half(1) }
}

/// What is proposed for a message: service, urgency, language.
fn judge(catalogue: &Catalogue, message: &Message) -> (Option<usize>, bool, bool) {
    let read = matter::Message::new("", &message.text);
    let urgency = matter::urgency(&read).what.key().starts_with(&message.urgency);
    let lang = matter::answer_in(&read).what.code() == message.lang;
    (catalogue.service(&read).what, urgency, lang)
}

fn miss(catalogue: &Catalogue, message: &Message, keys: &[&str]) {
    let (service, urgency, lang) = judge(catalogue, message);
    if service != message.service || !urgency || !lang {
        let name = |place: Option<usize>| place.map_or("-", |place| keys[place]);
        let found = matter::urgency(&matter::Message::new("", &message.text));
        println!("{} for {} | {:?} for {} | {lang} | {}", name(service), name(message.service), found, message.urgency, message.text);
    }
}

fn tally<'m>(catalogue: &Catalogue, messages: impl Iterator<Item = &'m Message>) -> Tally {
    messages.fold(Tally::default(), |tally, message| {
        let (service, urgency, lang) = judge(catalogue, message);
        Tally {
            messages: tally.messages + 1,
            of_service: tally.of_service + u32::from(message.service.is_some()),
            proposed: tally.proposed + u32::from(service.is_some()),
            right: tally.right + u32::from(service.is_some() && service == message.service),
            urgency: tally.urgency + u32::from(urgency),
            lang: tally.lang + u32::from(lang),
        }
    })
}

fn document(catalogue: &Catalogue, messages: &[Message], micros: u128) -> Result<String> {
    let day = floor::machine()?.into_iter().find(|(name, _)| *name == "day").map(|(_, day)| day).unwrap_or_default();
    let mut text = format!("{HEADING}\n\n{INTRODUCTION}\n\n- day: {day}\n- time a message: {micros} µs\n\n");
    text.push_str(
        "| language | part | messages | service: precision | recall | urgency right | language right |\n|---|---|--:|--:|--:|--:|--:|\n",
    );
    for (part, first) in [("development", 0), ("held-back", 1)] {
        let half: Vec<&Message> = messages.iter().skip(first).step_by(2).collect();
        for (register, what) in [("ar", "standard Arabic"), ("gulf", "Gulf Arabic"), ("en", "English"), ("", "**all**")] {
            let some = half.iter().copied().filter(|message| register.is_empty() || message.register == register);
            let of = tally(catalogue, some);
            let shares = [(of.right, of.proposed), (of.right, of.of_service), (of.urgency, of.messages), (of.lang, of.messages)];
            let [precision, recall, urgency, lang] = shares.map(|(part, whole)| percent(part, whole));
            writeln!(text, "| {what} | {part} | {} | {precision} | {recall} | {urgency} | {lang} |", of.messages)?;
        }
    }
    Ok(text)
}

/// A share in words.
pub fn percent(part: u32, whole: u32) -> String {
    if whole == 0 { "–".into() } else { format!("{:.1} %", f64::from(part) * 100.0 / f64::from(whole)) }
}

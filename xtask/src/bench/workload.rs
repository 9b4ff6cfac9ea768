//! The work that every product is given: cases and mails in Arabic and English, the same bytes for the same seed.
pub mod mail;
pub mod words;

use std::fs::File;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use serde::Serialize;

use super::chance::Chance;
use words::Service;
use words::Tongue;
use words::Words;

/// The first case's time in seconds since 1970: Sunday 4 January 2026, 07:00 in Manama.
const FIRST: i64 = 1_767_499_200;
/// Seconds from one case to the next.
const STEP: i64 = 37;

/// One matter that a person brings: its first message, what was answered, and how it stands.
#[derive(Serialize)]
pub struct Case {
    /// Its number, from 0.
    pub id: u64,
    /// `ar` (55 %), `en` (35 %) or `mix` (both in one message, 10 %).
    pub lang: &'static str,
    /// The department it is for, which is also the local part of its mailbox.
    pub queue: String,
    /// The sender's name in the message's language.
    pub from_name: String,
    /// The sender's address, under example.com, example.org or example.net.
    pub from_address: String,
    /// Its subject, with a service and often a place or number.
    pub subject: String,
    /// Plain text with greeting, two to five sentences and farewell.
    pub body: String,
    /// None to four later answers of the entity.
    pub replies: Vec<String>,
    /// `open` (40 %), `pending` (15 %), `resolved` (25 %) or `closed` (20 %).
    pub status: &'static str,
    /// From 1 to 5; 3 is usual.
    pub priority: u64,
    /// When it was received, RFC 3339.
    pub created: String,
}

/// Case number `index` of a seed.
pub fn case(words: &Words, seed: u64, index: u64) -> Case {
    let chance = &mut Chance::of(seed, "case", index);
    let lang = ["ar", "en", "mix"][chance.weighted(&[55, 35, 10])];
    let tongue = words.tongue(lang != "en");
    let service = chance.pick(&words.services);
    let (from_name, from_address) = person(words, chance, tongue);
    let template = chance.pick(&tongue.subjects);
    let subject = tongue.fill(template, service, chance);
    let mut body = format!("{}\n\n{}\n\n", tongue.greeting, sentences(tongue, service, chance, 2, 6));
    if lang == "mix" {
        body += &format!("{}\n\n", sentences(&words.en, service, chance, 1, 3));
    }
    body += &format!("{}\n{from_name}\n", tongue.farewell);
    let replies = (0..chance.weighted(&[30, 35, 20, 10, 5])).map(|_| reply(tongue, service, chance)).collect();
    Case {
        id: index,
        lang,
        queue: service.queue.clone(),
        from_name,
        from_address,
        subject,
        body,
        replies,
        status: ["open", "pending", "resolved", "closed"][chance.weighted(&[40, 15, 25, 20])],
        priority: 1 + chance.weighted(&[3, 10, 60, 20, 7]) as u64,
        created: received(index).to_string(),
    }
}

/// Writes the first `cases` cases of a seed, one JSON object a line.
pub fn write_cases(out: &Path, seed: u64, cases: u64) -> Result<()> {
    let words = Words::read();
    let mut file = BufWriter::new(File::create(out).with_context(|| format!("creating {}", out.display()))?);
    for index in 0..cases {
        serde_json::to_writer(&mut file, &case(&words, seed, index))?;
        file.write_all(b"\n")?;
    }
    Ok(file.flush()?)
}

/// When item `index` is received.
fn received(index: u64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(FIRST + STEP * index as i64).expect("the workload ends before the year 9999")
}

fn person(words: &Words, chance: &mut Chance, tongue: &Tongue) -> (String, String) {
    let latin = format!("{}.{}", chance.pick(&words.en.first_names), chance.pick(&words.en.last_names)).to_lowercase();
    let name = format!("{} {}", chance.pick(&tongue.first_names), chance.pick(&tongue.last_names));
    let host = chance.pick(&["example.com", "example.org", "example.net"]);
    (name, format!("{latin}{}@{host}", chance.between(1, 400)))
}

fn sentences(tongue: &Tongue, service: &Service, chance: &mut Chance, low: u64, high: u64) -> String {
    let count = chance.between(low, high) as usize;
    let chosen = chance.sample(&tongue.sentences, count);
    chosen.into_iter().map(|sentence| tongue.fill(sentence, service, chance)).collect::<Vec<_>>().join(" ")
}

fn reply(tongue: &Tongue, service: &Service, chance: &mut Chance) -> String {
    let template = chance.pick(&tongue.replies);
    tongue.fill(template, service, chance)
}

/// What the entity answers, in Arabic or in English, number `index`: the same text for every product.
pub fn answer(words: &Words, arabic: bool, index: u64) -> String {
    let chance = &mut Chance::of(7, "answer", index);
    let service = chance.pick(&words.services);
    reply(words.tongue(arabic), service, chance)
}

#[cfg(test)]
mod tests {
    use super::case;
    use super::words::Words;

    #[test]
    fn the_same_seed_gives_the_same_case_and_another_seed_another() {
        let words = Words::read();
        let text = |seed, index| serde_json::to_string(&case(&words, seed, index)).expect("a case is plain data");
        assert_eq!(text(7, 41), text(7, 41));
        assert_ne!(text(7, 41), text(8, 41));
        assert_ne!(text(7, 41), text(7, 42));
    }

    #[test]
    fn no_placeholder_is_left_in_a_case() {
        let words = Words::read();
        for index in 0..300 {
            let case = case(&words, 7, index);
            assert!(!case.subject.contains('{') && !case.body.contains('{') && !case.replies.concat().contains('{'), "case {index}");
        }
    }
}

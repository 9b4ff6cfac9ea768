//! How long a check of three hundred words takes, and the suggestions for a misspelt word.
use std::time::Instant;

use writing::Speller;
use writing::labelled::Reply;

use super::Part;
use crate::bench::figures::percentile;

/// Words of a text that is checked while its writer types.
pub const WORDS: usize = 300;

/// Milliseconds of several runs, sorted.
pub struct Times {
    /// What was done.
    pub what: String,
    /// Milliseconds, sorted.
    pub ms: Vec<f64>,
}

impl Times {
    /// The time that so large a share of the runs did not exceed, in milliseconds.
    pub fn share(&self, share: f64) -> f64 {
        percentile(&self.ms, share)
    }
}

/// The first check, which unpacks the dictionaries; then checks of 300 words and suggestions for each misspelt word of the set.
pub fn measure(parts: &[Part], runs: usize) -> Vec<Times> {
    let replies: Vec<Reply> = parts.iter().flat_map(Part::replies).collect();
    let mut all = vec![times("the first check, which unpacks both dictionaries", 1, || drop(first().remarks()))];
    for (what, part) in [("standard Arabic", "standard Arabic"), ("Arabic with dialect", "Arabic with dialect"), ("English", "English")] {
        let text = long(parts, part);
        all.push(times(&format!("check of {WORDS} words, {what}"), runs, || drop(text.remarks())));
    }
    for (what, is_wanted) in [("Arabic", false), ("English", true)] {
        let words = misspelt(&replies).filter(|word| word.is_ascii() == is_wanted).collect::<Vec<_>>();
        let each = words.iter().map(|word| once(|| drop(Speller::shared().suggest(word, 5))));
        all.push(sorted(format!("suggestions for a misspelt word, {what}"), each.collect()));
    }
    all
}

/// The misspelt words of these replies.
pub fn misspelt(replies: &[Reply]) -> impl Iterator<Item = &str> {
    let faults = replies.iter().flat_map(|reply| reply.faults.iter().map(move |fault| (reply, fault)));
    faults.filter(|(_, fault)| fault.kind == "spelling" && !fault.meant.is_empty()).map(|(reply, fault)| &reply.text[fault.range.clone()])
}

fn first() -> Reply {
    writing::labelled::read("@@ ar traffic\nنشكركم على تواصلكم. Thank you.\n").remove(0)
}

/// Replies of one kind put together until they have 300 words.
fn long(parts: &[Part], what: &str) -> Reply {
    let mut replies = parts.iter().flat_map(|part| part.files.iter().filter(|(file, _)| *file == what)).flat_map(|(_, replies)| replies);
    let mut long = replies.next().cloned().unwrap_or_else(first);
    for reply in replies {
        let words: Vec<&str> = long.text.split_whitespace().collect();
        if words.len() >= WORDS {
            break;
        }
        long.text = format!("{}\n{}", long.text, reply.text);
    }
    let words: Vec<&str> = long.text.split(' ').take(WORDS).collect();
    long.text = words.join(" ");
    long.faults.clear();
    long
}

fn times(what: &str, runs: usize, act: impl Fn()) -> Times {
    sorted(what.to_owned(), (0..runs).map(|_| once(&act)).collect())
}

fn sorted(what: String, mut ms: Vec<f64>) -> Times {
    ms.sort_by(f64::total_cmp);
    Times { what, ms }
}

fn once(act: impl FnOnce()) -> f64 {
    let began = Instant::now();
    act();
    began.elapsed().as_secs_f64() * 1000.0
}

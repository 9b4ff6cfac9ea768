//! Which words stand beside which, and how often, counted by others (`data/dictionaries/README.md`): how well a word fits between its neighbours.
//!
//! What the counts say of a place is the chance of the word behind the one before it, times the chance of the one behind it; words that were
//! never seen beside each other have what their own frequency gives them.

use std::collections::HashMap;
use std::io::Read;
use std::sync::OnceLock;

use flate2::read::GzDecoder;

use crate::company;
use crate::company_en;

/// The words of the counts, and how often each follows which.
pub(crate) struct Pairs {
    ids: HashMap<&'static str, u32>,
    /// How often each word was seen, in eighths of a power of two.
    counts: &'static [u8],
    /// Where the followers of each word begin.
    starts: Vec<u32>,
    followers: Vec<u32>,
    /// How often each follower was seen, in halves of a power of two.
    times: &'static [u8],
    /// The weight of a word's own frequency beside what its neighbour says.
    unseen: f64,
    /// How much, in decibels, it speaks for a word that it was seen beside a neighbour.
    seen: f64,
    /// The chance of a word by itself, which was seen so often.
    chance: fn(&str, f64) -> f64,
}

/// The counts of Arabic.
pub(crate) fn arabic() -> &'static Pairs {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    static PAIRS: OnceLock<Pairs> = OnceLock::new();
    let file = || unpacked(include_bytes!("../data/dictionaries/ar.pairs.gz"));
    PAIRS.get_or_init(|| read(FILE.get_or_init(file), (300.0, 30.0), company::chance))
}

/// The counts of English, in millions.
pub(crate) fn english() -> &'static Pairs {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    static PAIRS: OnceLock<Pairs> = OnceLock::new();
    let file = || unpacked(include_bytes!("../data/dictionaries/en.pairs.gz"));
    PAIRS.get_or_init(|| read(FILE.get_or_init(file), (3000.0, 4.0), company_en::chance))
}

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes).expect("the bundled counts are read by a test");
    bytes
}

/// Reads a file: three numbers (words, bytes of the words, pairs), the words, how often each was seen and by how many others it is followed,
/// how often each pair was seen, and which words follow, as the distance from the one before.
fn read(file: &'static [u8], (unseen, seen): (f64, f64), chance: fn(&str, f64) -> f64) -> Pairs {
    let number = |at: usize| u32::from_le_bytes([file[at], file[at + 1], file[at + 2], file[at + 3]]) as usize;
    let (words, text, count) = (number(0), number(4), number(8));
    let (text, rest) = file[12..].split_at(text);
    let (counts, mut rest) = rest.split_at(words);
    let text = std::str::from_utf8(text).expect("the bundled counts are read by a test");
    let ids = text.split('\n').zip(0..).collect();
    let mut starts = vec![0];
    for _ in 0..words {
        starts.push(starts[starts.len() - 1] + varied(&mut rest));
    }
    let (times, mut rest) = rest.split_at(count);
    let mut followers = Vec::with_capacity(count);
    for of in starts.windows(2) {
        let mut id = 0;
        for _ in of[0]..of[1] {
            id += varied(&mut rest);
            followers.push(id);
        }
    }
    Pairs { ids, counts, starts, followers, times, unseen, seen, chance }
}

/// Takes a number of as many bytes as it needs, seven bits in each.
fn varied(rest: &mut &[u8]) -> u32 {
    let mut number = 0;
    for place in 0.. {
        let (byte, behind) = rest.split_first().expect("the bundled counts are read by a test");
        *rest = behind;
        number |= u32::from(byte & 127) << (7 * place);
        if byte & 128 == 0 {
            break;
        }
    }
    number
}

/// A word as the counts know it, for many questions.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    id: Option<u32>,
    /// How often it was seen.
    count: f64,
    /// Its chance by itself.
    pub(crate) chance: f64,
}

impl Pairs {
    /// Says whether the counts have a word.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.ids.contains_key(word)
    }

    /// A word with what the counts say of it alone.
    pub(crate) fn known(&self, word: &str) -> Known {
        let id = self.ids.get(word).copied();
        let count = id.map_or(0.0, |id| (f64::from(self.counts[id as usize]) / 8.0).exp2() - 1.0);
        Known { id, count, chance: (self.chance)(word, count) }
    }

    /// How often one word was seen right behind the other.
    fn times(&self, first: Known, second: Known) -> f64 {
        let (Some(first), Some(second)) = (first.id, second.id) else { return 0.0 };
        let (start, end) = (self.starts[first as usize] as usize, self.starts[first as usize + 1] as usize);
        let found = self.followers[start..end].binary_search(&second);
        found.map_or(0.0, |at| (f64::from(self.times[start + at]) / 2.0).exp2())
    }

    /// The chance of one word right behind the other.
    fn follows(&self, first: Known, second: Known) -> f64 {
        (self.times(first, second) + self.unseen * second.chance) / (first.count + self.unseen)
    }
}

/// A place of a text: the words before and behind, each none where a stop stands there.
pub(crate) struct Place {
    pairs: &'static Pairs,
    before: Option<Known>,
    after: Option<Known>,
}

impl Place {
    /// A place between two plain words, either of which may be empty; none where both are.
    pub(crate) fn new(pairs: &'static Pairs, before: &str, after: &str) -> Option<Place> {
        let known = |word: &str| (!word.is_empty()).then(|| pairs.known(word));
        let place = Place { pairs, before: known(before), after: known(after) };
        (place.before.is_some() || place.after.is_some()).then_some(place)
    }

    /// What a word must be beaten by, in decibels, to have been written for another: how well it fits in, and more where it was seen there before.
    pub(crate) fn hold(&self, word: &str) -> f64 {
        let word = self.pairs.known(word);
        self.fit(word) + if self.has_seen(word) { self.pairs.seen } else { 0.0 }
    }

    /// How well a word fits in, in decibels.
    fn fit(&self, word: Known) -> f64 {
        let first = self.before.map_or(word.chance, |before| self.pairs.follows(before, word));
        10.0 * (first * self.after.map_or(1.0, |after| self.pairs.follows(word, after))).log10()
    }

    /// Whether a word was ever seen beside one of the neighbours.
    fn has_seen(&self, word: Known) -> bool {
        let is_behind = self.before.is_some_and(|before| self.pairs.times(before, word) > 0.0);
        is_behind || self.after.is_some_and(|after| self.pairs.times(word, after) > 0.0)
    }

    /// Of these words, each with what it costs in decibels to take it for the one that was meant, the one that fits best, and how well it does.
    pub(crate) fn best(&self, candidates: impl Iterator<Item = (f64, String)>, seldom: f64) -> Option<(f64, String)> {
        let known = candidates.filter(|(_, word)| self.pairs.has(word)).map(|(cost, word)| (cost, self.pairs.known(&word), word));
        let seen = known.filter(|(_, known, _)| known.chance >= seldom && self.has_seen(*known));
        seen.map(|(cost, known, word)| (self.fit(known) - cost, word)).max_by(|one, other| one.0.total_cmp(&other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_are_whole() {
        let pairs = arabic();
        assert!(pairs.ids.len() > 50_000 && pairs.followers.len() == pairs.times.len() && pairs.counts.len() == pairs.ids.len());
        let [first, second, other] = ["مجلس", "الوزراء", "الكتاب"].map(|word| pairs.known(word));
        assert!(pairs.times(first, second) > 50.0 && pairs.times(first, second) > 10.0 * pairs.times(first, other));
    }
}

//! Phrases of whole folded words, looked for in a text all at once.

use std::collections::HashMap;
use std::ops::Range;

use crate::words::Word;
use crate::words::is_joined;
use crate::words::letters;
use crate::words::words;

/// A set of phrases, each with what it stands for. A word ending in `*` in a phrase matches every word that begins so.
pub(crate) struct Phrases<T> {
    by_first: HashMap<Drawer, Vec<Phrase<T>>>,
}

struct Phrase<T> {
    words: Vec<String>,
    value: T,
}

/// A phrase that was found: which words of the text it covers, and what it stands for.
pub(crate) struct Hit<'a, T> {
    /// Indexes into the words that were searched.
    pub(crate) words: Range<usize>,
    /// What the phrase stands for.
    pub(crate) value: &'a T,
}

/// The number of letters by which phrases are sorted into drawers; a `*` may not come earlier than this.
const DRAWER: usize = 2;

/// The letters by which a phrase is sorted, in one number.
type Drawer = u64;

impl<T> Phrases<T> {
    /// Folds and keeps the phrases; of two that match at one place the longer wins.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (impl AsRef<str>, T)>) -> Phrases<T> {
        let mut by_first: HashMap<Drawer, Vec<Phrase<T>>> = HashMap::new();
        for (phrase, value) in phrases {
            let words = pattern(phrase.as_ref());
            if let Some(first) = words.first() {
                by_first.entry(drawer(first)).or_default().push(Phrase { words, value });
            }
        }
        for drawer in by_first.values_mut() {
            drawer.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Phrases { by_first }
    }

    /// Every phrase in the words of a text, from the front, none overlapping another.
    pub(crate) fn find<'a>(&'a self, text: &str, words: &[Word]) -> Vec<Hit<'a, T>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(text, &words[at..]) {
                Some((length, value)) => {
                    hits.push(Hit { words: at..at + length, value });
                    at += length;
                }
                None => at += 1,
            }
        }
        hits
    }

    /// The phrase that these words begin with: how many words it has and what it stands for.
    fn at(&self, text: &str, words: &[Word]) -> Option<(usize, &T)> {
        let first = &words.first()?.folded;
        [Some(first.as_str()), without_and(first)].into_iter().flatten().find_map(|first| {
            let drawer = self.by_first.get(&drawer(first))?;
            let is_whole = first.len() == words[0].folded.len() || letters(first) > 2;
            let phrase = drawer.iter().find(|phrase| (is_whole || phrase.words.len() > 1) && phrase.matches(first, text, words))?;
            Some((phrase.words.len(), &phrase.value))
        })
    }
}

impl<T> Phrase<T> {
    fn matches(&self, first: &str, text: &str, words: &[Word]) -> bool {
        words.len() >= self.words.len()
            && is_word(&self.words[0], first)
            && self.words.iter().zip(words).skip(1).all(|(wanted, word)| is_word(wanted, &word.folded))
            && words[..self.words.len()].windows(2).all(|pair| is_joined(text, &pair[0], &pair[1]))
    }
}

/// A phrase of a list as folded words, each keeping the `*` that follows it.
fn pattern(phrase: &str) -> Vec<String> {
    let folded = |word: Word| format!("{}{}", word.folded, if phrase[word.range.end..].starts_with('*') { "*" } else { "" });
    words(phrase).into_iter().map(folded).collect()
}

fn is_word(wanted: &str, word: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => wanted == word,
    }
}

/// Arabic writes "and" onto the next word; what is left must be long enough not to be another word's end.
fn without_and(word: &str) -> Option<&str> {
    word.strip_prefix('و').filter(|rest| letters(rest) > 1)
}

fn drawer(word: &str) -> Drawer {
    word.chars().take_while(|ch| *ch != '*').take(DRAWER).fold(0, |drawer, ch| drawer << 32 | u64::from(ch))
}

/// Reads a list of lines `phrase, phrase, …<tab>value`; lines that begin with `#` are remarks.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.flat_map(|line| {
        let (phrases, value) = line.split_once('\t').unwrap_or((line, ""));
        phrases.split([',', '،']).map(move |phrase| (phrase.trim(), value.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_phrase_wins_and_words_are_whole() {
        let phrases = Phrases::new([("ما شاء", 1), ("ما شاء الله", 2), ("عطل*", 3)]);
        let found = |text: &str| phrases.find(text, &words(text)).iter().map(|hit| *hit.value).collect::<Vec<_>>();
        assert_eq!(found("وما شَاء الله، عطلان"), [2, 3]);
        assert_eq!(found("ما. شاء الله معطل"), [0; 0]);
    }
}

//! The words of a text as the rules of grammar see them: each as it is written, and whether it belongs to the one before.

use std::ops::Range;

use crate::dictionary::plain;
use crate::words::Word;
use crate::words::words;

/// A text's words, in order.
pub(crate) struct Clause<'a> {
    text: &'a str,
    words: Vec<Word>,
    written: Vec<String>,
}

impl<'a> Clause<'a> {
    /// Splits a text once, for all rules.
    pub(crate) fn new(text: &'a str) -> Clause<'a> {
        let words = words(text);
        let written = words.iter().map(|word| plain(&text[word.range.clone()])).collect();
        Clause { text, words, written }
    }

    /// The words with their places.
    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The bytes of a word.
    pub(crate) fn range(&self, at: usize) -> Range<usize> {
        self.words[at].range.clone()
    }

    /// A word without marks, Latin in small letters.
    pub(crate) fn word(&self, at: usize) -> &str {
        &self.written[at]
    }

    /// A word as it stands in the text.
    pub(crate) fn as_written(&self, at: usize) -> &'a str {
        &self.text[self.words[at].range.clone()]
    }

    /// The digits of a number in any script, `None` for a word; a part behind a point or before one is none.
    pub(crate) fn number(&self, at: usize) -> Option<u32> {
        let touches = |side: &str, sign: Option<char>| side.is_empty() || !sign.is_some_and(|sign| ".,٫/-:+%٪".contains(sign));
        let (before, after) = (&self.text[..self.words[at].range.start], &self.text[self.words[at].range.end..]);
        let is_whole = touches(before, before.chars().next_back()) && touches(after, after.chars().next());
        self.words[at].folded.parse().ok().filter(|_| is_whole)
    }

    /// The word that stands so many words further with nothing but spaces between; empty where none does.
    pub(crate) fn next(&self, at: usize, further: usize) -> &str {
        let end = at + further;
        if end < self.len() && (at..end).all(|at| self.is_joined(at)) { &self.written[end] } else { "" }
    }

    /// The word that stands so many words before with nothing but spaces between; empty where none does.
    pub(crate) fn before(&self, at: usize, back: usize) -> &str {
        match at.checked_sub(back) {
            Some(start) if (start..at).all(|at| self.is_joined(at)) => &self.written[start],
            _ => "",
        }
    }

    /// Says whether a number follows a word with nothing but spaces between.
    pub(crate) fn is_joined_to_number(&self, at: usize) -> bool {
        self.next(at, 1).starts_with(|ch: char| ch.is_numeric())
    }

    /// Says whether a hyphen makes a word a part of another: `register-sized`.
    pub(crate) fn is_part(&self, at: usize) -> bool {
        let range = &self.words[at].range;
        self.text[range.end..].starts_with('-') || self.text[..range.start].ends_with('-')
    }

    /// Says whether a stop follows a word at once.
    pub(crate) fn is_last(&self, at: usize) -> bool {
        self.text[self.words[at].range.end..].starts_with(['.', ',', ';', '!', '?', ')'])
    }

    /// Says whether a clause ends with a word.
    pub(crate) fn ends_clause(&self, at: usize) -> bool {
        let rest = self.text[self.words[at].range.end..].trim_start_matches(' ');
        rest.is_empty() || rest.starts_with(['.', '،', '؛', '!', '؟', '?', '\n'])
    }

    /// Says whether the sentence of a word asks.
    pub(crate) fn asks(&self, at: usize) -> bool {
        let rest = &self.text[self.words[at].range.end..];
        rest.find(['.', '!', '؟', '?', '\n']).is_some_and(|end| rest[end..].starts_with(['؟', '?']))
    }

    /// Says whether a sentence begins with a word.
    pub(crate) fn begins_sentence(&self, at: usize) -> bool {
        let before = self.text[..self.words[at].range.start].trim_end_matches([' ', '«', '"']);
        before.is_empty() || before.ends_with(['.', '!', '؟', '?', ':', '\n'])
    }

    /// Says whether nothing but one or two spaces stands between a word and the next.
    fn is_joined(&self, at: usize) -> bool {
        let between = &self.text[self.words[at].range.end..self.words[at + 1].range.start];
        !between.is_empty() && between.len() <= 2 && between.chars().all(|ch| ch == ' ' || ch == '\u{A0}')
    }
}

/// What a rule says of a text, for its tests: each word that it tells, and what is meant.
#[cfg(test)]
pub(crate) fn told(text: &str, meant: impl Fn(&Clause<'_>, usize) -> Option<String>) -> Vec<(String, String)> {
    let clause = Clause::new(text);
    (0..clause.len()).filter_map(|at| Some((clause.word(at).to_owned(), meant(&clause, at)?))).collect()
}

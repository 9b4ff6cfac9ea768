//! The words of a text as people see them, each with its place and its folded form.

use std::ops::Range;

use crate::fold::fold;
use crate::fold::is_dropped;
use crate::fold::is_invisible;

/// A word of a text: letters, digits and marks in one run, with the apostrophes inside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// Its folded form; never empty.
    pub(crate) folded: String,
}

/// How many letters and marks a word has.
pub(crate) fn letters(word: &str) -> usize {
    word.chars().count()
}

/// The words of a text in their order, in linear time.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, ch) in text.char_indices() {
        if is_letter(ch) {
            start.get_or_insert(at);
        } else if !(is_dropped(ch) || is_apostrophe(ch)) || start.is_none() {
            all.extend(start.take().and_then(|start| word(text, start..at)));
        }
    }
    all.extend(start.and_then(|start| word(text, start..text.len())));
    all
}

fn word(text: &str, range: Range<usize>) -> Option<Word> {
    let bare = text[range.clone()].trim_end_matches(|ch| is_invisible(ch) && ch != 'ـ' || is_apostrophe(ch));
    let mut folded = fold(bare);
    if folded.starts_with('\'') || folded.ends_with('\'') {
        folded = folded.trim_matches('\'').to_owned();
    }
    (!folded.is_empty()).then(|| Word { range: range.start..range.start + bare.len(), folded })
}

/// A letter or digit of any script; those of Arabic need no table.
fn is_letter(ch: char) -> bool {
    matches!(ch, '\u{620}'..='\u{64A}') || ch.is_alphanumeric()
}

fn is_apostrophe(ch: char) -> bool {
    matches!(ch, '\'' | '’' | '‘' | 'ʼ')
}

/// Says whether nothing but spaces and light signs stands between two words, so that they may belong to one phrase.
pub(crate) fn is_joined(text: &str, first: &Word, second: &Word) -> bool {
    let between = text.get(first.range.end..second.range.start).unwrap_or_default();
    between.len() < 40 && between.chars().all(|ch| ch == ' ' || ch == '\u{A0}' || is_dropped(ch) || "/-–\"«»()'’\n\r\t".contains(ch))
}

/// The sentences of a text as ranges, without the space around them; a line break ends one too, unless a mail program broke a long line.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, ch) in text.char_indices() {
        let after = at + ch.len_utf8();
        let ends = match ch {
            '.' => text[after..].chars().next().is_none_or(char::is_whitespace),
            '\n' => !is_soft_break(text, at),
            '؟' | '?' | '!' | '؛' | ';' | '۔' => true,
            _ => false,
        };
        if ends {
            all.extend(trimmed(text, start..after));
            start = after;
        }
    }
    all.extend(trimmed(text, start..text.len()));
    all
}

/// Says whether a mail program wrapped the line here: it is long, ends in a word, and another line of words follows.
fn is_soft_break(text: &str, at: usize) -> bool {
    let line = text[..at].chars().rev().take_while(|ch| *ch != '\n').take(WRAPPED).count();
    let ends_in_word =
        text[..at].trim_end_matches('\r').ends_with(|ch: char| ch.is_alphanumeric() || is_dropped(ch) || matches!(ch, '،' | ','));
    line >= WRAPPED && ends_in_word && text[at + 1..].starts_with(|ch: char| ch.is_alphabetic())
}

/// No mail program wraps lines shorter than this.
const WRAPPED: usize = 60;

/// A range without the space at its two ends; `None` when nothing is left.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    let end = start + part.trim().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_keeps_its_place_and_its_marks() {
        let text = "«شُكـــراً» لكم، don’t 'go'\u{200F}";
        let seen: Vec<_> = words(text).into_iter().map(|word| (text[word.range].to_owned(), word.folded)).collect();
        let wanted = [("شُكـــراً", "شكرا"), ("لكم", "لكم"), ("don’t", "don't"), ("go", "go")];
        assert_eq!(seen, wanted.map(|(word, folded)| (word.to_owned(), folded.to_owned())));
    }

    #[test]
    fn a_full_stop_inside_a_number_or_an_address_ends_no_sentence() {
        let text = "الرسوم 3.5 دنانير. زوروا services.bh اليوم؟ شكراً";
        assert_eq!(sentences(text).len(), 3);
    }

    proptest! {
        #[test]
        fn ranges_lie_on_characters_and_in_order(text in any::<String>()) {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(text.get(word.range.clone()).is_some() && word.range.start >= end);
                end = word.range.end;
            }
            for sentence in sentences(&text) {
                prop_assert!(!text[sentence].is_empty());
            }
        }
    }
}

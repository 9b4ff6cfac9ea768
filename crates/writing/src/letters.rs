//! Words that stand beside each other in official letters: where the neighbours speak for another word a slip away, that one was meant.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::OnceLock;

use crate::dictionary::arabic;
use crate::dictionary::plain;
use crate::fold::fold;
use crate::frequency::built_level;
use crate::frequency::level;
use crate::near;
use crate::seldom;
use crate::slips::sources;
use crate::stem::stem;
use crate::usual;

/// Says whether official letters have the word, as it is written.
pub(crate) fn has(word: &str) -> bool {
    letters().words.contains(word)
}

/// The level of a word of official letters.
const AT_HOME: i32 = 46;

/// The word that was meant by one that is right alone, because it stands where the neighbours have another a slip away.
pub(crate) fn meant(before: &str, word: &str, after: &str) -> Option<String> {
    let (before, word, after) = (plain(before), plain(word), plain(after));
    if word.chars().count() < SHORTEST || has(&word) {
        return None;
    }
    let place = Place { before: root(&before), after: root(&after), word: &word, root: root(&word) };
    let candidates = place.candidates();
    if candidates.is_empty() || place.is_usual() {
        return None;
    }
    let slips = sources(&word);
    let rarity = built_level(&word);
    let likely = candidates.into_iter().filter_map(|(meant, sides)| {
        let (slip, _) = slips.iter().find(|(_, source)| *source == meant)?;
        let gain = rarity - level(&meant).min(AT_HOME);
        let (least, _) = seldom::least(*slip);
        let is_likely =
            if sides > 1 { gain >= OF_BOTH_SIDES } else { rarity >= RARE && gain + BESIDE >= least && !usual::is_listed(&word) };
        is_likely.then_some((gain + BESIDE * sides, meant))
    });
    likely.max().map(|(_, meant)| meant).filter(|meant| arabic().check(meant))
}

/// Shorter words are neighbours of too many.
const SHORTEST: usize = 4;

/// By how many decibels a neighbour speaks for a word.
const BESIDE: i32 = 10;

/// A word that is commoner than this, in decibels, is right beside a new neighbour too.
const RARE: i32 = 54;

/// How much rarer, in decibels, than the word that stands there one may be for which both neighbours speak.
const OF_BOTH_SIDES: i32 = -4;

/// A word between its neighbours, each without its particles and endings.
struct Place<'a> {
    before: String,
    after: String,
    word: &'a str,
    root: String,
}

impl Place<'_> {
    /// Says whether the word itself is usual beside a neighbour.
    fn is_usual(&self) -> bool {
        let letters = letters();
        letters.are_beside(&self.before, &self.root) || letters.are_beside(&self.root, &self.after)
    }

    /// What may be meant: words a slip away that are usual beside a neighbour, with the number of those neighbours.
    fn candidates(&self) -> Vec<(String, i32)> {
        let letters = letters();
        let following = letters.following.get(&self.before).into_iter().flatten();
        let preceding = letters.preceding.get(&self.after).into_iter().flatten();
        let mut found: Vec<(String, i32)> = Vec::new();
        for usual in following.chain(preceding) {
            let Some(meant) = self.a_slip_away(usual) else { continue };
            match found.iter_mut().find(|(known, _)| *known == meant) {
                Some((_, sides)) => *sides += 1,
                None => found.push((meant, 1)),
            }
        }
        found
    }

    /// The usual word, with the particle that this one has, where it is a slip away and no other form of the same word.
    fn a_slip_away(&self, usual: &str) -> Option<String> {
        ["", "و", "ب", "ل", "ف"].into_iter().find_map(|particle| {
            let rest = self.word.strip_prefix(particle).filter(|rest| may_be_near(rest, usual))?;
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            let meant = format!("{particle}{usual}");
            let is_other = root(usual) != root(rest) && root(&meant) != self.root;
            (near::distance(&letters(rest), &letters(usual)) == Some(1) && is_other).then_some(meant)
        })
    }
}

/// Says whether one slip may lie between two words, told quickly: the first letter behind the article is hardly ever missed.
fn may_be_near(one: &str, other: &str) -> bool {
    let bare = |word: &'_ str| word.strip_prefix("ال").map_or((false, word.chars().next()), |rest| (true, rest.chars().next()));
    bare(one) == bare(other) && one.chars().count().abs_diff(other.chars().count()) <= 1
}

/// A word as its neighbours are kept: folded, without its article and endings.
fn root(word: &str) -> String {
    let folded = fold(word);
    stem(&folded).unwrap_or(folded)
}

/// The words of official letters and which of them stand beside which.
struct Letters {
    words: HashSet<&'static str>,
    beside: HashSet<(String, String)>,
    following: HashMap<String, Vec<&'static str>>,
    preceding: HashMap<String, Vec<&'static str>>,
}

impl Letters {
    fn are_beside(&self, one: &str, other: &str) -> bool {
        !one.is_empty() && !other.is_empty() && self.beside.contains(&(one.to_owned(), other.to_owned()))
    }

    fn add(&mut self, phrase: &'static str) {
        let words: Vec<&'static str> = phrase.split_whitespace().collect();
        self.words.extend(&words);
        for pair in words.windows(2) {
            let (one, other) = (root(pair[0]), root(pair[1]));
            put(&mut self.following, &one, pair[1]);
            put(&mut self.preceding, &other, pair[0]);
            self.beside.insert((one, other));
        }
    }
}

fn put(all: &mut HashMap<String, Vec<&'static str>>, neighbour: &str, word: &'static str) {
    let words = all.entry(neighbour.to_owned()).or_default();
    if !words.contains(&word) {
        words.push(word);
    }
}

fn letters() -> &'static Letters {
    static LETTERS: OnceLock<Letters> = OnceLock::new();
    LETTERS.get_or_init(|| {
        let mut letters = Letters { words: HashSet::new(), beside: HashSet::new(), following: HashMap::new(), preceding: HashMap::new() };
        let lines = include_str!("../data/words/letters-ar.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(|line| line.split('،')).for_each(|phrase| letters.add(phrase));
        letters
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::confused;

    #[test]
    fn neighbours_tell_which_word_was_meant() {
        let pairs = [
            ("رسوم", "التسجل", "السنوية", "التسجيل"),
            ("عقد", "العامل", "", ""),
            ("شهادة", "المسبح", "", ""),
            ("صاحب", "الطالب", "", ""),
            ("إرسال", "نسجة", "من", "نسخة"),
        ];
        for (before, word, after, right) in pairs {
            assert_eq!(meant(before, word, after).unwrap_or_default(), right, "{before} {word} {after}");
        }
    }

    #[test]
    fn every_word_of_the_letters_is_spelt_rightly() {
        let known = |word: &&&str| word.chars().count() < 2 || crate::Speller::shared().knows(word);
        let wrong: Vec<_> = letters().words.iter().filter(|word| !known(word) || confused(word).is_some()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(letters().beside.len() > 1_000, "{}", letters().beside.len());
    }
}

//! The English word that was meant by a right one, where its neighbours speak much more for another: another form of it, or one that is heard
//! or written alike.

use crate::frequency::listed_level;
use crate::pairs::Place;
use crate::pairs::english;

/// The word that was meant; all three are in small letters, either neighbour may be empty.
pub(crate) fn meant(before: &str, word: &str, after: &str) -> Option<String> {
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let place = Place::new(english(), before, after)?;
    let written = place.hold(word);
    place.best(candidates(word).into_iter(), SELDOM).filter(|(fit, _)| *fit > written).map(|(_, meant)| meant)
}

/// Shorter words are forms of too many others.
const SHORTEST: usize = 2;

/// Nothing rarer is thought to be meant.
const SELDOM: f64 = 1e-6;

/// The chance of a word by itself.
pub(crate) fn chance(word: &str, _count: f64) -> f64 {
    listed_level(word).map_or(UNKNOWN, |level| 10f64.powf(-f64::from(level) / 10.0))
}

/// The chance of a word that nobody knows.
const UNKNOWN: f64 = 1e-8;

/// Words that may have been meant, each with what it costs, in decibels.
fn candidates(word: &str) -> Vec<(f64, String)> {
    let alike = ALIKE.iter().filter(|pair| pair.contains(&word)).flatten().filter(|other| **other != word);
    let mut all: Vec<(f64, String)> = alike.map(|other| (OF_SOUND, (*other).to_owned())).collect();
    all.extend(forms(word).into_iter().map(|form| (OF_FORM, form)));
    slips(word, &mut all);
    all.retain(|(_, other)| other != word);
    all
}

/// What it costs, in decibels, that a word was written for one that sounds alike, for another form of it, without a letter or with two in
/// each other's place, with one too many, and with another.
const OF_SOUND: f64 = 32.0;
const OF_FORM: f64 = 35.0;
const LOST: f64 = 45.0;
const MORE: f64 = 48.0;
const OTHER: f64 = 52.0;

/// Words that are heard or written for each other.
const ALIKE: [[&str; 2]; 44] = [
    ["then", "than"],
    ["there", "their"],
    ["where", "were"],
    ["weather", "whether"],
    ["loose", "lose"],
    ["quiet", "quite"],
    ["affect", "effect"],
    ["affects", "effects"],
    ["advice", "advise"],
    ["which", "witch"],
    ["form", "from"],
    ["to", "too"],
    ["your", "you"],
    ["off", "of"],
    ["been", "being"],
    ["must", "most"],
    ["these", "this"],
    ["that", "than"],
    ["has", "have"],
    ["is", "are"],
    ["was", "were"],
    ["does", "do"],
    ["fourth", "forth"],
    ["write", "right"],
    ["past", "passed"],
    ["whose", "who"],
    ["personal", "personnel"],
    ["know", "no"],
    ["by", "buy"],
    ["whole", "hole"],
    ["accept", "except"],
    ["led", "lead"],
    ["site", "sight"],
    ["latter", "later"],
    ["choose", "chose"],
    ["sent", "send"],
    ["spent", "spend"],
    ["came", "come"],
    ["gave", "given"],
    ["took", "taken"],
    ["written", "wrote"],
    ["gone", "went"],
    ["done", "did"],
    ["paid", "pay"],
];

/// Other forms of a verb or a noun, by its ending.
fn forms(word: &str) -> Vec<String> {
    let mut all: Vec<String> = ["s", "es", "ed", "d", "ing"].iter().map(|end| format!("{word}{end}")).collect();
    let mut of = |end: &str, others: &[&str]| {
        if let Some(stem) = word.strip_suffix(end) {
            all.extend(others.iter().map(|other| format!("{stem}{other}")));
        }
    };
    of("e", &["ing"]);
    of("y", &["ies", "ied"]);
    of("ies", &["y"]);
    of("ied", &["y"]);
    of("s", &[""]);
    of("es", &[""]);
    of("ed", &["", "e", "s", "ing"]);
    of("ing", &["", "e", "ed"]);
    all
}

/// Words one slip of the fingers away.
fn slips(word: &str, all: &mut Vec<(f64, String)>) {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    for at in 0..=word.len() {
        let (front, back) = word.split_at(at);
        all.extend(LETTERS.chars().map(|letter| (LOST, format!("{front}{letter}{back}"))));
        let Some(rest) = back.get(1..) else { continue };
        if word.len() > 3 {
            all.push((MORE, format!("{front}{rest}")));
            all.extend(LETTERS.chars().map(|letter| (OTHER, format!("{front}{letter}{rest}"))));
        }
        if let [first, second, ..] = back.as_bytes() {
            all.push((LOST, format!("{front}{}{}{}", char::from(*second), char::from(*first), &back[2..])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn another_form_or_word_is_told_by_the_words_beside_it() {
        for (before, word, after, right) in [("be", "inspect", "by", "inspected"), ("going", "too", "the", "to")] {
            assert_eq!(meant(before, word, after).unwrap_or_default(), right, "{before} {word} {after}");
        }
    }

    #[test]
    fn words_that_fit_are_left_alone() {
        for (before, word, after) in
            [("the", "form", "is"), ("it", "is", "a"), ("their", "own", "car"), ("on", "Sunday", ""), ("", "kerb", "from")]
        {
            assert_eq!(meant(before, word, after), None, "{before} {word} {after}");
        }
    }
}

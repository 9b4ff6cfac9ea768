//! What may have been meant by a misspelt word: the usual confusions first, then every word one slip away.

use std::collections::HashSet;

use crate::dictionary::confused;
use crate::dictionary::english;
use crate::dictionary::plain;
use crate::frequency::listed_level;
use crate::slips::Slip;
use crate::slips::sources;
use crate::usual;

const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz'";

/// Letters that are confused by sound, by shape or on the keyboard.
const CONFUSED: [&str; 16] =
    ["اأإآىء", "ةهت", "يىئ", "وؤ", "ءئؤأ", "ضظ", "سص", "تط", "ذزظد", "قكغ", "ثسذ", "aei", "ckqs", "ou", "iy", "szc"];

/// Longer words are not searched: the work grows with the length, and a typing error in so long a word is rare.
const LONGEST: usize = 20;

/// The rank of any letter more or less.
const LESS_LIKELY: u8 = 2;

/// The rank of a letter replaced by one that it is not confused with.
const UNLIKELY: u8 = 3;

/// Up to `limit` known words near this one; words of one's own come before others of the same likeness.
pub(crate) fn suggest(word: &str, limit: usize, knows: &dyn Fn(&str) -> bool, is_own: &dyn Fn(&str) -> bool) -> Vec<String> {
    let written = plain(word);
    let letters: Vec<char> = written.chars().collect();
    if letters.is_empty() || letters.len() > LONGEST {
        return Vec::new();
    }
    let confused = confused(&written);
    let mut suggested = likely(&written, &letters, is_own);
    if suggested.is_empty() {
        suggested = near(&letters, confused.is_some(), knows, is_own);
    }
    suggested.retain(|candidate| *candidate != written && Some(candidate) != confused.as_ref());
    suggested.splice(0..0, confused);
    if suggested.is_empty() {
        suggested = farther(&written);
    }
    suggested.truncate(limit);
    suggested.into_iter().map(|suggestion| as_written(word, suggestion)).collect()
}

/// What is a slip away from a word, each with how much rarer its slip is than the usual ones, in decibels.
fn priced(written: &str, letters: &[char]) -> Vec<(i32, String)> {
    if letters[0].is_ascii() {
        return candidates(letters, LATIN).into_iter().map(|(rank, candidate)| (i32::from(rank) * OF_A_RANK, candidate)).collect();
    }
    let mut confusions = Vec::new();
    two_confusions(letters, &mut confusions);
    let slips = sources(written).into_iter().map(|(slip, candidate)| (unlikeliness(slip), candidate));
    slips.chain(confusions.into_iter().map(|(rank, candidate)| (i32::from(rank) * OF_A_RANK, candidate))).collect()
}

/// So much rarer in English is a slip of the next rank.
const OF_A_RANK: i32 = 6;

/// Of what is a slip away that which is listed as frequent or one's own: the likelier the slip and the more frequent the word, the earlier.
fn likely(written: &str, letters: &[char], is_own: &dyn Fn(&str) -> bool) -> Vec<String> {
    let known = priced(written, letters).into_iter().filter_map(|(unlikeliness, candidate)| {
        let level = listed_level(&candidate).or_else(|| is_own(&candidate).then_some(OWN))?;
        Some((level + unlikeliness, candidate))
    });
    let mut known: Vec<(i32, String)> = known.chain(apart(written)).collect();
    known.sort();
    let mut seen = HashSet::new();
    known.into_iter().map(|(_, candidate)| candidate).filter(|candidate| seen.insert(candidate.clone())).collect()
}

/// Two common words of Arabic that were written together: `غيرواضحة`, `لايوجد`.
fn apart(written: &str) -> impl Iterator<Item = (i32, String)> {
    let places = written.char_indices().skip(2).map(|(at, _)| written.split_at(at));
    let places = places.filter(|(first, _)| !first.is_ascii() && listed_level(first).is_some_and(|level| level <= COMMON));
    places.filter_map(|(first, rest)| {
        let level = listed_level(rest).filter(|level| *level <= COMMON && rest.chars().count() > 2)?;
        Some((level + OF_TWO_WORDS, format!("{first} {rest}")))
    })
}

/// Both of two words that are written together are at least so common.
const COMMON: i32 = 55;

/// How much rarer it is that a space is left out than that a letter is.
const OF_TWO_WORDS: i32 = 12;

/// The level of a word of one's own, which is no rarity here.
const OWN: i32 = 40;

/// How much rarer one slip of Arabic is than another, in decibels: what puts most slips right of those that were planted into the product's texts.
fn unlikeliness(slip: Slip) -> i32 {
    match slip {
        Slip::Spelt | Slip::Doubled => 0,
        Slip::Straightened => 3,
        Slip::Heard | Slip::Pointed | Slip::HamzaLost => 6,
        Slip::Opened => 4,
        Slip::Swapped | Slip::VowelLost => 8,
        Slip::Key | Slip::LastKey => 12,
        Slip::LetterLost | Slip::LastLost => 14,
        Slip::VowelMore => 15,
        Slip::LetterMore => 22,
    }
}

/// Known words one letter away from this one, the likeliest first.
fn near(letters: &[char], is_clear: bool, knows: &dyn Fn(&str) -> bool, is_own: &dyn Fn(&str) -> bool) -> Vec<String> {
    let alphabet = if letters[0].is_ascii() { LATIN } else { ARABIC };
    let mut found: Vec<(u8, bool, String)> = Vec::new();
    let mut seen = HashSet::new();
    let mut candidates = candidates(letters, alphabet);
    candidates.sort_by_key(|(rank, _)| *rank);
    for (rank, candidate) in candidates {
        // Most of the work is to try each letter at each place: not where it is clear what was meant, nor any letter
        // in place of any other where something likelier is a word.
        let is_enough = is_clear || (rank >= UNLIKELY && !found.is_empty());
        if rank >= LESS_LIKELY && is_enough {
            break;
        }
        if seen.insert(candidate.clone()) && knows(&candidate) {
            found.push((rank, !is_own(&candidate), candidate));
        }
    }
    found.sort_by_key(|(rank, is_other, _)| (*rank, *is_other));
    found.into_iter().map(|(_, _, candidate)| candidate).collect()
}

/// Candidates with their rank, the least the likeliest: some hundreds a word, `(2n+1)·36` at most.
fn candidates(letters: &[char], alphabet: &str) -> Vec<(u8, String)> {
    let mut all = Vec::new();
    two_confusions(letters, &mut all);
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        let made = |middle: &[char], rest: &[char]| before.iter().chain(middle).chain(rest).collect::<String>();
        if let [first, rest @ ..] = after {
            let doubled = before.last() == Some(first);
            all.push((if doubled { 0 } else { 2 }, made(&[], rest)));
            all.extend(alphabet.chars().map(|other| (if is_confused(*first, other) { 0 } else { UNLIKELY }, made(&[other], rest))));
        }
        if let [first, second, rest @ ..] = after {
            all.push((1, made(&[*second, *first], rest)));
        }
        all.extend(alphabet.chars().map(|more| (if before.last() == Some(&more) { 1 } else { 2 }, made(&[more], after))));
    }
    all
}

/// Two confusions at once are usual in Arabic: the hamza at the front and the taa marbuta at the end (`اضافه` for `إضافة`).
fn two_confusions(letters: &[char], all: &mut Vec<(u8, String)>) {
    let fronts: &[char] = if letters[0] == 'ا' { &['أ', 'إ', 'آ'] } else { &[] };
    let ends: &[(char, char)] = &[('ه', 'ة'), ('ي', 'ى'), ('ى', 'ي'), ('ة', 'ه')];
    let (last, body) = letters.split_last().expect("a word has letters");
    for front in fronts {
        for (_, right) in ends.iter().filter(|(wrong, _)| wrong == last) {
            let middle = body.get(1..).unwrap_or_default();
            all.push((0, [*front].iter().chain(middle).chain([right]).collect()));
        }
    }
    if *last == 'ن' {
        all.push((0, body.iter().chain(&['ا']).collect())); // tanween written as it sounds: شكرن
    }
    if *last == 'و' {
        all.push((1, letters.iter().chain(&['ا']).collect())); // the silent alif of several people: ترسلو
    }
    let text: String = letters.iter().collect();
    all.extend(TWO_LETTERS.iter().filter(|(wrong, _)| text.contains(wrong)).map(|(wrong, right)| (0, text.replacen(wrong, right, 1))));
}

/// Slips of two letters, and words that are written apart.
const TWO_LETTERS: [(&str, &str); 19] = [
    ("لاا", "لا"),
    ("اا", "آ"),
    ("ئو", "ؤو"),
    ("ؤو", "ئو"),
    ("انشاء", "إن شاء"),
    ("إنشاءالله", "إن شاء الله"),
    ("انشاءالله", "إن شاء الله"),
    ("ءا", "آ"),
    ("مسئو", "مسؤو"),
    ("شؤن", "شؤون"),
    ("ei", "ie"),
    ("ie", "ei"),
    ("ence", "ance"),
    ("ance", "ence"),
    ("able", "ible"),
    ("ible", "able"),
    ("tion", "ssion"),
    ("acom", "accomm"),
    ("accom", "accomm"),
];

fn is_confused(one: char, other: char) -> bool {
    CONFUSED.iter().any(|letters| letters.contains(one) && letters.contains(other))
}

/// Two slips at once: common Arabic words near this one, and for English the dictionary's own rules without its search by
/// likeness, whose cost grows with the dictionary. On Arabic the rules alone can take a quarter of a second.
fn farther(word: &str) -> Vec<String> {
    if !word.starts_with(|ch: char| ch.is_ascii()) {
        return usual::nearest(word);
    }
    let mut suggested = Vec::new();
    if word.chars().count() <= 12 {
        english().suggester().with_ngram_suggestions(false).suggest(word, &mut suggested);
    }
    suggested
}

/// Gives a suggestion the capital of the word it replaces.
pub(crate) fn as_written(word: &str, suggestion: String) -> String {
    if !word.starts_with(char::is_uppercase) {
        return suggestion;
    }
    let mut chars = suggestion.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::Speller;

    #[test]
    fn the_usual_slips_are_put_right() {
        let pairs = [
            ("اضافه", "إضافة"),
            ("الخدمه", "الخدمة"),
            ("اجراءات", "إجراءات"),
            ("مسئول", "مسؤول"),
            ("مستشفي", "مستشفى"),
            ("الأستفسار", "الاستفسار"),
            ("نقومم", "نقوم"),
            ("ضروف", "ظروف"),
            ("شكرن", "شكرا"),
            ("تواصكلم", "تواصلكم"),
            ("غيرواضحة", "غير واضحة"),
            ("مفلقة", "مغلقة"),
            ("recieved", "received"),
            ("aplication", "application"),
            ("Goverment", "Government"),
            ("wich", "which"),
            ("adress", "address"),
            ("seperate", "separate"),
        ];
        for (wrong, right) in pairs {
            let suggested = Speller::shared().suggest(wrong, 5);
            assert!(suggested.iter().any(|word| word == right), "{wrong}: {suggested:?}");
        }
    }

    #[test]
    fn nothing_is_suggested_for_what_is_no_word() {
        for word in ["", "\u{64B}", &"x".repeat(1000), &"ب".repeat(1000)] {
            assert!(Speller::shared().suggest(word, 5).is_empty());
        }
    }
}

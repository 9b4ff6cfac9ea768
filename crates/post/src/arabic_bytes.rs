//! Recognises Arabic written in eight bits under a wrong name: windows-1256 and ISO-8859-6 put other letters on the same bytes.

use std::cmp::Ordering;

use encoding_rs::Encoding;
use encoding_rs::ISO_8859_6;
use encoding_rs::WINDOWS_1252;
use encoding_rs::WINDOWS_1256;

/// How many bytes are looked at: enough to be sure, and the same work for a long text.
const SAMPLE: usize = 64 << 10;

/// How many bytes outside ASCII make a text long enough that how common its letters are says more than a label that makes sense.
const LONG: usize = 20;

/// By how many halves a letter of a long text must be more common in the other set, on average.
const MARGIN: i64 = 3;

/// The encoding of Arabic text that these bytes are, if they are; `labelled` is what they claim to be.
///
/// A label of Arabic under which the text can be read stands. What no Arabic text has (a Latin letter inside a word, a byte without a
/// meaning) refutes it in a single word; how common the letters are refutes it only where many speak, for a name has any letters.
pub(crate) fn guess(bytes: &[u8], labelled: &'static Encoding) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let letters = i64::try_from(high).unwrap_or(i64::MAX);
    let (windows, iso) = (Reading::of(sample, WINDOWS_1256), Reading::of(sample, ISO_8859_6));
    if labelled == WINDOWS_1252 {
        let best = if iso.is_better_than(&windows) { iso } else { windows };
        // Arabic text scores six and more a letter.
        return (has_words_of_high_bytes(sample) && best.score > 2 * letters).then_some(best.encoding);
    }
    let (claimed, other) = if labelled == ISO_8859_6 { (iso, windows) } else { (windows, iso) };
    let is_refuted = match other.faults.cmp(&claimed.faults) {
        Ordering::Less => true,
        Ordering::Equal => high >= LONG && 2 * (other.score - claimed.score) > MARGIN.saturating_mul(letters),
        Ordering::Greater => false,
    };
    Some(if is_refuted { other.encoding } else { claimed.encoding })
}

/// What bytes say when they are read in an encoding.
struct Reading {
    encoding: &'static Encoding,
    /// How many places no Arabic text has.
    faults: usize,
    score: i64,
}

impl Reading {
    fn of(bytes: &[u8], encoding: &'static Encoding) -> Self {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        Self { encoding, faults: faults(&text), score: score(&text) }
    }

    fn is_better_than(&self, other: &Reading) -> bool {
        self.faults < other.faults || self.faults == other.faults && self.score > other.score
    }
}

/// Counts what no Arabic text has: bytes without a meaning, letters of two scripts in one word, vowel signs without their letter.
fn faults(text: &str) -> usize {
    let mut before = ' ';
    let mut all = text.chars().peekable();
    let mut faults = 0;
    while let Some(letter) = all.next() {
        let after = all.peek().copied().unwrap_or(' ');
        faults += usize::from(is_fault(before, letter, after));
        before = letter;
    }
    faults
}

fn is_fault(before: char, letter: char, after: char) -> bool {
    let is_script = |one: char| is_letter(one) || is_sign(one) || one == TATWEEL;
    match letter {
        char::REPLACEMENT_CHARACTER | '\u{80}'..='\u{9f}' => true,
        '\u{c0}'..='\u{ff}' => is_script(before) || is_script(after),
        '\u{64b}' => !is_script(before) || is_letter(after) && after != 'ا',
        '\u{64c}' | '\u{64d}' => !is_script(before) || is_letter(after),
        _ if is_sign(letter) => !is_script(before),
        TATWEEL => !is_script(before) && is_letter(after),
        _ if is_letter(letter) => before.is_ascii_alphabetic(),
        _ => letter.is_ascii_alphabetic() && is_letter(before),
    }
}

const TATWEEL: char = '\u{640}';

const fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}')
}

const fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{64b}'..='\u{652}')
}

/// Arabic words are runs of high bytes; the accented letters of Latin text stand alone between ASCII letters.
fn has_words_of_high_bytes(bytes: &[u8]) -> bool {
    let runs = bytes.split(u8::is_ascii).filter(|run| !run.is_empty());
    let (runs, high) = runs.fold((0, 0), |(runs, high), run| (runs + 1, high + run.len()));
    high >= 2 * runs && high > 2
}

/// The sum of how common each letter is in Arabic, less what never stands in Arabic text.
fn score(text: &str) -> i64 {
    let mut before = ' ';
    let mut sum = 0;
    for letter in text.chars() {
        sum += weight(letter);
        if before == 'ا' && letter == 'ل' {
            sum += 10;
        }
        before = letter;
    }
    sum
}

const fn weight(letter: char) -> i64 {
    match letter {
        'ا' | 'ل' => 12,
        'ي' | 'م' | 'و' | 'ن' => 6,
        'ر' | 'ت' | 'ب' | 'ع' | 'ه' | 'ة' | 'د' => 4,
        'س' | 'ف' | 'ك' | 'ق' | 'ح' | 'ج' | 'ش' | 'أ' | 'إ' => 2,
        'ء'..='غ' | '؟' | '،' | '؛' => 1,
        // Vowel signs are rare in letters to an office, and where one set has them the other has common letters.
        '\u{64b}'..='\u{652}' => -3,
        '\u{80}'..='\u{9f}' | '\u{c0}'..='\u{ff}' | char::REPLACEMENT_CHARACTER => -12,
        _ => 0,
    }
}

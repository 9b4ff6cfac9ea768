//! Recognises Arabic written in eight bits under a wrong name: windows-1256 and ISO-8859-6 put other letters on the same bytes.

use encoding_rs::Encoding;
use encoding_rs::ISO_8859_6;
use encoding_rs::WINDOWS_1252;
use encoding_rs::WINDOWS_1256;

/// How many bytes are looked at: enough to be sure, and the same work for a long text.
const SAMPLE: usize = 64 << 10;

/// The encoding of Arabic text that these bytes are, if they are; `labelled` is what they claim to be and wins a draw.
pub(crate) fn guess(bytes: &[u8], labelled: &'static Encoding) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if labelled == WINDOWS_1252 && !has_words_of_high_bytes(sample) {
        return None;
    }
    let windows = score(sample, WINDOWS_1256) + i64::from(labelled == WINDOWS_1256);
    let iso = score(sample, ISO_8859_6);
    let best = if windows >= iso { (windows, WINDOWS_1256) } else { (iso, ISO_8859_6) };
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
    // Arabic text scores six and more a letter.
    (best.0 > 2 * i64::try_from(high).unwrap_or(i64::MAX)).then_some(best.1)
}

/// Arabic words are runs of high bytes; the accented letters of Latin text stand alone between ASCII letters.
fn has_words_of_high_bytes(bytes: &[u8]) -> bool {
    let runs = bytes.split(u8::is_ascii).filter(|run| !run.is_empty());
    let (runs, high) = runs.fold((0, 0), |(runs, high), run| (runs + 1, high + run.len()));
    high >= 2 * runs && high > 2
}

/// The sum of how common each letter is in Arabic, less what never stands in Arabic text.
fn score(bytes: &[u8], encoding: &'static Encoding) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
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

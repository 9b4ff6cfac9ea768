//! International bank account numbers (ISO 13616), with the spaces that people put into them.

use std::ops::Range;

use crate::called::nearby_words;
use crate::confidential::Leak;
use crate::confidential::LeakKind;
use crate::fold::is_invisible;
use crate::numbers::digit;
use crate::words::Word;

/// The number's length in the countries that Bahrain pays most; elsewhere any length from 15 to 34.
const LENGTHS: [(&str, usize); 22] = [
    ("BH", 22),
    ("SA", 24),
    ("AE", 23),
    ("KW", 30),
    ("QA", 29),
    ("OM", 23),
    ("JO", 30),
    ("EG", 29),
    ("LB", 28),
    ("IQ", 23),
    ("PK", 24),
    ("TR", 26),
    ("GB", 22),
    ("DE", 22),
    ("FR", 27),
    ("NL", 18),
    ("IE", 22),
    ("IT", 27),
    ("ES", 24),
    ("CH", 21),
    ("BE", 16),
    ("AT", 20),
];

/// Account numbers that meet the check; a Bahraini one of the right shape that the text calls so is uncertain when it does not.
pub(crate) fn ibans(text: &str) -> Vec<Leak> {
    let mut leaks = Vec::new();
    let mut before = None;
    let mut end = 0;
    for (at, ch) in text.char_indices() {
        let starts = ch.is_ascii_alphabetic() && at >= end && !before.is_some_and(|ch: char| ch.is_ascii_alphanumeric());
        if let Some((range, is_certain)) = starts.then(|| iban(text, at)).flatten() {
            end = range.end;
            if is_certain || is_called(&nearby_words(text, range.start)) {
                leaks.push(Leak { range, kind: LeakKind::Iban, is_certain });
            }
        }
        before = Some(ch);
    }
    leaks
}

/// Says whether the words before call the number an account's.
fn is_called(before: &[Word]) -> bool {
    const CALLED: [&str; 6] = ["iban", "account", "ايبان", "حساب", "الحساب", "الايبان"];
    before.iter().any(|word| CALLED.iter().any(|called| word.folded.starts_with(called)))
}

fn iban(text: &str, start: usize) -> Option<(Range<usize>, bool)> {
    let head: String = compact(&text[start..], 4).iter().map(|(ch, _)| *ch).collect();
    let is_head = head.len() == 4
        && head.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
        && head.bytes().skip(2).all(|byte| byte.is_ascii_digit());
    if !is_head {
        return None;
    }
    let letters = compact(&text[start..], 34);
    let known = LENGTHS.iter().find(|(country, _)| head.starts_with(country)).map(|(_, length)| *length);
    let lengths = known.map_or(15..=34, |length| length..=length);
    lengths.rev().find_map(|length| {
        let (number, ends) = (letters.get(..length)?, letters.get(length - 1)?.1);
        let ends_word = !text[start + ends..].starts_with(|ch: char| ch.is_ascii_alphanumeric());
        let meets = meets_check(number.iter().map(|(ch, _)| *ch));
        (ends_word && (meets || head.starts_with("BH"))).then_some((start..start + ends, meets))
    })
}

/// Up to `most` first letters and digits without the single spaces and hyphens between them, each with where it ends.
fn compact(text: &str, most: usize) -> Vec<(char, usize)> {
    let mut letters = Vec::new();
    let mut was_sign = false;
    for (at, ch) in text.char_indices().take(80).filter(|(_, ch)| !is_invisible(*ch)) {
        let is_sign = matches!(ch, ' ' | '-' | '\u{A0}');
        match digit(ch).or(Some(ch.to_ascii_uppercase())).filter(char::is_ascii_alphanumeric) {
            Some(letter) if letters.len() < most => letters.push((letter, at + ch.len_utf8())),
            None if is_sign && !was_sign => {}
            _ => break,
        }
        was_sign = is_sign;
    }
    letters
}

/// ISO 7064 mod 97-10: the number turned round by four and read as digits leaves 1.
fn meets_check(number: impl Iterator<Item = char> + Clone) -> bool {
    let turned = number.clone().skip(4).chain(number.take(4));
    let rest = turned.filter_map(|ch| ch.to_digit(36)).fold(0, |rest, value| (rest * if value > 9 { 100 } else { 10 } + value) % 97);
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_examples_are_found_with_and_without_spaces() {
        for text in [
            "BH67BMAG00001299123456",
            "رقم BH67 BMAG 0000 1299 1234 56 لدى البنك",
            "GB29 NWBK 6016 1331 9268 19.",
            "sa0380000000608010167519",
        ] {
            let found = ibans(text);
            assert!(found.len() == 1 && found[0].is_certain, "{text}");
        }
        assert!(!ibans("حسابكم BH68BMAG00001299123456")[0].is_certain);
        assert!(ibans("ref BH68BMAG00001299123456").is_empty());
        assert!(ibans("GB30NWBK60161331926819 IGA-2026-000731 BH2026").is_empty());
    }
}

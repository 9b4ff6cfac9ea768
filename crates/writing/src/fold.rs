//! One normal form of a text for index and query: what looks or is meant the same becomes the same.

use unicode_normalization::char::decompose_compatible;
use unicode_normalization::char::is_combining_mark;

pub use crate::terms::query_terms;
pub use crate::terms::terms;

/// Folds a text: no diacritics, tatweel or invisible controls; one alef, yaa, haa, kaf; digits 0-9; Latin in lower case without accents.
///
/// Folding twice changes nothing more. Takes time linear in the text.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            // Nearly all that people write stands for itself.
            ch if ch.is_ascii() => folded.push(ch.to_ascii_lowercase()),
            ch if is_plain(ch) => folded.push(same(ch)),
            ch if is_dropped(ch) => {}
            // A character at a time: the marks, which alone would have to be sorted, are dropped.
            ch => decompose_compatible(ch, |part| {
                part.to_lowercase().filter(|low| !is_dropped(*low)).for_each(|low| push(&mut folded, low));
            }),
        }
    }
    folded
}

/// Says whether it is a letter of Arabic that is made of no others: alef to ghain, faa to yaa.
fn is_plain(ch: char) -> bool {
    matches!(ch, '\u{627}'..='\u{63A}' | '\u{641}'..='\u{64A}')
}

/// Says whether a character carries no meaning for search: a mark, the tatweel, an invisible control.
pub(crate) fn is_dropped(ch: char) -> bool {
    !ch.is_ascii() && (is_combining_mark(ch) || is_invisible(ch))
}

/// Says whether a character is the tatweel, a zero-width character or a control of direction.
pub(crate) fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{640}' | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn push(folded: &mut String, ch: char) {
    match ch {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        _ => folded.push(same(ch)),
    }
}

/// The one letter that stands for all that people type for it; what decomposes (أ ؤ ئ آ) has lost its mark already.
fn same(ch: char) -> char {
    match ch {
        'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ے' => 'ي',
        'ة' | 'ھ' | 'ہ' | 'ە' | 'ۃ' => 'ه',
        'ک' | 'ڪ' | 'گ' => 'ك',
        'پ' => 'ب',
        'چ' => 'ج',
        'ڤ' => 'ف',
        '٠'..='٩' => digit(ch, '٠'),
        '۰'..='۹' => digit(ch, '۰'),
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ı' => 'i',
        '’' | '‘' | 'ʼ' => '\'',
        _ => ch,
    }
}

fn digit(ch: char, zero: char) -> char {
    u32::from(ch).checked_sub(u32::from(zero)).and_then(|value| char::from_digit(value, 10)).unwrap_or(ch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_meant_the_same_becomes_the_same() {
        let pairs = [
            ("الإقامة", "الاقامه"),
            ("أُسْرَة", "اسره"),
            ("آخر", "اخر"),
            ("ٱلحمد", "الحمد"),
            ("مستشفى", "مستشفي"),
            ("مسؤول", "مسوول"),
            ("هيئة", "هييه"),
            ("دليـــل", "دليل"),
            ("کتاب علی", "كتاب علي"),
            ("٣٦٥٤۱۲۳4", "36541234"),
            ("ﻻ ﺑﺄﺱ", "لا باس"),
            ("Café RÉSUMÉ", "cafe resume"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("ｆｕｌｌ１", "full1"),
            ("a\u{200F}b\u{202E}c\u{FEFF}", "abc"),
            ("can’t", "can't"),
        ];
        for (text, folded) in pairs {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn ten_megabytes_of_marks_are_folded_to_almost_nothing() {
        let zalgo = format!("a{}", "\u{301}".repeat(5_000_000));
        assert_eq!(fold(&zalgo), "a");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}

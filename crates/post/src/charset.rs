//! From the bytes of a text to its characters, whatever its label claims.

use encoding_rs::Encoding;
use encoding_rs::ISO_8859_6;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;
use encoding_rs::WINDOWS_1252;
use encoding_rs::WINDOWS_1256;

use crate::arabic_bytes;
use crate::old_arabic;
use crate::utf7;

/// A decoded text, and whether every byte had a meaning.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) whole: bool,
}

/// Decodes `bytes` by `label`, unless the bytes show that the label is wrong.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> Decoded {
    let label = label.map(|label| label.trim_matches(['"', '\'', ' ']).to_ascii_lowercase().replace('_', "-"));
    // Its mark begins as that of UTF-16 does.
    if label.as_deref().is_some_and(|label| ["utf-32", "utf32", "utf-32le", "utf-32be", "ucs-4", "iso-10646-ucs-4"].contains(&label)) {
        return utf32(bytes);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return by(encoding, &bytes[mark..]);
    }
    match label.as_deref() {
        Some("utf-7" | "unicode-1-1-utf-7" | "csutf7" | "x-unicode-2-0-utf-7") => {
            let (text, whole) = utf7::decode(bytes);
            Decoded { text, whole }
        }
        Some("utf-16" | "ucs-2" | "iso-10646-ucs-2" | "unicode" | "utf16") => by(utf16_order(bytes), bytes),
        Some(label) => match named(label) {
            Some(encoding) => by_evidence(bytes, encoding),
            None => by_old_name(bytes, label),
        },
        None => by_evidence(bytes, UTF_8),
    }
}

/// A name that no browser knows: an old set of Arabic, or one that nobody knows, whose bytes speak for themselves.
fn by_old_name(bytes: &[u8], label: &str) -> Decoded {
    match old_arabic::named(label) {
        Some(old) if std::str::from_utf8(bytes).is_err() => {
            let (text, whole) = old.decode(bytes);
            Decoded { text, whole }
        }
        Some(_) => by_evidence(bytes, UTF_8),
        None => Decoded { whole: bytes.is_ascii(), ..by_evidence(bytes, UTF_8) },
    }
}

/// Four bytes for each letter; which end comes first shows in the bytes, because no letter needs all four.
fn utf32(bytes: &[u8]) -> Decoded {
    let is_little = bytes.first().is_some_and(|first| *first != 0);
    let number = |four: [u8; 4]| if is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
    let letter = |four: &[u8]| four.try_into().ok().and_then(|four| char::from_u32(number(four)));
    let text: String = bytes.chunks(4).map(|four| letter(four).unwrap_or(char::REPLACEMENT_CHARACTER)).filter(|one| *one != MARK).collect();
    Decoded { whole: !text.contains(char::REPLACEMENT_CHARACTER), text }
}

/// Stands before a text to show the order of its bytes.
const MARK: char = '\u{feff}';

/// The text of a file, in the character set that its bytes show.
pub fn read_text(bytes: &[u8]) -> String {
    decode(bytes, None).text
}

fn named(label: &str) -> Option<&'static Encoding> {
    match label {
        "iso-8859-6-i" | "iso-8859-6-e" | "iso8859-6" | "arabic" | "asmo-708" | "csisolatinarabic" => Some(ISO_8859_6),
        "cp1256" | "x-cp1256" | "cp-1256" | "windows1256" | "win-1256" | "ansi-1256" | "1256" => Some(WINDOWS_1256),
        "utf8" | "utf-8" | "us-ascii" | "ascii" | "ansi-x3.4-1968" | "unknown-8bit" | "x-unknown" | "default" | "8bit" => Some(UTF_8),
        _ => Encoding::for_label_no_replacement(label.as_bytes()),
    }
}

/// Trusts the label of a multi-byte set; lets the bytes speak where the label is one that programs write without looking.
fn by_evidence(bytes: &[u8], labelled: &'static Encoding) -> Decoded {
    if bytes.is_ascii() && labelled.is_ascii_compatible() && labelled != encoding_rs::ISO_2022_JP {
        return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), whole: true };
    }
    let doubtful = labelled.is_single_byte() || labelled == UTF_8;
    if doubtful && let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.into(), whole: true };
    }
    if labelled == UTF_8 {
        return undeclared(bytes);
    }
    if [WINDOWS_1252, WINDOWS_1256, ISO_8859_6].contains(&labelled)
        && let Some(arabic) = arabic_bytes::guess(bytes, labelled)
    {
        return by(arabic, bytes);
    }
    by(labelled, bytes)
}

/// Bytes that should be UTF-8 and are not: Arabic in eight bits, UTF-8 with a few broken bytes, or Latin letters, in this order.
fn undeclared(bytes: &[u8]) -> Decoded {
    let lossy = by(UTF_8, bytes);
    let broken = lossy.text.matches(char::REPLACEMENT_CHARACTER).count();
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if broken * 4 < high {
        return lossy;
    }
    match arabic_bytes::guess(bytes, WINDOWS_1252) {
        Some(encoding) => by(encoding, bytes),
        None => lossy,
    }
}

fn by(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), whole: !broken }
}

/// The byte order of UTF-16 without a mark: in text of any language the high bytes repeat more than the low ones.
fn utf16_order(bytes: &[u8]) -> &'static Encoding {
    let high = |byte: &&u8| matches!(byte, 0x00 | 0x06);
    let first = bytes.iter().step_by(2).filter(high).count();
    let second = bytes.iter().skip(1).step_by(2).filter(high).count();
    if second > first { UTF_16LE } else { UTF_16BE }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREETING: &str = "السلام عليكم، أود الاستفسار عن موعد تجديد الجواز";

    fn bytes_in(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn arabic_is_read_in_each_character_set_under_its_own_name() {
        for (label, encoding) in
            [("windows-1256", WINDOWS_1256), ("ISO-8859-6", ISO_8859_6), ("iso-8859-6-i", ISO_8859_6), ("cp1256", WINDOWS_1256)]
        {
            assert_eq!(decode(&bytes_in(encoding, GREETING), Some(label)).text, GREETING, "{label}");
        }
        let units: Vec<u8> = GREETING.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&units, Some("utf-16le")).text, GREETING);
        assert_eq!(decode(&units, Some("utf-16")).text, GREETING);
    }

    #[test]
    fn arabic_of_old_machines_is_read_under_its_name_and_in_four_bytes_a_letter() {
        let words = "السلام عليكم";
        let dos = b"\x9f\xe9\xab\xe9\x9f\xea \xe3\xe9\xef\xe8\xea";
        let macintosh = b"\xc7\xe4\xd3\xe4\xc7\xe5\xa0\xd9\xe4\xea\xe3\xe5";
        let whole = |text: &str| Decoded { text: text.into(), whole: true };
        assert_eq!(decode(dos, Some("cp720")), whole(words));
        assert_eq!(decode(macintosh, Some("x-mac-arabic")), whole(words));
        assert_eq!(decode(b"\xc7\xe4\xd3\x9e\xef", Some("IBM864")), whole("السلام"));
        assert_eq!(decode(words.as_bytes(), Some("cp864")), whole(words), "under a wrong name");
        assert!(!decode(b"\xc7\xff", Some("cp864")).whole, "a byte without a meaning is said");
        for order in [u32::to_le_bytes, u32::to_be_bytes] {
            for marked in [words.to_owned(), format!("{MARK}{words}")] {
                let bytes: Vec<u8> = marked.chars().flat_map(|one| order(one.into())).collect();
                assert_eq!(decode(&bytes, Some("utf-32")), whole(words));
            }
        }
    }

    #[test]
    fn arabic_under_a_wrong_name_is_recognised() {
        for wrong in [Some("iso-8859-1"), Some("us-ascii"), Some("utf-8"), Some("iso-8859-6"), Some("windows-1256"), None] {
            assert_eq!(decode(&bytes_in(WINDOWS_1256, GREETING), wrong).text, GREETING, "windows-1256 as {wrong:?}");
            assert_eq!(decode(&bytes_in(ISO_8859_6, GREETING), wrong).text, GREETING, "iso-8859-6 as {wrong:?}");
            assert_eq!(decode(GREETING.as_bytes(), wrong).text, GREETING, "utf-8 as {wrong:?}");
        }
    }

    #[test]
    fn a_wrong_name_is_refuted_by_one_word_that_it_breaks_and_by_the_letters_of_a_sentence() {
        for text in ["قيد الدراسة", "وزارة التربية والتعليم", "طلب توظيف", "فاطمة يوسف"] {
            assert_eq!(decode(&bytes_in(WINDOWS_1256, text), Some("iso-8859-6")).text, text);
            assert_eq!(decode(&bytes_in(ISO_8859_6, text), Some("windows-1256")).text, text);
        }
        // No word of it breaks in the other set; its letters are too seldom there.
        let text = "أسأل الله أن ننال المساعدة منذ سنة";
        assert_eq!(decode(&bytes_in(WINDOWS_1256, text), Some("iso-8859-6")).text, text);
        assert_eq!(decode(&bytes_in(ISO_8859_6, text), Some("windows-1256")).text, text);
    }

    #[test]
    fn latin_words_among_arabic_ones_leave_a_right_name_alone() {
        let text = "Café - مقهى، à la carte";
        assert_eq!(decode(&bytes_in(WINDOWS_1256, text), Some("windows-1256")).text, text);
    }

    #[test]
    fn french_in_latin_letters_stays_french() {
        let text = "Une requête déposée à Manama, très urgente, où l’élève était là";
        assert_eq!(decode(&bytes_in(WINDOWS_1252, text), Some("iso-8859-1")).text, text);
    }

    #[test]
    fn an_unknown_name_and_bytes_without_meaning_are_reported() {
        assert!(!decode("ß".as_bytes(), Some("x-martian")).whole);
        let broken = decode(b"a \xff\xfe \xc0\xaf", Some("utf-8"));
        assert!(!broken.whole);
        assert!(broken.text.contains('\u{fffd}'));
    }
}

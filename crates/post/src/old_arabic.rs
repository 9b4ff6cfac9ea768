//! Arabic in the eight bits of old machines, which no browser reads: DOS and Macintosh. What each byte means is what the Unicode Consortium has
//! published of them (MAPPINGS/VENDORS/MICSFT/PC and MAPPINGS/VENDORS/APPLE; code page 720 as Windows has it), from byte 0x80 on.

use unicode_normalization::UnicodeNormalization;

/// DOS, letters as such.
const DOS_720: &str = "\
    \u{fffd}\u{fffd}éâ\u{fffd}à\u{fffd}çêëèïî\u{fffd}\u{fffd}\u{fffd}\
    \u{fffd}\u{651}\u{652}ô¤\u{640}ûù\u{621}\u{622}\u{623}\u{624}£\u{625}\u{626}\u{627}\
    \u{628}\u{629}\u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\u{630}\u{631}\u{632}\u{633}\u{634}\u{635}«»\
    ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
    ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    \u{636}\u{637}\u{638}\u{639}\u{63a}\u{641}µ\u{642}\u{643}\u{644}\u{645}\u{646}\u{647}\u{648}\u{649}\u{64a}\
    \u{2261}\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\u{650}\u{2248}°\u{2219}·\u{221a}ⁿ²■\u{a0}";

/// DOS, each letter by the shape that it takes beside its neighbours.
const DOS_864: &str = "\
    °·\u{2219}\u{221a}▒─│┼┤┬├┴┐┌└┘\
    \u{3b2}\u{221e}\u{3c6}±½¼\u{2248}«»\u{fef7}\u{fef8}\u{fffd}\u{fffd}\u{fefb}\u{fefc}\u{fffd}\
    \u{a0}\u{ad}\u{fe82}£¤\u{fe84}\u{fffd}\u{fffd}\u{fe8e}\u{fe8f}\u{fe95}\u{fe99}\u{60c}\u{fe9d}\u{fea1}\u{fea5}\
    \u{660}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{669}\u{fed1}\u{61b}\u{feb1}\u{feb5}\u{feb9}\u{61f}\
    ¢\u{fe80}\u{fe81}\u{fe83}\u{fe85}\u{feca}\u{fe8b}\u{fe8d}\u{fe91}\u{fe93}\u{fe97}\u{fe9b}\u{fe9f}\u{fea3}\u{fea7}\u{fea9}\
    \u{feab}\u{fead}\u{feaf}\u{feb3}\u{feb7}\u{febb}\u{febf}\u{fec1}\u{fec5}\u{fecb}\u{fecf}¦¬÷×\u{fec9}\
    \u{640}\u{fed3}\u{fed7}\u{fedb}\u{fedf}\u{fee3}\u{fee7}\u{feeb}\u{feed}\u{feef}\u{fef3}\u{febd}\u{fecc}\u{fece}\u{fecd}\u{fee1}\
    \u{fe7d}\u{651}\u{fee5}\u{fee9}\u{feec}\u{fef0}\u{fef2}\u{fed0}\u{fed5}\u{fef5}\u{fef6}\u{fedd}\u{fed9}\u{fef1}■\u{fffd}";

/// The Macintosh. Signs that stand in both halves were meant to run from right to left in the upper one.
const MACINTOSH: &str = "\
    Ä\u{a0}ÇÉÑÖÜáàâä\u{6ba}«çéè\
    êëí…îïñó»ôö÷úùûü\
    \u{20}!\"#$\u{66a}&'()*+\u{60c}-./\
    \u{660}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{669}:\u{61b}<=>\u{61f}\
    \u{274a}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\
    \u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}\u{637}\u{638}\u{639}\u{63a}[\\]^_\
    \u{640}\u{641}\u{642}\u{643}\u{644}\u{645}\u{646}\u{647}\u{648}\u{649}\u{64a}\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\
    \u{650}\u{651}\u{652}\u{67e}\u{679}\u{686}\u{6d5}\u{6a4}\u{6af}\u{688}\u{691}{|}\u{698}\u{6d2}";

/// The same with the digits of Persian.
const MACINTOSH_PERSIAN: &str = "\
    Ä\u{a0}ÇÉÑÖÜáàâä\u{6ba}«çéè\
    êëí…îïñó»ôö÷úùûü\
    \u{20}!\"#$\u{66a}&'()*+\u{60c}-./\
    \u{6f0}\u{6f1}\u{6f2}\u{6f3}\u{6f4}\u{6f5}\u{6f6}\u{6f7}\u{6f8}\u{6f9}:\u{61b}<=>\u{61f}\
    \u{274a}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\
    \u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}\u{637}\u{638}\u{639}\u{63a}[\\]^_\
    \u{640}\u{641}\u{642}\u{643}\u{644}\u{645}\u{646}\u{647}\u{648}\u{649}\u{64a}\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\
    \u{650}\u{651}\u{652}\u{67e}\u{679}\u{686}\u{6d5}\u{6a4}\u{6af}\u{688}\u{691}{|}\u{698}\u{6d2}";

/// An old character set.
pub(crate) struct OldArabic {
    upper: &'static str,
    /// In code page 864 the sign for percent is the Arabic one.
    percent: char,
}

/// The set that a label in small letters names.
pub(crate) fn named(label: &str) -> Option<OldArabic> {
    let (upper, percent) = match label {
        "cp720" | "ibm720" | "ibm-720" | "dos-720" | "720" | "x-cp720" => (DOS_720, '%'),
        "cp864" | "ibm864" | "ibm-864" | "csibm864" | "dos-864" | "864" | "x-cp864" => (DOS_864, '\u{66a}'),
        "x-mac-arabic" | "macarabic" | "mac-arabic" | "x-macarabic" => (MACINTOSH, '%'),
        "x-mac-farsi" | "macfarsi" | "mac-farsi" | "x-macfarsi" => (MACINTOSH_PERSIAN, '%'),
        _ => return None,
    };
    Some(OldArabic { upper, percent })
}

impl OldArabic {
    /// The text, with letters as such, and whether every byte had a meaning.
    pub(crate) fn decode(&self, bytes: &[u8]) -> (String, bool) {
        let upper: Vec<char> = self.upper.chars().collect();
        let letter = |byte: u8| match byte {
            b'%' => self.percent,
            0..0x80 => char::from(byte),
            _ => upper.get(usize::from(byte) - 0x80).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        let mut text = String::with_capacity(bytes.len() * 2);
        for letter in bytes.iter().map(|byte| letter(*byte)) {
            match letter {
                '\u{fe70}'..='\u{fefc}' => text.extend(std::iter::once(letter).nfkc()),
                letter => text.push(letter),
            }
        }
        let whole = !text.contains(char::REPLACEMENT_CHARACTER);
        (text, whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_has_a_meaning_for_each_byte() {
        for upper in [DOS_720, DOS_864, MACINTOSH, MACINTOSH_PERSIAN] {
            assert_eq!(upper.chars().count(), 128);
        }
    }

    #[test]
    fn shapes_become_the_letters_that_they_are_shapes_of() {
        let shaped = named("ibm864").unwrap().decode(&[0xc7, 0xe4, 0xd3, 0x9d, 0xe5, b' ', b'5', b'%']);
        assert_eq!(shaped, ("السلام 5٪".to_owned(), true));
    }
}

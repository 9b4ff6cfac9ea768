//! How many parts a text message has: each is sent and paid for by itself. In the alphabet of phones (3GPP TS 23.038) a part holds more than in
//! the sixteen bits a sign that Arabic needs.

/// The alphabet that every phone knows, of seven bits a sign.
const BASIC: &str =
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// What costs two signs of it.
const EXTENDED: &str = "\u{c}^{}\\[~]|€";

/// What a text needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// Whether a sign of it is none of the alphabet of phones, so that all need sixteen bits.
    pub(crate) is_wide: bool,
    /// How many parts it has.
    pub(crate) number: usize,
}

impl Parts {
    /// Counts them.
    pub(crate) fn of(text: &str) -> Parts {
        let narrow: Option<Vec<usize>> = text.chars().map(septets).collect();
        let is_wide = narrow.is_none();
        let signs = narrow.unwrap_or_else(|| text.chars().map(char::len_utf16).collect());
        // Where there is more than one part, each begins with six or seven signs that say which it is.
        let (alone, each) = if is_wide { (70, 67) } else { (160, 153) };
        let number = if signs.iter().sum::<usize>() <= alone { 1 } else { packed(&signs, each) };
        Parts { is_wide, number }
    }
}

/// How many signs of seven bits one of a text needs; nothing where none can show it.
fn septets(c: char) -> Option<usize> {
    match c {
        _ if BASIC.contains(c) => Some(1),
        _ if EXTENDED.contains(c) => Some(2),
        _ => None,
    }
}

/// How many parts of this size hold the signs, none of which is cut in two.
fn packed(signs: &[usize], each: usize) -> usize {
    let (mut parts, mut used) = (1, 0);
    for sign in signs {
        if used + sign > each {
            parts += 1;
            used = 0;
        }
        used += sign;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (bool, usize) {
        let Parts { is_wide, number } = Parts::of(text);
        (is_wide, number)
    }

    #[test]
    fn latin_text_has_160_signs_alone_and_153_a_part() {
        assert_eq!(BASIC.chars().count(), 127, "128 signs, of which one leads to the extended ones");
        for (signs, parts) in [(0, 1), (160, 1), (161, 2), (306, 2), (307, 3)] {
            assert_eq!(of(&"a".repeat(signs)), (false, parts), "{signs}");
        }
        assert_eq!(of(&"€".repeat(80)), (false, 1), "what is extended counts twice");
        assert_eq!(of(&"€".repeat(81)), (false, 2));
        assert_eq!(of(&"€".repeat(153)), (false, 3), "no sign is cut: 76 fit into a part");
    }

    #[test]
    fn arabic_text_has_70_signs_alone_and_67_a_part() {
        for (signs, parts) in [(70, 1), (71, 2), (134, 2), (135, 3)] {
            assert_eq!(of(&"ر".repeat(signs)), (true, parts), "{signs}");
        }
        assert_eq!(of(&("a".repeat(70) + "ç")), (true, 2), "one such sign is enough: ç is none of the alphabet, though Ç is");
        assert_eq!(of(&"🏛".repeat(36)), (true, 2), "a sign of two units is not cut: 33 fit into a part");
    }
}

//! References and codes as people type them: any of three scripts of digits, small letters, spaces.

/// A reference or code in the form in which it is kept: capitals and ASCII digits, without spaces; at most so many characters are read.
pub(crate) fn tidied(typed: &str) -> String {
    let kept = typed.chars().filter(|c| !c.is_whitespace() && !is_mark(*c)).take(40);
    kept.map(|c| ascii_digit(c).unwrap_or(c)).flat_map(char::to_uppercase).collect()
}

/// The entity's code with which a reference begins: `RSA` of `RSA-2026-000731`.
pub(crate) fn entity_of(reference: &str) -> &str {
    reference.split('-').next().unwrap_or_default()
}

/// Marks of direction, which come along when a reference is copied out of Arabic text.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn ascii_digit(c: char) -> Option<char> {
    let zero = ['٠', '۰'].into_iter().find(|zero| (*zero as u32..*zero as u32 + 10).contains(&(c as u32)))?;
    char::from_digit(c as u32 - zero as u32, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_however_it_was_typed() {
        assert_eq!(tidied(" rsa-٢٠٢٦-000731 "), "RSA-2026-000731");
        assert_eq!(tidied("\u{2066}RSA-۲۰۲۶-۰۰۰۷۳۱\u{2069}"), "RSA-2026-000731");
        assert_eq!(entity_of("RSA-2026-000731"), "RSA");
    }
}

//! Which of the two languages a text is written in.

use kernel::Lang;

/// The language that most letters of a text are of; addresses and links do not count, and Arabic is meant where nothing tells.
pub fn language(text: &str) -> Lang {
    let words = text.split_whitespace().filter(|token| !token.contains('@') && !token.contains("://") && !token.starts_with("www."));
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    for ch in words.flat_map(str::chars) {
        match ch {
            '\u{621}'..='\u{64A}' | '\u{671}'..='\u{6D3}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => arabic += 1,
            _ if ch.is_alphabetic() => latin += 1,
            _ => {}
        }
    }
    if latin > arabic { Lang::En } else { Lang::Ar }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_told_by_its_letters() {
        for text in ["أريد تجديد الجواز", "", "123", "رقم الطلب IGA-2026-000731", "راسلوا ali.hassan.mohammed@example.bh", "ﺍﻟﺠﻮﺍﺯ"]
        {
            assert_eq!(language(text), Lang::Ar, "{text}");
        }
        for text in ["I want to renew", "My name is مريم and I applied", "Hi"] {
            assert_eq!(language(text), Lang::En, "{text}");
        }
    }
}

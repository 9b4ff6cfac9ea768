//! A number that a text message can be sent to, written as the whole world reads it (E.164).

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

/// A number with its country: `+97336123456`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Phone(String);

/// Why something that was typed is no number for text messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPhone {
    /// It is no telephone number at all.
    NoNumber,
    /// It is not one of Bahrain, and its country is not given.
    NoCountry,
    /// It is a number of Bahrain that is no mobile one.
    NoMobile,
}

impl NotAPhone {
    /// The key of the words that say what to write instead.
    pub const fn key(self) -> &'static str {
        match self {
            NotAPhone::NoNumber => "phone-no-number",
            NotAPhone::NoCountry => "phone-no-country",
            NotAPhone::NoMobile => "phone-no-mobile",
        }
    }
}

/// Bahrain's country code.
const BAHRAIN: &str = "973";
/// The digits of a number of Bahrain.
const NATIONAL: usize = 8;
/// The digits of a number of any country, with the country's (ITU-T E.164 sets the most; the shortest in use have eight).
const WHOLE: std::ops::RangeInclusive<usize> = 8..=15;
/// How many of its last digits are shown where it is masked.
const SHOWN: usize = 3;

impl Phone {
    /// Reads what was typed: in any of the three scripts of digits, with spaces, hyphens or brackets, with `+` or `00` before the country.
    /// Eight digits without a country are a number of Bahrain.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn parse(typed: &str) -> Result<Phone, NotAPhone> {
        let bare: String = typed.chars().filter(|c| !is_between(*c)).map(western).collect();
        let (has_country, digits) = match bare.strip_prefix('+').or_else(|| bare.strip_prefix("00")) {
            Some(rest) => (true, rest),
            None => (false, bare.as_str()),
        };
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(NotAPhone::NoNumber);
        }
        let national = digits.strip_prefix(BAHRAIN).filter(|rest| has_country || rest.len() == NATIONAL);
        match national {
            Some(national) => of_bahrain(national),
            None if has_country && WHOLE.contains(&digits.len()) && !digits.starts_with('0') => Ok(Phone(format!("+{digits}"))),
            None if has_country => Err(NotAPhone::NoNumber),
            None if digits.len() == NATIONAL => of_bahrain(digits),
            None if WHOLE.contains(&digits.len()) => Err(NotAPhone::NoCountry),
            None => Err(NotAPhone::NoNumber),
        }
    }

    /// The number with its country.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its last three digits: whoever has it knows it again.
    pub fn masked(&self) -> String {
        format!("•••{}", &self.0[self.0.len() - SHOWN..])
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl TryFrom<String> for Phone {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Phone::parse(&text).map_err(NotAPhone::key)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn of_bahrain(national: &str) -> Result<Phone, NotAPhone> {
    match national.as_bytes() {
        [a, b, c, d, _, _, _, _] if is_mobile([*a, *b, *c, *d]) => Ok(Phone(format!("+{BAHRAIN}{national}"))),
        [_, _, _, _, _, _, _, _] => Err(NotAPhone::NoMobile),
        _ => Err(NotAPhone::NoNumber),
    }
}

/// Whether the first four digits of a number of Bahrain are those of mobile ones, as its numbering plan gives them out. Numbers move between
/// companies, so that only a report of what became of a message says more.
const fn is_mobile(first: [u8; 4]) -> bool {
    match &first {
        [b'3', b'8', third, _] => *third != b'6',
        [b'3', ..] => true,
        b"6300" | b"6333" | b"6361" | b"6366" | b"6441" => true,
        [b'6', b'6', b'3', last] => matches!(last, b'0' | b'3'..=b'9'),
        [b'6', b'6', b'6' | b'9', _] => true,
        [b'6', b'6', b'7', last] => *last != b'7',
        _ => false,
    }
}

/// What stands between digits and means nothing: spaces, hyphens, brackets, and marks of direction that come along when a number is copied.
const fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '(' | ')' | '.' | '/' | '\u{2010}'..='\u{2015}')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A digit of the Arabic or Persian script as a Western one.
fn western(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        _ => return c,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, NotAPhone> {
        Phone::parse(typed).map(|phone| phone.to_string())
    }

    #[test]
    fn a_mobile_number_of_bahrain_is_read_however_it_is_typed() {
        for typed in [
            "36123456",
            " 3612 3456 ",
            "٣٦١٢٣٤٥٦",
            "۳۶۱۲۳۴۵۶",
            "+973 3612-3456",
            "0097336123456",
            "97336123456",
            "\u{2066}+97336123456\u{2069}",
        ] {
            assert_eq!(read(typed).as_deref(), Ok("+97336123456"), "{typed}");
        }
        for mobile in
            ["38512345", "63001234", "63611234", "64411234", "66301234", "66391234", "66612345", "66991234", "66761234", "66781234"]
        {
            assert!(read(mobile).is_ok(), "{mobile}");
        }
    }

    #[test]
    fn what_takes_no_text_message_is_refused_with_the_reason() {
        for fixed in ["17123456", "+973 1700 0000", "77123456", "80008001", "38612345", "66771234", "66311234", "63021234"] {
            assert_eq!(read(fixed), Err(NotAPhone::NoMobile), "{fixed}");
        }
        for nothing in
            ["", "abc", "3612345", "+9733612345", "+973361234567", "huda@example.com", "+0123456789", "+1234567890123456", "٣٦١٢x٤٥٦"]
        {
            assert_eq!(read(nothing), Err(NotAPhone::NoNumber), "{nothing}");
        }
        assert_eq!(read("447700900123"), Err(NotAPhone::NoCountry));
    }

    #[test]
    fn a_number_of_another_country_is_taken_with_its_country_and_masked_to_three_digits() {
        let phone = Phone::parse("+44 7700 900123").unwrap();
        assert_eq!((phone.as_str(), phone.masked().as_str()), ("+447700900123", "•••123"));
        assert_eq!(read("00966501234567").as_deref(), Ok("+966501234567"));
    }
}

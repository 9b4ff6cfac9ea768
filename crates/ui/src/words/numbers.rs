//! Numbers in texts: grouping, and the digits an installation chose for Arabic.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::types::FluentNumberOptions;
use intl_memoizer::concurrent::IntlLangMemoizer;
use kernel::Lang;

/// The hook with which Fluent formats a value.
pub(super) type Formatter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// The digits in which Arabic texts show numbers. Both sets are always understood in what people type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789, usual in Bahrain's government services.
    #[default]
    Western,
    /// ٠١٢٣٤٥٦٧٨٩.
    ArabicIndic,
}

impl Digits {
    /// Writes the digits of a text in this set.
    pub fn write(self, text: &str) -> String {
        match self {
            Digits::Western => text.to_owned(),
            Digits::ArabicIndic => text.chars().map(arabic_indic_digit).collect(),
        }
    }

    pub(super) fn formatter(self) -> Formatter {
        match self {
            Digits::Western => western,
            Digits::ArabicIndic => arabic_indic,
        }
    }
}

/// Puts commas between thousands of a decimal number of five or more whole digits; shorter numbers read better whole.
pub fn grouped(number: &str) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |point| number.split_at(point));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    if digits.len() < 5 {
        return number.to_owned();
    }
    let mut out = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// A number as Fluent takes it, so that Arabic gets its right plural form.
///
/// CLDR chooses by the last two digits (103 counts like 3, 111 like 11), but intl_pluralrules 7.0 compares the whole number. So a
/// large number is handed over as its last two digits, and the number to show travels in an option that nothing else uses.
pub(super) fn counted(number: f64, lang: Lang) -> FluentNumber {
    let rest = number.abs() % 100.0;
    if lang == Lang::Ar && number.abs() > 100.0 && rest >= 3.0 && number.fract() == 0.0 {
        let options = FluentNumberOptions { currency: Some(number.to_string()), ..FluentNumberOptions::default() };
        return FluentNumber::new(rest, options);
    }
    FluentNumber::new(number, FluentNumberOptions::default())
}

fn western(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.options.currency.clone().unwrap_or_else(|| number.as_string().into_owned()))),
        _ => None,
    }
}

fn arabic_indic(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    western(value, memoizer).map(|number| Digits::ArabicIndic.write(&number))
}

fn arabic_indic_digit(letter: char) -> char {
    match letter.to_digit(10) {
        Some(digit) => char::from_u32(0x0660 + digit).unwrap_or(letter),
        None => letter,
    }
}

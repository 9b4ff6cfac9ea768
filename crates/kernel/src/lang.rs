//! The two languages of the product, as equals; Arabic first.

use serde::Deserialize;
use serde::Serialize;

/// A language that every screen, message and error exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// العربية, written right to left.
    #[default]
    Ar,
    /// English.
    En,
}

impl Lang {
    /// All languages, Arabic first.
    pub const ALL: [Lang; 2] = [Lang::Ar, Lang::En];

    /// The two-letter code: `ar`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ar => "ar",
            Lang::En => "en",
        }
    }

    /// The direction of writing: `rtl`, `ltr`.
    pub const fn dir(self) -> &'static str {
        match self {
            Lang::Ar => "rtl",
            Lang::En => "ltr",
        }
    }

    /// The language's own name.
    pub const fn name(self) -> &'static str {
        match self {
            Lang::Ar => "العربية",
            Lang::En => "English",
        }
    }

    /// The other one of the two.
    pub const fn other(self) -> Lang {
        match self {
            Lang::Ar => Lang::En,
            Lang::En => Lang::Ar,
        }
    }

    /// Reads a code such as `ar`, `ar-BH` or `en_GB`.
    pub fn parse(code: &str) -> Option<Lang> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// Picks from an `Accept-Language` header by its weights; Arabic when it names neither.
    pub fn accepted(header: &str) -> Lang {
        let weighted = header.split(',').filter_map(|part| {
            let mut pieces = part.split(';');
            let lang = Lang::parse(pieces.next()?.trim())?;
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            Some((lang, weight))
        });
        weighted.reduce(|best, next| if next.1 > best.1 { next } else { best }).map_or(Lang::Ar, |(lang, _)| lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heavier_language_of_the_header_wins() {
        assert_eq!(Lang::accepted("en-GB;q=0.4, ar;q=0.9"), Lang::Ar);
        assert_eq!(Lang::accepted("en-GB,en;q=0.9,ar;q=0.8"), Lang::En);
        assert_eq!(Lang::accepted("fr, de;q=0.5"), Lang::Ar);
    }
}

//! Text with its language and the direction in which it is read.

use kernel::Lang;

/// Where a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// At the right: Arabic, Urdu, Persian.
    RightToLeft,
    /// At the left: English, and figures in every language.
    LeftToRight,
}

impl From<Lang> for Direction {
    fn from(lang: Lang) -> Self {
        if lang.dir() == "rtl" { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}

/// The languages that are written from right to left.
const FROM_THE_RIGHT: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

/// Words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What is written, in the order of reading; line breaks are kept.
    pub words: String,
    /// The language's tag (BCP 47), or none for figures.
    pub tag: Option<String>,
    /// Where its lines begin.
    pub direction: Direction,
}

impl Text {
    /// Words in one of the product's languages.
    pub fn new(lang: Lang, words: impl Into<String>) -> Text {
        Text { words: words.into(), tag: Some(lang.code().into()), direction: lang.into() }
    }

    /// Words in any language by its tag, such as `ur` or `hi-IN`.
    pub fn tagged(tag: &str, words: impl Into<String>) -> Text {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let is_from_the_right = FROM_THE_RIGHT.contains(&primary.as_str());
        let direction = if is_from_the_right { Direction::RightToLeft } else { Direction::LeftToRight };
        Text { words: words.into(), tag: Some(tag.into()), direction }
    }

    /// References, numbers, dates and clocks: read from the left in every language, so that `A 042` and `24/11/2026 10:06` keep their order.
    pub fn figures(words: impl Into<String>) -> Text {
        Text { words: words.into(), tag: None, direction: Direction::LeftToRight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_says_where_its_lines_begin() {
        let begins = ["ur", "ar-BH", "FA", "en", "hi-IN", "tl"].map(|tag| Text::tagged(tag, "").direction);
        let (right, left) = (Direction::RightToLeft, Direction::LeftToRight);
        assert_eq!(begins, [right, right, right, left, left, left]);
    }
}

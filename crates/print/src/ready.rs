//! Ready sheets: the words come from the caller, the layout from here.

use kernel::Lang;

use crate::Block;
use crate::Direction;
use crate::Text;
use crate::Words;

mod badge;
mod plate;
mod poster;
mod ticket;

pub use badge::Badge;
pub use badge::badge;
pub use plate::Plate;
pub use plate::plate;
pub use poster::Channel;
pub use poster::Poster;
pub use poster::Section;
pub use poster::poster;
pub use ticket::Ticket;
pub use ticket::ticket;

/// The same said in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl Both {
    /// The same in both languages.
    pub fn new(ar: impl Into<String>, en: impl Into<String>) -> Both {
        Both { ar: ar.into(), en: en.into() }
    }

    fn text(&self, lang: Lang) -> Text {
        Text::new(lang, if lang == Lang::Ar { &self.ar } else { &self.en })
    }

    /// Both, with the reader's language first.
    fn texts(&self, first: Lang) -> [Text; 2] {
        [self.text(first), self.text(first.other())]
    }
}

/// What stands against a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, a date or a clock, the same in both languages.
    Figures(String),
    /// Words.
    Words(Both),
}

/// A label with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What is said of.
    pub label: Both,
    /// What is said.
    pub value: Value,
}

impl Fact {
    /// Figures stand once, between both labels; words stand in each language against their own label.
    fn blocks(&self, first: Lang, size: f32) -> Vec<Block> {
        let [label, other] = self.label.texts(first).map(|text| Words::new(text, size));
        let across = |lang: Lang, cells: Vec<Words>| Block::Across(Direction::from(lang), cells);
        match &self.value {
            Value::Figures(figures) => {
                let figures = Words::new(Text::figures(figures.clone()), size).bold();
                vec![across(first, vec![label, figures, other])]
            }
            Value::Words(words) => {
                let [value, said] = words.texts(first).map(|text| Words::new(text, size).bold());
                vec![across(first, vec![label, value]), across(first.other(), vec![other, said])]
            }
        }
    }
}

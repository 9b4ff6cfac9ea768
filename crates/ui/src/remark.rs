//! What a check says about a text that is being written, as the composer reads it.

use std::ops::Range;

use serde::Serialize;

/// The answer to a composer's question: all remarks about the text it sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Remarks {
    /// In the order in which they are shown.
    pub remarks: Vec<Remark>,
}

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RemarkKind {
    /// All is well.
    Ok,
    /// Worth a look.
    Warn,
    /// Must be put right before sending.
    Bad,
}

/// One remark. Places count Unicode code points, which a browser and Rust agree on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// How much it weighs.
    pub kind: RemarkKind,
    /// What it says, in the writer's language.
    pub label: String,
    /// Where it starts; none for a remark about the whole text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Where it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// What may stand there instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

impl Remark {
    /// A remark about the whole text.
    pub fn whole(kind: RemarkKind, label: impl Into<String>) -> Self {
        Self { kind, label: label.into(), start: None, end: None, fix: None }
    }

    /// A remark about these bytes of the text; about the whole when they are empty or no whole characters.
    pub fn at(kind: RemarkKind, label: impl Into<String>, text: &str, bytes: Range<usize>) -> Self {
        let remark = Self::whole(kind, label);
        match (text.get(..bytes.start), text.get(bytes.clone())) {
            (Some(before), Some(inside)) if !inside.is_empty() => {
                let start = before.chars().count();
                Self { start: Some(start), end: Some(start + inside.chars().count()), ..remark }
            }
            _ => remark,
        }
    }

    /// The same remark with what may stand there instead.
    pub fn fixed_by(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_arabic_become_code_points() {
        let text = "نعم البطاقه";
        let at = text.find("البطاقه").unwrap();
        let remark = Remark::at(RemarkKind::Bad, "إملاء", text, at..text.len()).fixed_by("البطاقة");
        assert_eq!((remark.start, remark.end), (Some(4), Some(11)));
    }

    #[test]
    fn a_range_that_splits_a_character_is_about_the_whole_text() {
        assert_eq!(Remark::at(RemarkKind::Warn, "x", "نعم", 1..3).start, None);
    }
}

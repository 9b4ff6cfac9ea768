//! What cannot be printed, and why.

use std::fmt;

/// Why something cannot become a sheet or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The content is too long for a QR code.
    CodeTooLong,
    /// The bytes are no font that can be read.
    NotAFont,
    /// The document could not be written; says what the writer said.
    Unwritable(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::CodeTooLong => f.write_str("too long for a QR code"),
            Fault::NotAFont => f.write_str("not a font that can be read"),
            Fault::Unwritable(why) => write!(f, "the document cannot be written: {why}"),
        }
    }
}

impl std::error::Error for Fault {}

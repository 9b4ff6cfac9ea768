//! What was wrong with a message that was read all the same.

use std::fmt;

/// One trouble met while reading. The reading goes on with what is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Larger than the limit; the rest was not read.
    OverSize,
    /// More parts than the limit; the rest was not read.
    TooManyParts,
    /// Multiparts nested deeper than the limit; the inner ones are kept as they are.
    TooDeep,
    /// More header lines or bytes than the limit; the rest was left out.
    TooManyHeaders,
    /// More addresses or message ids in one field than the limit.
    LongList,
    /// A text longer than the limit; the rest is only in the raw message.
    LongText,
    /// A character set that nobody knows, or bytes that are not in the one named. Names it.
    Charset(String),
    /// Base64 or quoted-printable with bytes that do not belong there.
    Encoding,
    /// A multipart without its boundary.
    Boundary,
    /// A zero byte in a header or a text, shown as U+FFFD.
    ZeroByte,
    /// No sender, or several, or one that cannot be read.
    Sender,
    /// A date that is missing, unreadable, or in no sane year.
    Date,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = match self {
            Fault::OverSize => "over-size",
            Fault::TooManyParts => "too-many-parts",
            Fault::TooDeep => "too-deep",
            Fault::TooManyHeaders => "too-many-headers",
            Fault::LongList => "long-list",
            Fault::LongText => "long-text",
            Fault::Charset(name) => return write!(f, "charset:{name}"),
            Fault::Encoding => "encoding",
            Fault::Boundary => "boundary",
            Fault::ZeroByte => "zero-byte",
            Fault::Sender => "sender",
            Fault::Date => "date",
        };
        f.write_str(key)
    }
}

/// The faults of one message, each kind once.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        if !self.0.contains(&fault) && self.0.len() < 32 {
            self.0.push(fault);
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Fault> {
        self.0
    }
}

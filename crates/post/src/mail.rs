//! A message as it was read: what a person sees of it, and what decides how it is handled.

use kernel::Timestamp;

use crate::Address;
use crate::Automatic;
use crate::Fault;
use crate::Limits;
use crate::header::Headers;
use crate::parse;

/// What came out of reading a raw message.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The message, as far as it could be read.
    pub mail: Mail,
    /// What was wrong with it; empty for nearly all mail.
    pub faults: Vec<Fault>,
}

/// A message. Everything in it is what the sender wrote, and proves nothing.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Its own id, without angle brackets.
    pub message_id: Option<String>,
    /// The ids of the messages that it answers.
    pub in_reply_to: Vec<String>,
    /// The ids of its thread, oldest first.
    pub references: Vec<String>,
    /// Who it says it is from.
    pub from: Option<Address>,
    /// Who sent it for the author.
    pub sender: Option<Address>,
    /// Where answers are wanted, if elsewhere.
    pub reply_to: Vec<Address>,
    /// To whom.
    pub to: Vec<Address>,
    /// To whom also.
    pub cc: Vec<Address>,
    /// The subject on one line; empty when there is none.
    pub subject: String,
    /// When it says it was written; for showing only.
    pub date: Option<Timestamp>,
    /// Whether a machine sent it.
    pub automatic: Automatic,
    /// Whether nothing automatic may answer it (RFC 3834 and the senders' own wishes).
    pub asks_for_silence: bool,
    /// The text to read; made from the HTML where there is no plain part.
    pub text: String,
    /// The HTML as it came: dangerous until it went through `safe_html`.
    pub html: Option<String>,
    /// Files, pictures inside the HTML, forwarded messages.
    pub attachments: Vec<Attachment>,
    pub(crate) headers: Headers,
}

/// A file that came with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The name to show and to save under, cleaned; none when the sender gave none.
    pub name: Option<String>,
    /// The media type that the sender declares, in small letters.
    pub declared: String,
    /// The media type that the bytes show.
    pub sniffed: &'static str,
    /// The name by which the HTML shows it (`cid:`), without angle brackets.
    pub content_id: Option<String>,
    /// Whether it is meant to be shown inside the text.
    pub inline: bool,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Mail {
    /// Reads a raw message. Never fails: what cannot be read is left out and named among the faults.
    pub fn parse(raw: &[u8], limits: &Limits) -> Parsed {
        parse::parse(raw, limits)
    }

    /// The values of a field, first to last, as text on one line. `name` in small letters: `received`, `authentication-results`.
    pub fn header(&self, name: &str) -> Vec<String> {
        self.headers.texts(name).collect()
    }

    /// Every field in its order, as text on one line; names in small letters.
    pub fn headers(&self) -> impl Iterator<Item = (&str, String)> {
        self.headers.all()
    }
}

//! What became of texts that a channel sent, and of their copies.

use ::store::Tx;
use kernel::Result;

/// What became of the texts with these numbers of the channel; one that is not listed never had to leave.
pub type Departures = fn(&mut Tx<'_>, &[i64]) -> Result<Vec<(i64, Departure)>>;

/// What became of a text that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// How far it came: `waiting`, `sent`, `late`, `failed`.
    pub state: &'static str,
    /// What the other side said last; often empty.
    pub answer: String,
    /// The key of the words that say why it failed; empty where that is not known.
    pub why: String,
    /// What became of the copies that others got of it.
    pub copies: Vec<Copied>,
}

/// Somebody else who gets a copy of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Who, in the reader's language.
    pub who: String,
    /// How far it came, as of the text itself.
    pub state: &'static str,
    /// What the other side said where it has not arrived; often empty.
    pub answer: String,
}

//! How a channel takes what another help desk had.

use std::time::Duration;

use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use store::Prepared;
use store::Tx;

/// How a channel takes what customers wrote to another help desk, so that their cases can be answered here.
#[derive(Clone, Copy, Debug)]
pub struct Bringing {
    /// The entity's places at which it is reached through the channel.
    pub places: fn(&mut Tx<'_>) -> Result<Vec<BroughtTo>>,
    /// The bytes that the channel keeps of a text, the same for the same text.
    pub original: fn(&mut Tx<'_>, &BroughtText) -> Result<Vec<u8>>,
    /// Keeps them with the case, the interaction and the entry that a text stands in.
    pub keep: KeepOriginal,
    /// Lets everything go that the channel keeps of a case which is taken back.
    pub forget: fn(&mut Tx<'_>, i64) -> Result<()>,
}

/// Keeps the bytes of a text with the numbers of its case, its interaction and its entry.
pub type KeepOriginal = fn(&mut Tx<'_>, &BroughtText, (i64, i64, i64), &Prepared) -> Result<()>;

/// A place at which an entity is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroughtTo {
    /// Its number.
    pub place: i64,
    /// What people call it: its address.
    pub name: String,
    /// How soon it owes a reply.
    pub allowed: Duration,
    /// Whether that is reckoned in working hours.
    pub is_working: bool,
}

/// What a customer wrote to another help desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroughtText {
    /// The place that it goes on at.
    pub place: i64,
    /// Tells it from every other text of the entity.
    pub key: String,
    /// The customer's name; empty when unknown.
    pub name: String,
    /// The customer's address.
    pub address: String,
    /// The language of the text.
    pub lang: Lang,
    /// What it is about.
    pub subject: String,
    /// What was written.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

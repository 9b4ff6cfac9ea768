//! A letter from the installation's own address: a link to set a password, an invitation, what an entity tells somebody who may have no case. Its
//! text is wiped once it is gone.

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use kernel::broken;
use serde::Deserialize;
use serde::Serialize;

use super::DeliveryId;
use super::NewDelivery;
use super::enqueue;

/// The kind of delivery that a letter is; the part that knows mail registers its deliverer.
pub const LETTER: &str = "letter";

/// A letter to one person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// The language in which it is written.
    pub lang: Lang,
    /// In whose name it comes, in its language; empty where it is the installation's own.
    #[serde(default)]
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// What goes into the receiver's calendar (RFC 5545), attached as a file.
    #[serde(default)]
    pub calendar: Option<String>,
}

/// Wants a letter to be sent; the same key wants the same letter.
///
/// # Errors
/// What the database says.
pub fn enqueue_letter(tx: &mut Tx<'_>, key: String, letter: &Letter) -> Result<DeliveryId> {
    let payload = serde_json::to_value(letter).map_err(broken("writing a letter"))?;
    enqueue(tx, NewDelivery { kind: LETTER, key, destination: String::new(), payload, not_before: None })
}

//! A text message to a phone, which any part may want: the part that knows a gateway carries it. Its words are wiped once it has ended.

use ::store::Tx;
use kernel::Lang;
use kernel::Phone;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;
use serde::Deserialize;
use serde::Serialize;

use super::DeliveryId;
use super::NewDelivery;
use super::enqueue;
use crate::Settings;

/// The kind of delivery that a text message is.
pub const TEXT: &str = "sms";

/// A text message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Text {
    /// The number.
    pub to: Phone,
    /// The language in which it is written.
    pub lang: Lang,
    /// Its words.
    pub text: String,
    /// After this instant it is of no use and is not sent.
    pub until: Timestamp,
    /// The case on which it is said what became of it, if it is about one.
    pub case: Option<i64>,
}

/// Whether text messages can leave this installation at all.
pub fn can_text(settings: &Settings) -> bool {
    !settings.text("sms.url").is_empty()
}

/// Wants a text message to be sent; the same key wants the same message.
///
/// # Errors
/// What the database says.
pub fn enqueue_text(tx: &mut Tx<'_>, key: String, text: &Text) -> Result<DeliveryId> {
    let payload = serde_json::to_value(text).map_err(broken("writing a text message"))?;
    enqueue(tx, NewDelivery { kind: TEXT, key, destination: text.to.masked(), payload, not_before: None })
}

//! A message as the channel keeps it: the raw bytes by their hash, and what was read from them.

use desk::CaseId;
use desk::InteractionId;
use kernel::Id;
use kernel::Timestamp;
use post::Content;
use serde::Deserialize;
use serde::Serialize;

use crate::mailbox::MailboxId;
use crate::prove::Found;

/// Marks ids of messages.
pub enum MessageKind {}
/// Names a message.
pub type MessageId = Id<MessageKind>;

/// A message, in or out.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// The mailbox that received or sent it.
    pub mailbox: MailboxId,
    /// The case in whose conversation it stands.
    pub case: CaseId,
    /// The interaction it belongs to.
    pub interaction: InteractionId,
    /// The entry that shows it.
    pub entry: i64,
    /// Whether the entity sent it.
    pub is_out: bool,
    /// The SHA-256 of the raw bytes, under which they are kept.
    pub raw: String,
    /// How many bytes.
    pub size: u64,
    /// Its `Message-ID`, without angle brackets; empty when it has none.
    pub message_id: String,
    /// Who sent it, or to whom it went, in small letters. Proves nothing.
    pub correspondent: String,
    /// The name beside that address.
    pub correspondent_name: String,
    /// The subject as it came.
    pub subject: String,
    /// The stable name of what kind of automatic mail it is; empty for a person's.
    pub automatic: String,
    /// The stable names of what was wrong with it.
    pub faults: Vec<String>,
    /// How far the address of its sender is proved, by its stable name; empty where that was not looked at.
    pub standing: String,
    /// What was found out about its sender, if it was looked at.
    pub found: Option<Found>,
    /// Whether it proves something to another service, such as a code for signing up: it is never shown outside.
    pub is_verification: bool,
    /// The files that came with it.
    pub attachments: Vec<Enclosed>,
    /// `received`; `waiting`, `sent`, `failed` for what goes out.
    pub state: String,
    /// What the other server said last.
    pub state_note: String,
    /// When it was received or written.
    pub at: Timestamp,
}

/// A file that came with a message, told by its place in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Enclosed {
    /// The cleaned name; empty when it has none.
    pub name: String,
    /// The media type that its bytes show.
    pub kind: String,
    /// How many bytes.
    pub size: usize,
    /// What is written in it, where that is a meeting or a contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
}

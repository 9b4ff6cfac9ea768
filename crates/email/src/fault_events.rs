//! What can go wrong between us and other mail servers, and be right again.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A server would not give a message while it gave others; the next ones were fetched all the same.
#[derive(Serialize)]
pub struct MessageSkipped {
    /// The mailbox.
    pub mailbox: i64,
    /// The message's number on the server.
    pub uid: u32,
    /// What went wrong.
    pub why: String,
}
impl Event for MessageSkipped {
    const KIND: &'static str = "email.message-skipped";
    fn about(&self) -> About {
        About::thing("mailbox", self.mailbox)
    }
}

/// What became of a message that a server would not give.
#[derive(Serialize)]
pub struct SkippedSettled {
    /// The mailbox.
    pub mailbox: i64,
    /// The message's number on the server.
    pub uid: u32,
    /// `again`: it is asked for at once; `came`; `gone`: it is no longer on the server; `given-up` by a person.
    pub kind: &'static str,
}
impl Event for SkippedSettled {
    const KIND: &'static str = "email.skipped-settled";
    fn about(&self) -> About {
        About::thing("mailbox", self.mailbox)
    }
}

/// A mailbox's server has not worked for a while, or works again.
#[derive(Serialize)]
pub struct SourceFails {
    /// The mailbox.
    pub mailbox: i64,
    /// `fails` or `works`.
    pub kind: &'static str,
    /// What went wrong the last time.
    pub why: String,
}
impl Event for SourceFails {
    const KIND: &'static str = "email.source-fails";
    fn about(&self) -> About {
        About::thing("mailbox", self.mailbox)
    }
}

/// The mail server that takes the entity's letters has not worked for a while, or works again.
#[derive(Serialize)]
pub struct RelayFails {
    /// `fails` or `works`.
    pub kind: &'static str,
    /// What went wrong the last time.
    pub why: String,
}
impl Event for RelayFails {
    const KIND: &'static str = "email.relay-fails";
    fn about(&self) -> About {
        About::nothing()
    }
}

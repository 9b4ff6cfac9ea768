//! What can happen to mail.

use desk::Sorts;
use kernel::About;
use kernel::Event;
use kernel::Lang;
use serde::Serialize;

/// A message was received, and is durable.
#[derive(Serialize)]
pub struct Received {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// The message.
    pub message: i64,
    /// How it joined its case: `new`, `unmatched`, `signed-address`, `signed-message-id`, `report`; `copied-customer`, `copied-address` and
    /// `copied-message-id` for somebody who had got a copy.
    pub joined: &'static str,
    /// The stable name of what kind of automatic mail it is; empty for a person's.
    pub automatic: &'static str,
    /// The stable names of what was wrong with it.
    pub faults: Vec<String>,
    /// How many questions it asks.
    pub questions: usize,
    /// How many of them its writer had asked before the newest answer.
    pub repeated: usize,
    /// How many bytes.
    pub size: u64,
    /// How far its sender is proved: `proved`, `unproved`, `unsure`, `refuted`; empty where that was not looked at.
    pub sender: &'static str,
    /// Whether it proves something to another service, such as a code for signing up.
    pub is_verification: bool,
}
impl Event for Received {
    const KIND: &'static str = "email.received";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: Some(("message", self.message)) }
    }
}

/// An employee sent a reply: what the guide asks of it, as it was at that moment.
#[derive(Serialize)]
pub struct ReplySent {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// The message.
    pub message: i64,
    /// Whether it went out by its due time; nothing when no reply was due.
    pub is_in_time: Option<bool>,
    /// Elapsed seconds from the customer's message, without stops.
    pub clock_seconds: u64,
    /// The same in working seconds.
    pub working_seconds: u64,
    /// The stable name of what is wrong with the subject; empty when nothing is.
    pub subject_problem: &'static str,
    /// Whether the customer is addressed.
    pub has_salutation: bool,
    /// Whether it greets.
    pub has_greeting: bool,
    /// Whether it thanks.
    pub has_thanks: bool,
    /// Whether it ends with a closing greeting.
    pub has_closing: bool,
    /// Whether it is signed with name, title or department, and number.
    pub has_signature: bool,
    /// Misspelt words that were left, and not said to be right.
    pub misspelt: usize,
    /// Colloquial words that were left.
    pub colloquial: usize,
    /// Phrases that were left and say not when, who or how much.
    pub vague: usize,
    /// Sentences that were left and are too long to be read in one breath.
    pub long: usize,
    /// Phrases that were left and blame somebody.
    pub blaming: usize,
    /// Those of them that put the fault on colleagues, the system or the procedures, and not on the customer.
    pub shifting: usize,
    /// Pieces of confidential data that went out, on the override's reason.
    pub leaks: usize,
    /// How many questions the customer had asked.
    pub questions: usize,
    /// How many of them it leaves open.
    pub unanswered: usize,
    /// The reason of the override; empty without one.
    pub override_reason: String,
    /// The language in which it is written.
    pub lang: Lang,
    /// The customer's language, as it was known then.
    pub customer_lang: Lang,
    /// Whether its letters have a suitable size: the composer knows only the house style's.
    pub is_house_style: bool,
    /// Whether it left through a mail program of the employee, and only its copy came here.
    pub is_outside: bool,
    /// From which round of writing on the entity wants a call instead; 0 where it does not.
    pub call_after: u64,
    /// How many words its writer wrote.
    pub words: usize,
    /// Who wrote it.
    pub employee: Option<i64>,
    /// What its case is sorted by.
    pub sorts: Sorts,
}
impl Event for ReplySent {
    const KIND: &'static str = "email.reply-sent";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: Some(("message", self.message)) }
    }
}

/// Confidential data went out with a reply, for a reason that is to be looked at.
#[derive(Serialize)]
pub struct ConfidentialSent {
    /// The case.
    pub case: i64,
    /// The message.
    pub message: i64,
    /// How many pieces of confidential data.
    pub pieces: usize,
    /// Why.
    pub reason: String,
}
impl Event for ConfidentialSent {
    const KIND: &'static str = "email.confidential-sent";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// An acknowledgement of a new case was wanted.
#[derive(Serialize)]
pub struct Acknowledged {
    /// The case.
    pub case: i64,
    /// The mailbox that acknowledges.
    pub mailbox: i64,
}
impl Event for Acknowledged {
    const KIND: &'static str = "email.acknowledged";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("mailbox", self.mailbox)) }
    }
}

/// The customer was told another time at which the reply is due.
#[derive(Serialize)]
pub struct NewTimeTold {
    /// The case.
    pub case: i64,
    /// When it is due now, in milliseconds since 1970.
    pub due_at: i64,
}
impl Event for NewTimeTold {
    const KIND: &'static str = "email.new-time-told";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A reply is to leave later.
#[derive(Serialize)]
pub struct ReplyScheduled {
    /// The case.
    pub case: i64,
    /// When, in milliseconds since 1970.
    pub send_at: i64,
}
impl Event for ReplyScheduled {
    const KIND: &'static str = "email.reply-scheduled";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A reply that was to leave later is a draft again, because its writer said so.
#[derive(Serialize)]
pub struct ReplyCalledBack {
    /// The case.
    pub case: i64,
}
impl Event for ReplyCalledBack {
    const KIND: &'static str = "email.reply-called-back";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A reply that was to leave did not: something spoke against it by then. It is a draft again, and its writer was told.
#[derive(Serialize)]
pub struct ReplyHeld {
    /// The case.
    pub case: i64,
    /// Who wrote it.
    pub employee: i64,
    /// What spoke against it, for the log.
    pub why: String,
}
impl Event for ReplyHeld {
    const KIND: &'static str = "email.reply-held";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// Another server did not take a message yet; it is tried again.
#[derive(Serialize)]
pub struct Delayed {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// The message.
    pub message: i64,
    /// What the server said.
    pub answer: String,
}
impl Event for Delayed {
    const KIND: &'static str = "email.delayed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: Some(("message", self.message)) }
    }
}

/// Another server took a message, or refused it for good.
#[derive(Serialize)]
pub struct Delivered {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// The message.
    pub message: i64,
    /// Whether it was taken.
    pub is_taken: bool,
    /// What the server said.
    pub answer: String,
}
impl Event for Delivered {
    const KIND: &'static str = "email.delivered";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: Some(("message", self.message)) }
    }
}

/// A mailbox was set up or changed.
#[derive(Serialize)]
pub struct MailboxSaved {
    /// The mailbox.
    pub mailbox: i64,
}
impl Event for MailboxSaved {
    const KIND: &'static str = "email.mailbox-saved";
    fn about(&self) -> About {
        About::thing("mailbox", self.mailbox)
    }
}

/// A mailbox's mail is fetched from elsewhere, or no longer.
#[derive(Serialize)]
pub struct SourceChanged {
    /// The mailbox.
    pub mailbox: i64,
    /// Whether it is fetched now.
    pub is_set: bool,
}
impl Event for SourceChanged {
    const KIND: &'static str = "email.source-changed";
    fn about(&self) -> About {
        About::thing("mailbox", self.mailbox)
    }
}

/// A key for signing was made, put to use or retired.
#[derive(Serialize)]
pub struct SigningKeyChanged {
    /// The key.
    pub key: i64,
    /// The domain for which it signs.
    pub domain: String,
    /// Its name in DNS.
    pub selector: String,
    /// How far it has come: `waiting`, `signing`, `retiring`, `retired`.
    pub state: &'static str,
}
impl Event for SigningKeyChanged {
    const KIND: &'static str = "email.signing-key-changed";
    fn about(&self) -> About {
        About::thing("signing-key", self.key)
    }
}

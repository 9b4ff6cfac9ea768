//! What can happen to a reply that left although a check stopped it, and to what replies are held against.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A reply left although a check stopped it.
#[derive(Serialize)]
pub struct SentDespite {
    /// The case.
    pub case: i64,
    /// The message.
    pub message: i64,
    /// The stable names of the checks, with spaces between.
    pub kinds: String,
    /// Why.
    pub note: String,
}
impl Event for SentDespite {
    const KIND: &'static str = "email.sent-despite";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// Somebody looked at such a reply.
#[derive(Serialize)]
pub struct ReplyReviewed {
    /// The case.
    pub case: i64,
    /// The message.
    pub message: i64,
    /// Who had sent it.
    pub employee: i64,
    /// `accepted`, `discuss`, `discussed`.
    pub step: &'static str,
    /// What was written about it.
    pub note: String,
}
impl Event for ReplyReviewed {
    const KIND: &'static str = "email.reply-reviewed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// What an entity's replies are held against was changed.
#[derive(Serialize)]
pub struct WritingRuleChanged {
    /// The entity.
    pub entity: i64,
    /// `word`, `shape`, `plain-word`, `weight`, `survey`.
    pub kind: &'static str,
    /// The word, the shape, or the check.
    pub what: String,
    /// Whether it holds now.
    pub is_set: bool,
}
impl Event for WritingRuleChanged {
    const KIND: &'static str = "email.writing-rule-changed";
    fn about(&self) -> About {
        About::thing("entity", self.entity)
    }
}

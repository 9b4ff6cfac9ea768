//! What can happen before an answer: a letter that tells by when, a call that answers.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A letter before the answer was sent: what is checked, an error of ours, a time that changes.
#[derive(Serialize)]
pub struct InterimSent {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// The message.
    pub message: i64,
    /// `check`, `error`, `later`.
    pub kind: &'static str,
    /// The promise that tells by when.
    pub promise: i64,
    /// By when, in milliseconds since 1970.
    pub due_at: i64,
}
impl Event for InterimSent {
    const KIND: &'static str = "email.interim-sent";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: Some(("message", self.message)) }
    }
}

/// A customer who waits was told that a colleague answers them now.
#[derive(Serialize)]
pub struct HandOverTold {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: Option<i64>,
}
impl Event for HandOverTold {
    const KIND: &'static str = "email.hand-over-told";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// The customer was called instead of answered in writing. The number stands in no event.
#[derive(Serialize)]
pub struct CalledInstead {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// Whether they were reached: only then is it an answer.
    pub is_reached: bool,
    /// Whether they were reached by the due time; nothing when no answer was due or nobody was reached.
    pub is_in_time: Option<bool>,
    /// Elapsed seconds from the customer's message, without stops.
    pub clock_seconds: u64,
    /// The same in working seconds.
    pub working_seconds: u64,
    /// `reached` or `missed`.
    pub step: &'static str,
}
impl Event for CalledInstead {
    const KIND: &'static str = "email.called-instead";
    fn about(&self) -> About {
        About::interaction(self.case, self.interaction)
    }
}

//! That others than the customer got a copy of a reply.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// Copies of a reply were sent to others than the customer.
#[derive(Serialize)]
pub struct ReplyCopied {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: Option<i64>,
    /// The reply.
    pub message: i64,
    /// How many of the entity get one.
    pub colleagues: usize,
    /// How many others, whom the customer had copied.
    pub others: usize,
}
impl Event for ReplyCopied {
    const KIND: &'static str = "email.reply-copied";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("message", self.message)) }
    }
}

/// A copy of a reply went on: the other server took it, refused it, or is late with it.
#[derive(Serialize)]
pub struct CopyWent {
    /// The case.
    pub case: i64,
    /// The reply.
    pub message: i64,
    /// `sent`, `late` or `failed`.
    pub state: &'static str,
}
impl Event for CopyWent {
    const KIND: &'static str = "email.copy-went";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

//! What can happen to canned replies.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A canned reply was written, changed, or reviewed.
#[derive(Serialize)]
pub struct CannedSaved {
    /// The canned reply.
    pub canned: i64,
    /// What is typed to have it.
    pub shortcut: String,
    /// The day on which it is to be looked at again.
    pub review_on: String,
    /// Whether it is offered while writing.
    pub is_offered: bool,
}
impl Event for CannedSaved {
    const KIND: &'static str = "canned.saved";
    fn about(&self) -> About {
        About::thing("canned-reply", self.canned)
    }
}

//! A reply as it leaves, with what must still be true when it does.

use crate::reply::Reply;

/// A reply as it leaves, with the digest of what was written: of a secure message another text leaves than was written.
#[derive(Clone)]
pub(crate) struct Sending {
    pub(crate) digest: String,
    /// What was written, where a secure message's letter says something else.
    pub(crate) written: Option<String>,
    pub(crate) reply: Reply,
    /// Whether it goes before the answer, which is still owed.
    pub(crate) is_interim: bool,
    /// The mark of what waits for a second look and leaves with it; it must still wait.
    pub(crate) look: Option<String>,
}

impl Sending {
    /// A reply that leaves as it was written.
    pub(crate) fn of(reply: Reply) -> Sending {
        Sending { digest: reply.digest(), written: None, reply, is_interim: false, look: None }
    }

    /// What was written.
    pub(crate) fn written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.reply.body)
    }
}

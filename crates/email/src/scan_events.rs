//! What can happen to files that are looked at for viruses.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// The files of a message, or one of a reply, were looked at, or turned out too large for it.
#[derive(Serialize)]
pub struct FilesScanned {
    /// The case.
    pub case: i64,
    /// The interaction of a message.
    pub interaction: Option<i64>,
    /// The message, or the file of a reply.
    #[serde(skip)]
    pub thing: i64,
    /// Whether it is a message that came.
    pub is_message: bool,
    /// What came of it: `clean`, `found`, `large`.
    pub kind: String,
    /// What was found, by the scanner's names, with the files in which it was.
    pub names: String,
}
impl Event for FilesScanned {
    const KIND: &'static str = "email.files-scanned";
    fn about(&self) -> About {
        let kind = if self.is_message { "message" } else { "reply-file" };
        About { case: Some(self.case), interaction: self.interaction, thing: Some((kind, self.thing)) }
    }
}

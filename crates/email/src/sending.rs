//! A reply as it leaves, with what must still be true when it does, and what is gone once it has left.

use ::store::Tx;
use desk::CaseId;
use kernel::Error;
use kernel::Result;

use crate::reply::Reply;
use crate::reply::digest;
use crate::store;
use crate::store::ReplyFile;

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
    /// Tells the draft that leaves with it from one that its writer has begun since.
    pub(crate) draft: String,
    /// The files that must go with it and no others; where nobody has looked at them, those of the draft.
    pub(crate) files: Option<Vec<ReplyFile>>,
    /// Whether it waits for a second look where the entity wants one.
    pub(crate) may_wait: bool,
}

impl Sending {
    /// A reply that leaves as it was written.
    pub(crate) fn of(reply: Reply) -> Sending {
        let (draft, digest) = (reply.text_digest(), reply.digest());
        Sending { draft, digest, written: None, reply, is_interim: false, look: None, files: None, may_wait: false }
    }

    /// What was written.
    pub(crate) fn written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.reply.body)
    }
}

/// What was being written has left: the draft, unless another has been begun since, what was to leave later, the files that went along.
pub(crate) fn has_left(tx: &mut Tx<'_>, id: CaseId, sending: &Sending) -> Result<()> {
    let draft = store::draft(tx, id)?;
    if draft.is_some_and(|draft| digest(&draft.subject, &draft.body, draft.lang) == sending.draft) {
        store::drop_draft(tx, id)?;
    }
    store::clear_scheduled(tx, id)?;
    store::looks::clear_look(tx, id)?;
    canned::count_uses(tx, &sending.reply.canned)?;
    if !sending.reply.with_files {
        return Ok(());
    }
    // One that came or changed while the letter was made would be gone without having left.
    if sending.files.as_ref() != Some(&store::reply_files(tx, id)?) {
        return Err(Error::Conflict("email-reply-files-changed"));
    }
    store::drop_reply_files(tx, id)
}

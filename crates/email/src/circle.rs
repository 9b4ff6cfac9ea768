//! Whom a message copied, written down as it comes: those whom a reply to it may reach as well.

use ::store::Tx;
use kernel::Result;

use crate::copies;
use crate::mailbox::Mailbox;
use crate::message::MessageId;
use crate::reading::ReadMail;
use crate::store;
use crate::thread;

/// Writes down whom a person copied; what somebody wrote who had got a copy stands aside, and is never what a reply answers.
pub(crate) fn note(tx: &mut Tx<'_>, mailbox: &Mailbox, read: &ReadMail, (message, joined): (MessageId, &str)) -> Result<()> {
    if thread::is_of_copied(joined) {
        return store::copies::write_down_aside(tx, message);
    }
    let may_copy = read.is_personal() && !read.is_refuted();
    let people = if may_copy { copies::beside(tx, mailbox, &read.parsed.mail)? } else { Vec::new() };
    if people.is_empty() {
        return Ok(());
    }
    store::copies::write_down_circle(tx, message, &people)
}

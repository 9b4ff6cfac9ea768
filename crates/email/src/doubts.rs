//! What speaks against believing a message at first sight, apart from its own form: a code of somebody else, the id of another message, the
//! address of a colleague that nothing vouches for, an address that is easily mistaken for another.

use ::store::Ask;
use ::store::Tx;
use kernel::EntityId;
use kernel::Result;
use post::Standing;

use crate::imitation;
use crate::mailbox::Mailbox;
use crate::mailbox::MailboxId;
use crate::reading::ReadMail;
use crate::store;
use crate::thread::is_of_copied;

/// It bears a code that was made for somebody else.
const UNMATCHED: &str = "unmatched";
/// Another message came with its id and other bytes.
pub(crate) const SAME_ID: &str = "same-id";
/// Somebody wrote it who had got a copy of a reply.
pub(crate) const COPIED: &str = "copied";
/// It names a colleague as its sender, and nothing proves that.
pub(crate) const COLLEAGUE: &str = "as-colleague";

/// The keys of what stands beside it.
pub(crate) fn of(tx: &mut Tx<'_>, mailbox: &Mailbox, read: &ReadMail, joined: &str) -> Result<Vec<String>> {
    let mail = &read.parsed.mail;
    let has_twin = match &mail.message_id {
        Some(id) => store::senders::is_id_known(tx, mailbox.id, id)?,
        None => false,
    };
    let is_colleague = match unproved(read) {
        Some(address) => org::store::is_address_of_employee(tx, &address)?,
        None => false,
    };
    let found = [(joined == UNMATCHED, UNMATCHED), (is_of_copied(joined), COPIED), (has_twin, SAME_ID), (is_colleague, COLLEAGUE)];
    let found = found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| key.to_owned());
    Ok(found.chain(imitation::of(&mailbox.address, read)).collect())
}

/// The sender's address, where nothing proves it.
fn unproved(read: &ReadMail) -> Option<String> {
    let from = read.parsed.mail.from.as_ref().filter(|_| read.proof.standing != Standing::Proved);
    from.map(|from| from.address.to_lowercase())
}

/// What `of` will ask, as far as it is known whose the address is that the message comes for.
pub(crate) fn asks(entity: EntityId, mailbox: Option<MailboxId>, read: &ReadMail) -> impl Iterator<Item = Ask> {
    let twin = mailbox.zip(read.parsed.mail.message_id.as_ref()).map(|(mailbox, id)| store::senders::ask_for_id(entity, mailbox, id));
    twin.into_iter().chain(unproved(read).map(|address| org::store::ask_for_address(entity, &address)))
}

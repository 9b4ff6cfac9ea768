//! Setting up a mailbox.

use ::store::Tx;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use post::Address;

use crate::events::MailboxSaved;
use crate::mailbox::Mailbox;
use crate::store;

/// See the entity's mailboxes.
pub(crate) const LOOK: Permission =
    Permission { key: "email.look", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager, Role::EntityAdministrator] };

/// Writes a mailbox, new or changed.
///
/// # Errors
/// `Invalid` when the address cannot be one or a name is missing in a language; `Conflict` when the address is taken.
pub fn save_mailbox(tx: &mut Tx<'_>, mailbox: &Mailbox) -> Result<()> {
    let readable = Address::parse(&mailbox.address).is_some_and(|address| !address.local().contains('+'));
    if !readable || mailbox.address != mailbox.address.to_lowercase() {
        return Err(invalid("address", "email-address-unreadable"));
    }
    if mailbox.name.ar.trim().is_empty() || mailbox.name.en.trim().is_empty() {
        let empty = if mailbox.name.ar.trim().is_empty() { "name_ar" } else { "name_en" };
        return Err(invalid(empty, "email-mailbox-name-both"));
    }
    store::save_mailbox(tx, mailbox)?;
    tx.record(MailboxSaved { mailbox: mailbox.id.get() })?;
    Ok(())
}

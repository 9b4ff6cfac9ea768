//! A mailbox: an address at which an entity receives mail, and how soon it answers there.

use calendar::ServiceLevel;
use kernel::Bilingual;
use kernel::EntityId;
use kernel::Id;
use org::ServiceId;

/// Marks ids of mailboxes.
pub enum MailboxKind {}
/// Names a mailbox.
pub type MailboxId = Id<MailboxKind>;

/// An address at which an entity receives mail.
#[derive(Clone, Debug)]
pub struct Mailbox {
    /// Its id.
    pub id: MailboxId,
    /// The entity whose it is.
    pub entity: EntityId,
    /// The address in small letters.
    pub address: String,
    /// The name under which it writes.
    pub name: Bilingual,
    /// The service that mail to it concerns, if it is for one only.
    pub service: Option<ServiceId>,
    /// How soon a reply is owed (6.email.sla): 24 elapsed hours unless the entity agreed otherwise.
    pub level: ServiceLevel,
    /// Whether it takes mail.
    pub is_open: bool,
}

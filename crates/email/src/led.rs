//! Where a pass in an address leads: what it opens, and the right to that alone.

use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use platform::Visit;

/// What a pass leads to.
pub(crate) struct Led<T> {
    pub(crate) grant: Grant,
    /// What it opens.
    pub(crate) to: T,
    /// Where the forms of its page are sent.
    pub(crate) action: String,
}

/// The right that was read from a pass, inside the entity that made it.
///
/// # Errors
/// `NotFound` for a pass that leads nowhere.
pub(crate) fn led<T>(visit: &Visit, right: Permission, read: Option<(EntityId, T)>, path: &str) -> Result<Led<T>> {
    let (entity, to) = read.ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(right)?.within(entity);
    Ok(Led { grant, to, action: format!("/{}{path}", visit.actor.lang.code()) })
}

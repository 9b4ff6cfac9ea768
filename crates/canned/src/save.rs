//! Writing a canned reply, and looking at it again.

use ::store::Tx;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use kernel::refuse;

use crate::canned::Canned;
use crate::events::CannedSaved;
use crate::store;

/// Write the entity's canned replies and see to it that they stay right.
pub const MANAGE: Permission =
    Permission { key: "canned.manage", roles: &[Role::Supervisor, Role::CentreManager, Role::ContentEditor, Role::EntityAdministrator] };

/// Writes a canned reply, new or changed.
///
/// # Errors
/// `Invalid` with each field that must be corrected, such as a shortcut that another has; refused when the entity has too many.
pub fn save_canned(tx: &mut Tx<'_>, canned: &Canned) -> Result<()> {
    canned.must_be_whole()?;
    if store::with_shortcut(tx, &canned.shortcut)?.is_some_and(|other| other != canned.id) {
        return Err(invalid("shortcut", "canned-shortcut-taken"));
    }
    if tx.is_new_id(canned.id) && store::number(tx)? >= store::MOST {
        return Err(refuse("canned-too-many").into());
    }
    store::save(tx, canned)?;
    tx.record(CannedSaved {
        canned: canned.id.get(),
        shortcut: canned.shortcut.clone(),
        review_on: canned.review_on.to_string(),
        is_offered: canned.is_offered,
    })?;
    Ok(())
}

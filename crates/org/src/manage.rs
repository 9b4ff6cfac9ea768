//! The rights to set the organisation up, and the tabs between its pages.

use kernel::Permission;
use kernel::Role;
use ui::NavItem;
use ui::Page;

/// Set the entity up: its details, centres, services, employees.
pub const MANAGE: Permission = Permission { key: "org.manage", roles: &[Role::EntityAdministrator] };
/// Enter and end absences of the entity's employees.
pub const ABSENCES: Permission =
    Permission { key: "org.absences", roles: &[Role::EntityAdministrator, Role::Supervisor, Role::CentreManager] };

/// The key of the organisation in the rail.
pub(crate) const SECTION: &str = "organisation";

/// The tabs of the organisation's pages that the reader may open.
pub(crate) fn tabs(page: &Page, may_manage: bool, shown: &str) -> Vec<NavItem> {
    let all = ["entity", "centres", "services", "employees", "absences"];
    let tab = |key: &str| NavItem {
        key: key.into(),
        label: page.t(&format!("org-tab-{key}")),
        href: page.href(&format!("/admin/{key}")),
        current: key == shown,
        ..NavItem::default()
    };
    all.into_iter().filter(|key| may_manage || *key == "absences").map(tab).collect()
}

/// Reads the number in an address; a word that is none names nothing.
pub(crate) fn number<K>(text: &str) -> kernel::Result<kernel::Id<K>> {
    text.parse().map_err(|_| kernel::Error::NotFound("number"))
}

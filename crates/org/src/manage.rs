//! The rights to set the organisation up, and the tabs between its pages.

use kernel::Bilingual;
use kernel::FieldError;
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

/// Both names of someone or something, trimmed.
pub(crate) fn both(ar: &str, en: &str) -> Bilingual {
    Bilingual::new(ar.trim(), en.trim())
}

/// Whether a name was written in both languages; each that is missing is said beside its field.
///
/// # Errors
/// `Invalid` with the fields `name_ar` and `name_en`.
pub(crate) fn in_both(ar: &str, en: &str) -> kernel::Result<()> {
    let missing = [("name_ar", ar, "org-write-arabic"), ("name_en", en, "org-write-english")];
    let wrong: Vec<FieldError> = missing
        .into_iter()
        .filter(|(_, text, _)| text.trim().is_empty())
        .map(|(field, _, key)| FieldError { field: field.into(), key, args: Vec::new() })
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(kernel::Error::Invalid(wrong)) }
}

/// Whether it is the address of a site, or nothing.
pub(crate) fn is_site(text: &str) -> bool {
    text.is_empty() || text.starts_with("https://") || text.starts_with("http://")
}

//! Who may do what: each permission with the roles that hold it, in a list of its own, so that giving it to somebody else is seen.

use std::collections::BTreeSet;

use kernel::Permission;
use platform::Access;

use crate::journeys::walls::routes;
use crate::slices::slices;
use crate::tree::assert_document;

fn line(permission: &Permission) -> String {
    let roles: BTreeSet<&str> = permission.roles.iter().map(|role| role.key()).collect();
    format!("{}: {}\n", permission.key, roles.into_iter().collect::<Vec<_>>().join(" "))
}

#[test]
fn who_may_do_what_stands_in_a_list() {
    let of_routes = routes().into_iter().filter_map(|route| match route.access {
        Access::May(permission) => Some(permission),
        _ => None,
    });
    let permissions: Vec<Permission> = slices().into_iter().flat_map(|slice| slice.permissions).chain(of_routes).collect();
    let lines: BTreeSet<String> = permissions.iter().map(line).collect();
    let keys: BTreeSet<&str> = permissions.iter().map(|permission| permission.key).collect();
    assert_eq!(lines.len(), keys.len(), "one permission is held by the same roles wherever it is asked for: {lines:#?}");
    let list: String = lines.into_iter().collect();
    assert_document("crates/daleel/tests/it/guards/permissions.txt", &format!("# PERMISSION: THE ROLES THAT HOLD IT\n{list}"));
}

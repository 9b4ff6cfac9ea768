//! What someone is here, by what their entity's provider says of them: at each sign-in the claim decides anew on the roles that it gave.

use std::collections::BTreeSet;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;
use serde_json::Value;

use super::Provider;
use super::store;
use crate::accounts::account::grant_role;
use crate::accounts::account::withdraw_role;

/// The roles that a claim means, in the entity alone. A list of texts, or one text.
pub(crate) fn meant(provider: &Provider, claims: &Value) -> BTreeSet<Role> {
    let claim = &claims[&provider.role_claim];
    let values = claim.as_array().cloned().unwrap_or_else(|| vec![claim.clone()]);
    let roles = values.iter().filter_map(|value| provider.roles.get(value.as_str()?).copied());
    roles.filter(|role| !matches!(role, Role::Operator | Role::Oversight)).collect()
}

/// Gives what the claim means and withdraws what it gave and no longer means. Roles that were given by hand, and those in single centres,
/// are the entity's own matter: whoever gave them takes them away.
pub(crate) fn follow(tx: &mut Tx<'_>, provider: &Provider, account: EmployeeId, claims: &Value) -> Result<()> {
    if provider.role_claim.is_empty() {
        return Ok(());
    }
    let wanted = meant(provider, claims);
    let held: BTreeSet<Role> = store::whole_roles(tx, account, provider.entity)?.into_iter().collect();
    for role in wanted.difference(&held) {
        grant_role(tx, account, Some(provider.entity), None, *role)?;
        store::mark_claimed(tx, (account, provider.entity), *role, provider.id)?;
    }
    let given: BTreeSet<Role> = store::claimed_roles(tx, (account, provider.entity), provider.id)?.into_iter().collect();
    given.difference(&wanted).try_for_each(|role| withdraw_role(tx, account, Some(provider.entity), None, *role))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_claim_gives_what_the_map_says_and_nothing_beyond_the_entity() {
        let roles = [("staff", Role::Employee), ("lead", Role::Supervisor), ("root", Role::Operator)];
        let provider = Provider {
            id: kernel::Id::new(1),
            entity: kernel::Id::new(7),
            name: String::new(),
            issuer: String::new(),
            client_id: String::new(),
            client_secret: String::new(),
            role_claim: "groups".into(),
            roles: roles.into_iter().map(|(value, role)| (value.to_owned(), role)).collect(),
            is_on: true,
        };
        let of = |claims| meant(&provider, &claims).into_iter().collect::<Vec<_>>();
        assert_eq!(of(json!({ "groups": ["lead", "staff", "chess", "root", 7] })), [Role::Employee, Role::Supervisor]);
        assert_eq!(of(json!({ "groups": "staff" })), [Role::Employee]);
        assert_eq!(of(json!({ "roles": ["staff"] })), []);
    }
}

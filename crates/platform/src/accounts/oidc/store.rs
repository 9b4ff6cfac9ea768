//! The statements on identity providers and on those for whom they vouched.

use std::collections::BTreeMap;

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Result;
use kernel::Role;
use kernel::broken;

use super::Provider;
use super::ProviderId;

const PROVIDER: &str = "select id, entity_id, name, issuer, client_id, client_secret, role_claim, roles, is_on from identity_providers";

fn row(row: &Row) -> Result<Provider> {
    let roles: BTreeMap<String, Role> = serde_json::from_str(&row.get::<String>(7)?).map_err(broken("reading the roles of a provider"))?;
    Ok(Provider {
        id: row.get(0)?,
        entity: row.get(1)?,
        name: row.get(2)?,
        issuer: row.get(3)?,
        client_id: row.get(4)?,
        client_secret: row.get(5)?,
        role_claim: row.get(6)?,
        roles,
        is_on: row.get(8)?,
    })
}

/// All with which people sign in, for the page on which they do.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Provider>> {
    tx.query(&format!("{PROVIDER} where is_on = 1 order by name, id"), &[], row)
}

/// One with which people sign in.
pub(crate) fn provider(tx: &mut Tx<'_>, id: ProviderId) -> Result<Option<Provider>> {
    tx.one(&format!("{PROVIDER} where id = $1 and is_on = 1"), &[id.into()], row)
}

pub(crate) fn of_entity(tx: &mut Tx<'_>, entity: EntityId) -> Result<Vec<Provider>> {
    tx.query(&format!("{PROVIDER} where entity_id = $1 and is_on = 1 order by name, id"), &[entity.into()], row)
}

/// All of an entity, also those that are switched off.
pub(crate) fn every_of(tx: &mut Tx<'_>, entity: EntityId) -> Result<Vec<Provider>> {
    tx.query(&format!("{PROVIDER} where entity_id = $1 order by name, id"), &[entity.into()], row)
}

/// One of an entity, also when it is switched off.
pub(crate) fn one_of(tx: &mut Tx<'_>, entity: EntityId, id: ProviderId) -> Result<Option<Provider>> {
    tx.one(&format!("{PROVIDER} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], row)
}

pub(crate) fn switch(tx: &mut Tx<'_>, entity: EntityId, id: ProviderId, is_on: bool) -> Result<u64> {
    let sql = "update identity_providers set is_on = $3 where entity_id = $1 and id = $2";
    tx.execute(sql, &[entity.into(), id.into(), is_on.into()])
}

pub(crate) fn provider_of(tx: &mut Tx<'_>, entity: EntityId, issuer: &str) -> Result<Option<ProviderId>> {
    tx.one("select id from identity_providers where entity_id = $1 and issuer = $2", &[entity.into(), issuer.into()], |row| row.get(0))
}

pub(crate) fn save(tx: &mut Tx<'_>, provider: &Provider) -> Result<()> {
    let roles = serde_json::to_string(&provider.roles).map_err(broken("keeping the roles of a provider"))?;
    tx.execute(
        "insert into identity_providers (id, entity_id, name, issuer, client_id, client_secret, role_claim, roles)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set name = excluded.name, client_id = excluded.client_id, client_secret = excluded.client_secret,
         role_claim = excluded.role_claim, roles = excluded.roles",
        &[
            provider.id.into(),
            provider.entity.into(),
            (&provider.name).into(),
            (&provider.issuer).into(),
            (&provider.client_id).into(),
            (&provider.client_secret).into(),
            (&provider.role_claim).into(),
            roles.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn delete(tx: &mut Tx<'_>, entity: EntityId, id: ProviderId) -> Result<u64> {
    tx.execute("delete from identity_providers where id = $1 and entity_id = $2", &[id.into(), entity.into()])
}

pub(crate) fn end_sessions(tx: &mut Tx<'_>, id: ProviderId) -> Result<()> {
    tx.execute("delete from sessions where provider_id = $1", &[id.into()]).map(drop)
}

pub(crate) fn account_of(tx: &mut Tx<'_>, issuer: &str, subject: &str) -> Result<Option<EmployeeId>> {
    let sql = "select i.account_id from identities i join accounts a on a.id = i.account_id where i.issuer = $1 and i.subject = $2 and a.state = 'active'";
    tx.one(sql, &[issuer.into(), subject.into()], |row| row.get(0))
}

pub(crate) fn insert_identity(tx: &mut Tx<'_>, issuer: &str, subject: &str, account: EmployeeId) -> Result<()> {
    let now = tx.now();
    let sql = "insert into identities (issuer, subject, account_id, created_at) values ($1, $2, $3, $4)";
    tx.execute(sql, &[issuer.into(), subject.into(), account.into(), now.into()]).map(drop)
}

/// The issuers that vouch for an account.
pub(crate) fn issuers_of(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Vec<String>> {
    tx.query("select issuer from identities where account_id = $1 order by issuer", &[account.into()], |row| row.get(0))
}

/// How many people of an entity an issuer vouches for.
pub(crate) fn people_of(tx: &mut Tx<'_>, entity: EntityId, issuer: &str) -> Result<i64> {
    let sql = "select count(distinct i.account_id) from identities i join role_grants g on g.account_id = i.account_id
        where g.entity_id = $1 and i.issuer = $2";
    Ok(tx.one(sql, &[entity.into(), issuer.into()], |row| row.get(0))?.unwrap_or_default())
}

/// The roles that an account holds in the whole of an entity.
pub(crate) fn whole_roles(tx: &mut Tx<'_>, account: EmployeeId, entity: EntityId) -> Result<Vec<Role>> {
    let sql = "select role from role_grants where account_id = $1 and entity_id = $2 and centre_id = 0";
    let keys = tx.query(sql, &[account.into(), entity.into()], |row| row.get::<String>(0))?;
    Ok(keys.iter().filter_map(|key| Role::parse(key)).collect())
}

/// The roles of an account in an entity that a provider's claim gave.
pub(crate) fn claimed_roles(tx: &mut Tx<'_>, (account, entity): (EmployeeId, EntityId), by: ProviderId) -> Result<Vec<Role>> {
    let sql = "select role from role_grants where account_id = $1 and entity_id = $2 and centre_id = 0 and provider_id = $3";
    let keys = tx.query(sql, &[account.into(), entity.into(), by.into()], |row| row.get::<String>(0))?;
    Ok(keys.iter().filter_map(|key| Role::parse(key)).collect())
}

/// Remembers that a provider's claim gave a role.
pub(crate) fn mark_claimed(tx: &mut Tx<'_>, (account, entity): (EmployeeId, EntityId), role: Role, by: ProviderId) -> Result<()> {
    let sql = "update role_grants set provider_id = $4 where account_id = $1 and entity_id = $2 and centre_id = 0 and role = $3";
    tx.execute(sql, &[account.into(), entity.into(), role.key().into(), by.into()]).map(drop)
}

/// What a provider's claim gave is looked after by hand from now on.
pub(crate) fn leave_roles(tx: &mut Tx<'_>, entity: EntityId, by: ProviderId) -> Result<()> {
    tx.execute("update role_grants set provider_id = 0 where entity_id = $1 and provider_id = $2", &[entity.into(), by.into()]).map(drop)
}

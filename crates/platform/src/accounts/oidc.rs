//! An entity's own identity provider (OpenID Connect Core 1.0, code flow with PKCE). Who someone is, is the pair of issuer and subject and
//! nothing else: it is linked by a person who is signed in, or by an invitation, never because an address of mail is the same.

pub(crate) mod admin;
mod entering;
pub(crate) mod flow;
pub(crate) mod pages;
mod provider;
mod roles;
pub(crate) mod store;

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Role;
use kernel::Secret;

use crate::App;
use crate::accounts::events;
use crate::accounts::events::FactorChanged;
use crate::accounts::events::ProviderChanged;

/// Marks ids of identity providers.
pub enum ProviderKind {}

/// Names an identity provider.
pub type ProviderId = Id<ProviderKind>;

/// A provider that vouches for an entity's employees.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Names it.
    pub id: ProviderId,
    /// The entity for which its sessions act, and no other.
    pub entity: EntityId,
    /// What the button on the page says.
    pub name: String,
    /// Its issuer, as discovery confirms it.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there, sealed.
    pub(crate) client_secret: String,
    /// The claim that lists what someone is; empty where roles are given here.
    pub role_claim: String,
    /// What each value of the claim means here.
    pub roles: BTreeMap<String, Role>,
    /// Whether people sign in with it.
    pub is_on: bool,
}

/// What an administrator enters.
#[derive(Clone, Debug)]
pub struct NewProvider {
    /// What the button on the page says.
    pub name: String,
    /// The issuer's address: `https://login.works.gov.bh`.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there.
    pub client_secret: Secret<String>,
    /// The claim that lists what someone is; empty where roles are given here.
    pub role_claim: String,
    /// What each value of the claim means here: only roles within the entity.
    pub roles: BTreeMap<String, Role>,
}

/// Sets or replaces an entity's provider with this issuer.
///
/// # Errors
/// `Refused` when the address may not be called; `Forbidden` when a role reaches beyond the entity.
pub fn set_provider(app: &App, tx: &mut Tx<'_>, entity: EntityId, new: NewProvider) -> Result<ProviderId> {
    app.outgoing().may_call(&new.issuer, &[])?;
    if new.roles.values().any(|role| matches!(role, Role::Operator | Role::Oversight)) {
        return Err(Error::Forbidden("platform.roles-beyond-the-entity"));
    }
    let id = store::provider_of(tx, entity, &new.issuer)?.unwrap_or_else(|| tx.new_id());
    let client_secret = app.accounts().keys().seal(&context(id), new.client_secret.reveal());
    let provider = Provider {
        id,
        entity,
        name: new.name,
        issuer: new.issuer,
        client_id: new.client_id,
        client_secret,
        role_claim: new.role_claim,
        roles: new.roles,
        is_on: true,
    };
    store::save(tx, &provider)?;
    changed(tx, (entity, id), "saved")?;
    Ok(id)
}

/// Takes a provider away; the sessions that it opened end. What it vouched for stays linked, should it come back; the roles that its claim
/// gave are looked after by hand from then on.
///
/// # Errors
/// `NotFound` when the entity has no such provider.
pub fn remove_provider(tx: &mut Tx<'_>, entity: EntityId, id: ProviderId) -> Result<()> {
    if store::delete(tx, entity, id)? == 0 {
        return Err(Error::NotFound("identity-provider"));
    }
    changed(tx, (entity, id), "removed")?;
    store::leave_roles(tx, entity, id)?;
    store::end_sessions(tx, id)
}

/// Lets people sign in with a provider of the transaction's entity, or no longer: then the sessions that it opened end.
///
/// # Errors
/// `NotFound` when the entity has no such provider.
pub fn switch_provider(tx: &mut Tx<'_>, id: ProviderId, is_on: bool) -> Result<()> {
    let entity = tx.entity()?;
    if store::switch(tx, entity, id, is_on)? == 0 {
        return Err(Error::NotFound("identity-provider"));
    }
    changed(tx, (entity, id), if is_on { "on" } else { "off" })?;
    if is_on { Ok(()) } else { store::end_sessions(tx, id) }
}

fn changed(tx: &mut Tx<'_>, (entity, provider): (EntityId, ProviderId), change: &'static str) -> Result<()> {
    tx.record_in(Some(entity), ProviderChanged { provider: provider.get(), change }).map(drop)
}

/// Links what a provider says of someone to an account.
pub(crate) fn link(tx: &mut Tx<'_>, issuer: &str, subject: &str, account: EmployeeId) -> Result<()> {
    store::insert_identity(tx, issuer, subject, account)?;
    events::record(tx, FactorChanged { account, factor: "provider", change: "added" })?;
    Ok(())
}

/// Our secret at a provider.
pub(crate) fn secret(app: &App, provider: &Provider) -> Result<Secret<String>> {
    app.accounts().keys().open(&context(provider.id), &provider.client_secret).map(Secret::new)
}

fn context(id: ProviderId) -> String {
    format!("account.provider:{id}")
}

//! An account: who may sign in, in which language they are written to, what they are to which entity.

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::accounts::PasswordHash;
use crate::accounts::TokenKind;
use crate::accounts::events;
use crate::accounts::events::Created;
use crate::accounts::events::PasswordChanged;
use crate::accounts::events::RoleChanged;
use crate::accounts::events::StateChanged;
use crate::accounts::events::TokenMade;
use crate::accounts::store;
use crate::sessions;

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountState {
    /// No password was set yet.
    Invited,
    /// In use.
    Active,
    /// Closed: nobody signs in with it, its sessions and tokens open nothing.
    Disabled,
}

impl AccountState {
    /// The name in the table and in events.
    pub const fn key(self) -> &'static str {
        match self {
            AccountState::Invited => "invited",
            AccountState::Active => "active",
            AccountState::Disabled => "disabled",
        }
    }

    pub(crate) fn parse(key: &str) -> Self {
        match key {
            "active" => AccountState::Active,
            "invited" => AccountState::Invited,
            _ => AccountState::Disabled,
        }
    }
}

/// One account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Also names the employee.
    pub id: EmployeeId,
    /// The address, in small letters.
    pub email: String,
    /// The language of letters.
    pub lang: Lang,
    /// Whether it can be used.
    pub state: AccountState,
    pub(crate) password: Option<String>,
}

/// What is needed to make an account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The address with which the person signs in.
    pub email: String,
    /// The language of letters.
    pub lang: Lang,
    /// None for someone who will be invited.
    pub password: Option<PasswordHash>,
}

/// An address as it is kept and compared.
pub(crate) fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Makes an account. It can do nothing until it is given a role.
///
/// # Errors
/// `Invalid` when the address is none; `Conflict("already-exists")` when it is taken.
pub fn create(tx: &mut Tx<'_>, new: NewAccount) -> Result<EmployeeId> {
    let email = normal(&new.email);
    let is_address = email.len() <= 254 && email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if !is_address || email.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(invalid("email", "account-email-wrong"));
    }
    let id = tx.new_id();
    let state = if new.password.is_some() { AccountState::Active } else { AccountState::Invited };
    let password = new.password.map(|hash| hash.0.reveal().clone());
    store::insert_account(tx, &Account { id, email, lang: new.lang, state, password })?;
    events::record(tx, Created { account: id })?;
    Ok(id)
}

/// Gives a role: in an entity or in none (operator, oversight), in one centre or in the whole entity.
///
/// # Errors
/// What the database says.
pub fn grant_role(tx: &mut Tx<'_>, account: EmployeeId, entity: Option<EntityId>, centre: Option<CentreId>, role: Role) -> Result<()> {
    if store::grant_role(tx, account, entity, centre, role)? == 0 {
        return Ok(());
    }
    role_changed(tx, account, entity, centre, (role, true))
}

/// Withdraws a role; the person's open sessions notice at their next request.
///
/// # Errors
/// What the database says.
pub fn withdraw_role(tx: &mut Tx<'_>, account: EmployeeId, entity: Option<EntityId>, centre: Option<CentreId>, role: Role) -> Result<()> {
    if store::withdraw_role(tx, account, entity, centre, role)? == 0 {
        return Ok(());
    }
    role_changed(tx, account, entity, centre, (role, false))
}

/// The account with an address, for a command or a page that is given one.
///
/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, email: &str) -> Result<Option<Account>> {
    store::account_by_email(tx, &normal(email))
}

/// Every account by address.
///
/// # Errors
/// What the database says.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Account>> {
    store::all_accounts(tx)
}

/// The account of an employee.
///
/// # Errors
/// What the database says.
pub fn get(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Option<Account>> {
    store::account(tx, account)
}

/// What an account is to each entity, and to none (operator, oversight).
///
/// # Errors
/// What the database says.
pub fn roles(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Vec<(Option<EntityId>, Role)>> {
    let roles = store::all_roles(tx, account)?;
    Ok(roles.into_iter().map(|(entity, role)| ((entity != 0).then(|| Id::new(entity)), role)).collect())
}

/// What an account is to one entity: each role, for the whole entity or in a centre.
///
/// # Errors
/// What the database says.
pub fn grants(tx: &mut Tx<'_>, account: EmployeeId, entity: EntityId) -> Result<Vec<(Role, Option<CentreId>)>> {
    crate::store::roles(tx, account, Some(entity))
}

/// The roles for the whole of an entity that the claim of its identity provider gave, and gives again at the next sign-in.
///
/// # Errors
/// What the database says.
pub fn claimed(tx: &mut Tx<'_>, account: EmployeeId, entity: EntityId) -> Result<Vec<Role>> {
    store::claimed_roles(tx, account, entity)
}

/// Who holds a role in an entity, each with the centre that it is limited to.
///
/// # Errors
/// What the database says.
pub fn holders(tx: &mut Tx<'_>, entity: EntityId, role: Role) -> Result<Vec<(EmployeeId, Option<CentreId>)>> {
    store::holders(tx, entity, role)
}

/// Whom a role in an entity was given, each with the centre that it is limited to, also those who have not signed in yet or cannot any more.
///
/// # Errors
/// What the database says.
pub fn granted(tx: &mut Tx<'_>, entity: EntityId, role: Role) -> Result<Vec<(EmployeeId, Option<CentreId>)>> {
    store::granted(tx, entity, role)
}

/// Whether somebody else who can sign in holds a role for the whole of an entity.
///
/// # Errors
/// What the database says.
pub fn has_other(tx: &mut Tx<'_>, entity: EntityId, role: Role, account: EmployeeId) -> Result<bool> {
    store::has_other(tx, entity, role, account)
}

/// Sets a password and ends every session but the one whose token's digest is given. An invited account becomes active.
///
/// # Errors
/// `NotFound` when there is no such account; `Refused` when it is closed.
pub fn set_password(tx: &mut Tx<'_>, account: EmployeeId, password: &PasswordHash, kept_session: Option<&[u8]>) -> Result<()> {
    let known = store::account(tx, account)?.ok_or(Error::NotFound("account"))?;
    if known.state == AccountState::Disabled {
        return Err(refuse("account-disabled").into());
    }
    store::set_password(tx, account, password.0.reveal())?;
    events::record(tx, PasswordChanged { account })?;
    store::delete_links(tx, account)?;
    store::delete_steps_of(tx, account)?;
    sessions::end_others(tx, account, kept_session, "password-changed")
}

/// Closes an account: its sessions end now, its tokens open nothing.
///
/// # Errors
/// `NotFound` when there is no such account.
pub fn disable(tx: &mut Tx<'_>, account: EmployeeId) -> Result<()> {
    change_state(tx, account, AccountState::Disabled)?;
    store::delete_links(tx, account)?;
    store::delete_steps_of(tx, account)?;
    sessions::end_others(tx, account, None, "disabled")
}

/// Opens a closed account again.
///
/// # Errors
/// `NotFound` when there is no such account.
pub fn enable(tx: &mut Tx<'_>, account: EmployeeId) -> Result<()> {
    let known = store::account(tx, account)?.ok_or(Error::NotFound("account"))?;
    change_state(tx, account, if known.password.is_some() { AccountState::Active } else { AccountState::Invited })
}

/// Makes a token with which a program acts as the person, and gives it: the only time that it is seen.
///
/// # Errors
/// What the database says.
pub fn create_token(
    tx: &mut Tx<'_>,
    account: EmployeeId,
    entity: Option<EntityId>,
    name: &str,
    expires: Option<Timestamp>,
) -> Result<String> {
    let token = crate::fresh_token("dal_");
    let id: Id<TokenKind> = tx.new_id();
    let name: String = name.trim().chars().take(100).collect();
    store::insert_token(tx, &crate::token_digest(&token), &store::NewToken { id, account, entity, name: &name, expires })?;
    events::record(tx, TokenMade { account, token: id, name })?;
    Ok(token)
}

fn change_state(tx: &mut Tx<'_>, account: EmployeeId, state: AccountState) -> Result<()> {
    if store::set_state(tx, account, state)? == 0 {
        return Err(Error::NotFound("account"));
    }
    events::record(tx, StateChanged { account, state: state.key() })?;
    Ok(())
}

fn role_changed(
    tx: &mut Tx<'_>,
    account: EmployeeId,
    entity: Option<EntityId>,
    centre: Option<CentreId>,
    (role, is_granted): (Role, bool),
) -> Result<()> {
    let (of_entity, of_centre) = (entity.map_or(0, Id::get), centre.map_or(0, Id::get));
    events::record(tx, RoleChanged { account, of_entity, of_centre, role, is_granted })?;
    Ok(())
}

//! The statements on accounts, roles, guesses, steps and links.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;

use crate::accounts::Account;
use crate::accounts::AccountState;
use crate::accounts::TokenKind;
use crate::accounts::steps::Step;

const ACCOUNT: &str = "select id, email, lang, state, password from accounts";

fn account_row(row: &Row) -> Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        email: row.get(1)?,
        lang: row.get(2)?,
        state: AccountState::parse(&row.get::<String>(3)?),
        password: row.get(4)?,
    })
}

pub(crate) fn account(tx: &mut Tx<'_>, id: EmployeeId) -> Result<Option<Account>> {
    tx.one(&format!("{ACCOUNT} where id = $1"), &[id.into()], account_row)
}

pub(crate) fn account_by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<Account>> {
    tx.one(&format!("{ACCOUNT} where email = $1"), &[email.into()], account_row)
}

pub(crate) fn any_account(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(tx.one("select id from accounts limit 1", &[], |row| row.get::<i64>(0))?.is_some())
}

pub(crate) fn insert_account(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "insert into accounts (id, email, password, lang, state, created_at) values ($1, $2, $3, $4, $5, $6)",
        &[
            account.id.into(),
            (&account.email).into(),
            account.password.clone().into(),
            account.lang.into(),
            account.state.key().into(),
            now.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn set_password(tx: &mut Tx<'_>, account: EmployeeId, hash: &str) -> Result<u64> {
    let sql = "update accounts set password = $2, state = case state when 'invited' then 'active' else state end where id = $1";
    tx.execute(sql, &[account.into(), hash.into()])
}

pub(crate) fn set_state(tx: &mut Tx<'_>, account: EmployeeId, state: AccountState) -> Result<u64> {
    tx.execute("update accounts set state = $2 where id = $1", &[account.into(), state.key().into()])
}

/// Every role with its entity, 0 for none.
pub(crate) fn all_roles(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Vec<(i64, Role)>> {
    let sql = "select entity_id, role from role_grants where account_id = $1 order by entity_id, role";
    let rows = tx.query(sql, &[account.into()], |row| Ok((row.get(0)?, row.get::<String>(1)?)))?;
    Ok(rows.into_iter().filter_map(|(entity, role)| Some((entity, Role::parse(&role)?))).collect())
}

/// Gives a role by hand; one that a provider's claim gave becomes one that was given by hand.
pub(crate) fn grant_role(
    tx: &mut Tx<'_>,
    account: EmployeeId,
    entity: Option<EntityId>,
    centre: Option<CentreId>,
    role: Role,
) -> Result<u64> {
    let sql = "insert into role_grants (account_id, entity_id, centre_id, role) values ($1, $2, $3, $4)
        on conflict (account_id, entity_id, centre_id, role) do update set provider_id = 0 where role_grants.provider_id <> 0";
    tx.execute(sql, &[account.into(), entity.map_or(0, Id::get).into(), centre.map_or(0, Id::get).into(), role.key().into()])
}

pub(crate) fn withdraw_role(
    tx: &mut Tx<'_>,
    account: EmployeeId,
    entity: Option<EntityId>,
    centre: Option<CentreId>,
    role: Role,
) -> Result<u64> {
    let sql = "delete from role_grants where account_id = $1 and entity_id = $2 and centre_id = $3 and role = $4";
    tx.execute(sql, &[account.into(), entity.map_or(0, Id::get).into(), centre.map_or(0, Id::get).into(), role.key().into()])
}

/// The roles for the whole of an entity that a provider's claim gave.
pub(crate) fn claimed_roles(tx: &mut Tx<'_>, account: EmployeeId, entity: EntityId) -> Result<Vec<Role>> {
    let sql = "select role from role_grants where account_id = $1 and entity_id = $2 and provider_id <> 0";
    let keys = tx.query(sql, &[account.into(), entity.into()], |row| row.get::<String>(0))?;
    Ok(keys.iter().filter_map(|key| Role::parse(key)).collect())
}

/// Who holds a role in an entity, each with the centre that it is limited to; accounts in use alone.
pub(crate) fn holders(tx: &mut Tx<'_>, entity: EntityId, role: Role) -> Result<Vec<(EmployeeId, Option<CentreId>)>> {
    let sql = "select g.account_id, g.centre_id from role_grants g join accounts a on a.id = g.account_id
        where g.entity_id = $1 and g.role = $2 and a.state = 'active' order by g.account_id, g.centre_id";
    tx.query(sql, &[entity.into(), role.key().into()], holder)
}

/// Whom a role in an entity was given, whatever became of their accounts.
pub(crate) fn granted(tx: &mut Tx<'_>, entity: EntityId, role: Role) -> Result<Vec<(EmployeeId, Option<CentreId>)>> {
    let sql = "select account_id, centre_id from role_grants where entity_id = $1 and role = $2 order by account_id, centre_id";
    tx.query(sql, &[entity.into(), role.key().into()], holder)
}

fn holder(row: &Row) -> Result<(EmployeeId, Option<CentreId>)> {
    let centre: i64 = row.get(1)?;
    Ok((row.get(0)?, (centre != 0).then(|| Id::new(centre))))
}

/// Whether another account in use holds a role for the whole of an entity.
pub(crate) fn has_other(tx: &mut Tx<'_>, entity: EntityId, role: Role, account: EmployeeId) -> Result<bool> {
    let sql = "select g.account_id from role_grants g join accounts a on a.id = g.account_id
        where g.entity_id = $1 and g.centre_id = 0 and g.role = $2 and g.account_id <> $3 and a.state = 'active' limit 1";
    Ok(tx.one(sql, &[entity.into(), role.key().into(), account.into()], |row| row.get::<i64>(0))?.is_some())
}

/// Every account by address, with its state: for whoever runs the installation.
pub(crate) fn all_accounts(tx: &mut Tx<'_>) -> Result<Vec<Account>> {
    tx.query(&format!("{ACCOUNT} order by email"), &[], account_row)
}

/// A token that is about to be kept.
pub(crate) struct NewToken<'t> {
    pub(crate) id: Id<TokenKind>,
    pub(crate) account: EmployeeId,
    pub(crate) entity: Option<EntityId>,
    pub(crate) name: &'t str,
    pub(crate) expires: Option<Timestamp>,
}

pub(crate) fn insert_token(tx: &mut Tx<'_>, digest: &[u8], token: &NewToken<'_>) -> Result<()> {
    let (now, entity) = (tx.now(), token.entity.map_or(0, Id::get));
    tx.execute(
        "insert into api_tokens (digest, id, account_id, entity_id, name, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)",
        &[digest.into(), token.id.into(), token.account.into(), entity.into(), token.name.into(), now.into(), token.expires.into()],
    )?;
    Ok(())
}

pub(crate) fn guesses(tx: &mut Tx<'_>, subject: &[u8]) -> Result<Option<(u32, Timestamp)>> {
    tx.one("select tried, held_until from guesses where subject = $1", &[subject.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn save_guesses(tx: &mut Tx<'_>, subject: &[u8], tried: u32, last: Timestamp, held_until: Timestamp) -> Result<()> {
    tx.execute(
        "insert into guesses (subject, tried, last_at, held_until) values ($1, $2, $3, $4)
         on conflict (subject) do update set tried = excluded.tried, last_at = excluded.last_at, held_until = excluded.held_until",
        &[subject.into(), tried.into(), last.into(), held_until.into()],
    )?;
    Ok(())
}

pub(crate) fn forgive_guesses(tx: &mut Tx<'_>, subject: &[u8]) -> Result<()> {
    tx.execute("delete from guesses where subject = $1", &[subject.into()]).map(drop)
}

pub(crate) fn give_back_guess(tx: &mut Tx<'_>, subject: &[u8]) -> Result<()> {
    tx.execute("update guesses set tried = tried - 1 where subject = $1 and tried > 0", &[subject.into()]).map(drop)
}

pub(crate) fn forget_guesses(tx: &mut Tx<'_>, before: Timestamp) -> Result<()> {
    tx.execute("delete from guesses where last_at < $1", &[before.into()]).map(drop)
}

pub(crate) fn insert_step(tx: &mut Tx<'_>, digest: &[u8], step: &Step) -> Result<()> {
    let now = tx.now();
    tx.execute("delete from sign_in_steps where expires_at < $1", &[now.into()])?;
    tx.execute(
        "insert into sign_in_steps (digest, account_id, kind, state, next, expires_at) values ($1, $2, $3, $4, $5, $6)",
        &[
            digest.into(),
            step.account.map_or(0, Id::get).into(),
            (&step.kind).into(),
            (&step.state).into(),
            (&step.next).into(),
            step.expires_at.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn step(tx: &mut Tx<'_>, digest: &[u8]) -> Result<Option<Step>> {
    let now = tx.now();
    let sql = "select account_id, kind, state, next, expires_at from sign_in_steps where digest = $1 and expires_at > $2";
    tx.one(sql, &[digest.into(), now.into()], |row| {
        let account: i64 = row.get(0)?;
        let account = (account != 0).then(|| Id::new(account));
        Ok(Step { account, kind: row.get(1)?, state: row.get(2)?, next: row.get(3)?, expires_at: row.get(4)? })
    })
}

pub(crate) fn set_step_state(tx: &mut Tx<'_>, digest: &[u8], state: &str) -> Result<()> {
    tx.execute("update sign_in_steps set state = $2 where digest = $1", &[digest.into(), state.into()]).map(drop)
}

/// 1 when it was there: whoever deletes it has used it.
pub(crate) fn delete_step(tx: &mut Tx<'_>, digest: &[u8]) -> Result<u64> {
    tx.execute("delete from sign_in_steps where digest = $1", &[digest.into()])
}

pub(crate) fn delete_steps_of(tx: &mut Tx<'_>, account: EmployeeId) -> Result<()> {
    tx.execute("delete from sign_in_steps where account_id = $1", &[account.into()]).map(drop)
}

pub(crate) fn insert_link(tx: &mut Tx<'_>, digest: &[u8], account: Option<EmployeeId>, purpose: &str, expires: Timestamp) -> Result<()> {
    tx.execute(
        "insert into account_links (digest, account_id, purpose, expires_at) values ($1, $2, $3, $4)",
        &[digest.into(), account.map_or(0, Id::get).into(), purpose.into(), expires.into()],
    )?;
    Ok(())
}

/// Whose link it is, if it is good for this purpose now.
pub(crate) fn link(tx: &mut Tx<'_>, digest: &[u8], purpose: &str) -> Result<Option<i64>> {
    let now = tx.now();
    let sql = "select account_id from account_links where digest = $1 and purpose = $2 and expires_at > $3";
    tx.one(sql, &[digest.into(), purpose.into(), now.into()], |row| row.get(0))
}

pub(crate) fn delete_link(tx: &mut Tx<'_>, digest: &[u8]) -> Result<u64> {
    tx.execute("delete from account_links where digest = $1", &[digest.into()])
}

pub(crate) fn delete_links(tx: &mut Tx<'_>, account: EmployeeId) -> Result<()> {
    tx.execute("delete from account_links where account_id = $1", &[account.into()]).map(drop)
}

pub(crate) fn delete_links_for(tx: &mut Tx<'_>, account: i64, purpose: &str) -> Result<()> {
    tx.execute("delete from account_links where account_id = $1 and purpose = $2", &[account.into(), purpose.into()]).map(drop)
}

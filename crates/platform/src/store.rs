//! The statements on accounts, roles, sessions and tokens.

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;

use crate::sessions::Session;
use crate::sessions::SessionKind;

/// Who holds a session or a token, for which entity, until when.
pub(crate) struct Holder {
    pub(crate) account: EmployeeId,
    pub(crate) entity: Option<EntityId>,
    pub(crate) lang: Lang,
    pub(crate) expires_at: Option<Timestamp>,
    pub(crate) seen_at: Option<Timestamp>,
}

pub(crate) fn holder_of_session(tx: &mut Tx<'_>, digest: &[u8]) -> Result<Option<Holder>> {
    tx.one(
        "select s.account_id, s.entity_id, a.lang, s.expires_at, s.seen_at from sessions s join accounts a on a.id = s.account_id
         where s.digest = $1 and a.state = 'active'",
        &[digest.into()],
        holder,
    )
}

pub(crate) fn holder_of_token(tx: &mut Tx<'_>, digest: &[u8]) -> Result<Option<Holder>> {
    tx.one(
        "select t.account_id, t.entity_id, a.lang, t.expires_at, t.used_at from api_tokens t join accounts a on a.id = t.account_id
         where t.digest = $1 and a.state = 'active'",
        &[digest.into()],
        holder,
    )
}

fn holder(row: &::store::Row) -> Result<Holder> {
    let entity: i64 = row.get(1)?;
    Ok(Holder {
        account: row.get(0)?,
        entity: (entity != 0).then(|| Id::new(entity)),
        lang: row.get(2)?,
        expires_at: row.get(3)?,
        seen_at: row.get(4)?,
    })
}

/// The roles of an account in one entity, or those of no entity.
pub(crate) fn roles(tx: &mut Tx<'_>, account: EmployeeId, entity: Option<EntityId>) -> Result<Vec<(Role, Option<CentreId>)>> {
    let entity = entity.map_or(0, Id::get);
    let rows = tx.query(
        "select role, centre_id from role_grants where account_id = $1 and entity_id = $2 order by role, centre_id",
        &[account.into(), entity.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)),
    )?;
    Ok(rows.into_iter().filter_map(|(role, centre)| Some((Role::parse(&role)?, (centre != 0).then(|| Id::new(centre))))).collect())
}

pub(crate) fn insert_session(tx: &mut Tx<'_>, digest: &[u8], session: &Session) -> Result<()> {
    tx.execute(
        "insert into sessions (digest, id, account_id, entity_id, created_at, seen_at, expires_at, is_strong, agent, address, provider_id, confirmed_at)
         values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11)",
        &[
            digest.into(),
            session.id.into(),
            session.account.into(),
            session.entity.map_or(0, Id::get).into(),
            session.created_at.into(),
            session.expires_at.into(),
            session.is_strong.into(),
            (&session.agent).into(),
            (&session.address).into(),
            session.provider.into(),
            (if session.provider == 0 { session.created_at.as_millisecond() } else { 0 }).into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn session_seen(tx: &mut Tx<'_>, digest: &[u8]) -> Result<()> {
    let now = tx.now();
    tx.execute("update sessions set seen_at = $2 where digest = $1", &[digest.into(), now.into()])?;
    Ok(())
}

pub(crate) fn token_seen(tx: &mut Tx<'_>, digest: &[u8]) -> Result<()> {
    let now = tx.now();
    tx.execute("update api_tokens set used_at = $2 where digest = $1", &[digest.into(), now.into()])?;
    Ok(())
}

/// Writes down that the person showed a secret just now.
pub(crate) fn confirm_session(tx: &mut Tx<'_>, digest: &[u8]) -> Result<()> {
    let now = tx.now();
    tx.execute("update sessions set confirmed_at = $2 where digest = $1", &[digest.into(), now.into()]).map(drop)
}

/// When the person last showed a secret in this session, and the provider that opened it.
pub(crate) fn confirmation(tx: &mut Tx<'_>, digest: &[u8]) -> Result<Option<(Timestamp, i64)>> {
    tx.one("select confirmed_at, provider_id from sessions where digest = $1", &[digest.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Puts a session under a new token, for another entity; when it ends stays as it was.
pub(crate) fn move_session(tx: &mut Tx<'_>, digest: &[u8], anew: &[u8], entity: i64) -> Result<u64> {
    let sql = "update sessions set digest = $2, entity_id = $3 where digest = $1 and provider_id = 0";
    tx.execute(sql, &[digest.into(), anew.into(), entity.into()])
}

/// Puts a session under a new token.
pub(crate) fn renew_session(tx: &mut Tx<'_>, digest: &[u8], anew: &[u8]) -> Result<()> {
    tx.execute("update sessions set digest = $2 where digest = $1", &[digest.into(), anew.into()]).map(drop)
}

/// The id of the session of a digest.
pub(crate) fn session_id(tx: &mut Tx<'_>, digest: &[u8]) -> Result<Option<Id<SessionKind>>> {
    tx.one("select id from sessions where digest = $1", &[digest.into()], |row| row.get(0))
}

pub(crate) fn delete_session(tx: &mut Tx<'_>, account: EmployeeId, id: Id<SessionKind>) -> Result<u64> {
    tx.execute("delete from sessions where id = $1 and account_id = $2", &[id.into(), account.into()])
}

pub(crate) fn delete_session_by_digest(tx: &mut Tx<'_>, digest: &[u8]) -> Result<u64> {
    tx.execute("delete from sessions where digest = $1", &[digest.into()])
}

pub(crate) fn delete_other_sessions(tx: &mut Tx<'_>, account: EmployeeId, kept: &[u8]) -> Result<u64> {
    tx.execute("delete from sessions where account_id = $1 and digest <> $2", &[account.into(), kept.into()])
}

pub(crate) fn sessions_of(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Vec<Session>> {
    tx.query(
        "select id, account_id, entity_id, created_at, seen_at, expires_at, is_strong, agent, address, provider_id from sessions
         where account_id = $1 order by seen_at desc",
        &[account.into()],
        |row| {
            let entity: i64 = row.get(2)?;
            Ok(Session {
                id: row.get(0)?,
                account: row.get(1)?,
                entity: (entity != 0).then(|| Id::new(entity)),
                created_at: row.get(3)?,
                seen_at: row.get(4)?,
                expires_at: row.get(5)?,
                is_strong: row.get(6)?,
                agent: row.get(7)?,
                address: row.get(8)?,
                provider: row.get(9)?,
            })
        },
    )
}

//! The statements on programs' tokens and on the keys of their requests.

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use super::claim::Claim;
use super::idempotency::Kept;
use super::idempotency::LEASE;
use super::tokens::Token;
use super::tokens::TokenId;

/// What is known of a key.
pub(super) enum Known {
    /// Nothing: it can be carried out.
    Free,
    /// It was used for another request.
    Other,
    /// It has acted, and is not answered yet.
    Running,
    /// It was carried out, and the answer was lost in a cut.
    Lost,
    /// It was carried out and answered.
    Done(Kept),
}

/// What is known of a key by now.
pub(super) fn known(tx: &mut Tx<'_>, claim: &Claim) -> Result<Known> {
    let now = tx.now();
    let found = tx.one(
        "select request, state, lease_until, status, content_type, location, body from idempotency_keys
         where scope = $1 and key = $2 and expires_at > $3",
        &[(&claim.scope).into(), (&claim.key).into(), now.into()],
        |row| {
            let status = row.get::<u32>(3)?.try_into().unwrap_or(200);
            let kept = Kept { status, content_type: row.get(4)?, location: row.get(5)?, body: row.get(6)? };
            Ok((row.get::<Vec<u8>>(0)?, row.get::<String>(1)?, row.get::<Timestamp>(2)?, kept))
        },
    )?;
    Ok(match found {
        None => Known::Free,
        Some((request, ..)) if request != claim.request => Known::Other,
        Some((_, state, _, kept)) if state == "done" => Known::Done(kept),
        Some((_, _, lease_until, _)) if lease_until > now => Known::Running,
        Some(_) => Known::Lost,
    })
}

/// What an earlier program under this one's number was at is nobody's any more.
pub(super) fn free_dead(tx: &mut Tx<'_>) -> Result<()> {
    let (now, node) = (tx.now(), tx.node());
    tx.put(
        "update idempotency_keys set lease_until = $1 where node = $2 and lease_until > $1 and state <> 'done'",
        &[now.into(), node.into()],
    )
}

/// Keys of which nothing is kept any more are free for other requests.
pub(super) fn forget(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    tx.put("delete from idempotency_keys where expires_at <= $1", &[now.into()])
}

/// Marks that an act of this claim is being committed; false when the key is another's by now.
pub(super) fn acted(tx: &mut Tx<'_>, claim: &Claim) -> Result<bool> {
    set(tx, claim, "acted", &Kept::default())
}

/// Keeps the answer; false when the key is another's by now.
pub(super) fn answered(tx: &mut Tx<'_>, claim: &Claim, kept: &Kept) -> Result<bool> {
    set(tx, claim, "done", kept)
}

/// Keeps the answer to a request that failed where something of it has been committed; nothing where nothing was. An answer that was kept with
/// the act stays: who loses the database while it commits does not know that it was, and would say "busy" of what is done for ever after.
pub(super) fn failed(tx: &mut Tx<'_>, claim: &Claim, kept: &Kept) -> Result<()> {
    let has_acted = tx.one(
        "select 1 from idempotency_keys where scope = $1 and key = $2 and attempt = $3 and state <> 'done'",
        &[(&claim.scope).into(), (&claim.key).into(), claim.attempt.into()],
        |row| row.get::<i64>(0),
    )?;
    has_acted.map_or(Ok(()), |_| answered(tx, claim, kept).map(drop))
}

/// Writes the row of a key, or goes on with it where it is this try's own. What has expired is nobody's.
fn set(tx: &mut Tx<'_>, claim: &Claim, state: &str, kept: &Kept) -> Result<bool> {
    let now = tx.now();
    let written = tx.execute(
        "insert into idempotency_keys (scope, key, request, state, attempt, lease_until, status, content_type, location, body, created_at, expires_at, node)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (scope, key) do update set request = excluded.request, state = excluded.state, attempt = excluded.attempt,
             lease_until = excluded.lease_until, status = excluded.status, content_type = excluded.content_type, location = excluded.location,
             body = excluded.body, created_at = excluded.created_at, expires_at = excluded.expires_at, node = excluded.node
         where idempotency_keys.expires_at <= excluded.created_at
            or (idempotency_keys.attempt = excluded.attempt and idempotency_keys.node = excluded.node)",
        &[
            (&claim.scope).into(),
            (&claim.key).into(),
            claim.request.clone().into(),
            state.into(),
            claim.attempt.into(),
            (now + LEASE).into(),
            u32::from(kept.status).into(),
            (&kept.content_type).into(),
            (&kept.location).into(),
            kept.body.clone().into(),
            now.into(),
            (now + claim.keep_for).into(),
            tx.node().into(),
        ],
    )?;
    Ok(written == 1)
}

/// An account's tokens for one entity, newest first.
pub(super) fn tokens_of(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Vec<Token>> {
    let entity = tx.entity().map_or(0, Id::get);
    tx.query(
        "select id, name, created_at, expires_at, used_at from api_tokens where account_id = $1 and entity_id = $2 order by id desc",
        &[account.into(), entity.into()],
        |row: &Row| {
            Ok(Token { id: row.get(0)?, name: row.get(1)?, created_at: row.get(2)?, expires_at: row.get(3)?, used_at: row.get(4)? })
        },
    )
}

pub(super) fn delete_token(tx: &mut Tx<'_>, account: EmployeeId, id: TokenId) -> Result<u64> {
    tx.execute("delete from api_tokens where id = $1 and account_id = $2", &[id.into(), account.into()])
}

//! The statements on programs' tokens and on the keys of their requests.

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use super::idempotency::Claim;
use super::idempotency::Kept;
use super::idempotency::LEASE;
use super::tokens::Token;
use super::tokens::TokenId;

/// What is known of a key.
pub(super) enum Known {
    /// It is ours to carry out.
    Ours(Claim),
    /// It was used for another request.
    Other,
    /// It is being carried out.
    Running,
    /// It was carried out, and the answer was lost in a cut.
    Lost,
    /// It was carried out and answered.
    Done(Kept),
}

struct Found {
    request: Vec<u8>,
    state: String,
    attempt: i64,
    lease_until: Timestamp,
    kept: Kept,
}

/// Takes the key, or says what is known of it. A request that died before it acted is taken over.
pub(super) fn claim(tx: &mut Tx<'_>, scope: &str, key: &str, request: &[u8], hours: u64) -> Result<Known> {
    let now = tx.now();
    tx.execute("delete from idempotency_keys where expires_at <= $1", &[now.into()])?;
    let Some(found) = find(tx, scope, key)? else { return begin(tx, scope, key, request, hours) };
    let claim = Claim::new(scope, key, found.attempt + 1);
    match found.state.as_str() {
        _ if found.request != request => Ok(Known::Other),
        "done" => Ok(Known::Done(found.kept)),
        _ if found.lease_until > now => Ok(Known::Running),
        "acted" => Ok(Known::Lost),
        _ => {
            tx.execute(
                "update idempotency_keys set attempt = $3, lease_until = $4, node = $5 where scope = $1 and key = $2",
                &[scope.into(), key.into(), claim.attempt.into(), (now + LEASE).into(), tx.node().into()],
            )?;
            Ok(Known::Ours(claim))
        }
    }
}

fn find(tx: &mut Tx<'_>, scope: &str, key: &str) -> Result<Option<Found>> {
    tx.one(
        "select request, state, attempt, lease_until, status, content_type, location, body from idempotency_keys where scope = $1 and key = $2",
        &[scope.into(), key.into()],
        |row| {
            let status = row.get::<u32>(4)?.try_into().unwrap_or(200);
            let kept = Kept { status, content_type: row.get(5)?, location: row.get(6)?, body: row.get(7)? };
            Ok(Found { request: row.get(0)?, state: row.get(1)?, attempt: row.get(2)?, lease_until: row.get(3)?, kept })
        },
    )
}

fn begin(tx: &mut Tx<'_>, scope: &str, key: &str, request: &[u8], hours: u64) -> Result<Known> {
    let now = tx.now();
    let expires = now + std::time::Duration::from_secs(hours * 3600);
    let nothing: Vec<u8> = Vec::new();
    tx.execute(
        "insert into idempotency_keys (scope, key, request, state, attempt, lease_until, status, content_type, location, body, created_at, expires_at, node)
         values ($1, $2, $3, 'running', 1, $4, 0, '', '', $5, $6, $7, $8)",
        &[scope.into(), key.into(), request.into(), (now + LEASE).into(), nothing.into(), now.into(), expires.into(), tx.node().into()],
    )?;
    Ok(Known::Ours(Claim::new(scope, key, 1)))
}

/// What an earlier program under this one's number was at is nobody's any more.
pub(super) fn free_dead(tx: &mut Tx<'_>) -> Result<()> {
    let (now, node) = (tx.now(), tx.node());
    tx.put(
        "update idempotency_keys set lease_until = $1 where node = $2 and lease_until > $1 and state <> 'done'",
        &[now.into(), node.into()],
    )
}

/// Marks that an act of this claim is being committed; false when another has taken the request over.
pub(super) fn acted(tx: &mut Tx<'_>, claim: &Claim) -> Result<bool> {
    let marked = tx.execute(
        "update idempotency_keys set state = 'acted' where scope = $1 and key = $2 and attempt = $3",
        &[(&claim.scope).into(), (&claim.key).into(), claim.attempt.into()],
    )?;
    Ok(marked == 1)
}

/// Frees the key of a request that wrote nothing; false when it did write.
pub(super) fn release(tx: &mut Tx<'_>, claim: &Claim) -> Result<bool> {
    let freed = tx.execute(
        "delete from idempotency_keys where scope = $1 and key = $2 and attempt = $3 and state = 'running'",
        &[(&claim.scope).into(), (&claim.key).into(), claim.attempt.into()],
    )?;
    Ok(freed == 1)
}

pub(super) fn answered(tx: &mut Tx<'_>, claim: &Claim, kept: &Kept) -> Result<()> {
    tx.execute(
        "update idempotency_keys set state = 'done', status = $4, content_type = $5, location = $6, body = $7
         where scope = $1 and key = $2 and attempt = $3",
        &[
            (&claim.scope).into(),
            (&claim.key).into(),
            claim.attempt.into(),
            u32::from(kept.status).into(),
            (&kept.content_type).into(),
            (&kept.location).into(),
            kept.body.clone().into(),
        ],
    )?;
    Ok(())
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

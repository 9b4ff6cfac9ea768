//! The statements on second factors.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Result;

use super::KnownPasskey;

/// Whether a code or a passkey can be asked for after the password.
pub(crate) fn has_second_factor(tx: &mut Tx<'_>, account: EmployeeId) -> Result<bool> {
    let sql =
        "select account_id from totp_factors where account_id = $1 union all select account_id from passkeys where account_id = $1 limit 1";
    Ok(tx.one(sql, &[account.into()], |row| row.get::<i64>(0))?.is_some())
}

/// The sealed secret and the newest step that was taken.
pub(crate) fn totp(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Option<(String, i64)>> {
    tx.one("select secret, last_step from totp_factors where account_id = $1", &[account.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn save_totp(tx: &mut Tx<'_>, account: EmployeeId, sealed: &str, step: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "insert into totp_factors (account_id, secret, last_step, created_at) values ($1, $2, $3, $4)
         on conflict (account_id) do update set secret = excluded.secret, last_step = excluded.last_step, created_at = excluded.created_at",
        &[account.into(), sealed.into(), step.into(), now.into()],
    )?;
    Ok(())
}

/// 1 when nobody took this step or a later one before.
pub(crate) fn take_totp_step(tx: &mut Tx<'_>, account: EmployeeId, step: i64) -> Result<u64> {
    tx.execute("update totp_factors set last_step = $2 where account_id = $1 and last_step < $2", &[account.into(), step.into()])
}

pub(crate) fn delete_totp(tx: &mut Tx<'_>, account: EmployeeId) -> Result<u64> {
    tx.execute("delete from totp_factors where account_id = $1", &[account.into()])
}

pub(crate) fn count_recovery_codes(tx: &mut Tx<'_>, account: EmployeeId) -> Result<i64> {
    let count = tx.one("select count(*) from recovery_codes where account_id = $1", &[account.into()], |row| row.get(0))?;
    Ok(count.unwrap_or(0))
}

pub(crate) fn insert_recovery_code(tx: &mut Tx<'_>, account: EmployeeId, digest: &[u8]) -> Result<()> {
    tx.execute("insert into recovery_codes (digest, account_id) values ($1, $2)", &[digest.into(), account.into()]).map(drop)
}

pub(crate) fn delete_recovery_code(tx: &mut Tx<'_>, account: EmployeeId, digest: &[u8]) -> Result<u64> {
    tx.execute("delete from recovery_codes where digest = $1 and account_id = $2", &[digest.into(), account.into()])
}

pub(crate) fn delete_recovery_codes(tx: &mut Tx<'_>, account: EmployeeId) -> Result<()> {
    tx.execute("delete from recovery_codes where account_id = $1", &[account.into()]).map(drop)
}

pub(crate) fn passkeys(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Vec<KnownPasskey>> {
    tx.query("select id, name, created_at, used_at, credential from passkeys where account_id = $1 order by id", &[account.into()], |row| {
        Ok(KnownPasskey { id: row.get(0)?, name: row.get(1)?, created_at: row.get(2)?, used_at: row.get(3)?, credential: row.get(4)? })
    })
}

/// Keeps a new passkey; the credential's own id may be known once in the installation.
pub(crate) fn insert_passkey(tx: &mut Tx<'_>, account: EmployeeId, credential_id: &[u8], credential: &str, name: &str) -> Result<()> {
    let (id, now): (Id<KnownPasskey>, _) = (tx.new_id(), tx.now());
    tx.execute(
        "insert into passkeys (id, account_id, credential_id, credential, name, created_at) values ($1, $2, $3, $4, $5, $6)",
        &[id.into(), account.into(), credential_id.into(), credential.into(), name.into(), now.into()],
    )?;
    Ok(())
}

pub(crate) fn passkey_used(tx: &mut Tx<'_>, id: i64, credential: &str) -> Result<()> {
    let now = tx.now();
    tx.execute("update passkeys set used_at = $2, credential = $3 where id = $1", &[id.into(), now.into(), credential.into()]).map(drop)
}

pub(crate) fn delete_passkey(tx: &mut Tx<'_>, account: EmployeeId, id: i64) -> Result<u64> {
    tx.execute("delete from passkeys where id = $1 and account_id = $2", &[id.into(), account.into()])
}

pub(crate) fn delete_passkeys(tx: &mut Tx<'_>, account: EmployeeId) -> Result<()> {
    tx.execute("delete from passkeys where account_id = $1", &[account.into()]).map(drop)
}

//! The statements on the pair of keys.

use ::store::Tx;
use kernel::Error;
use kernel::Result;

/// The sealed private half, if there is one.
pub(crate) fn key(tx: &mut Tx<'_>) -> Result<Option<String>> {
    tx.one("select sealed from push_keys where id = 1", &[], |row| row.get(0))
}

/// Keeps this one unless there is another, and gives the one that is kept.
pub(crate) fn keep_key(tx: &mut Tx<'_>, fresh: &str) -> Result<String> {
    let now = tx.now();
    let sql = "insert into push_keys (id, sealed, made_at) values (1, $1, $2) on conflict (id) do nothing";
    tx.execute(sql, &[fresh.into(), now.into()])?;
    key(tx)?.ok_or(Error::NotFound("key"))
}

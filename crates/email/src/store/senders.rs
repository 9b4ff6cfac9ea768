//! The statements on what is known of who sent messages.

use ::store::Tx;
use kernel::Result;

/// How far the senders of messages are proved, and whether each proves something to another service.
pub(crate) fn senders(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, String, bool)>> {
    let (places, ids) = ::store::listed(2, ids.iter().copied());
    let sql = format!("select id, standing, is_verification from messages where entity_id = $1 and direction = 'in' and id in ({places})");
    let params = [vec![tx.entity()?.into()], ids].concat();
    tx.query(&sql, &params, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

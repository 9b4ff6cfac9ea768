//! The statement on the files of messages.

use ::store::Tx;
use kernel::Result;

use crate::message::Enclosed;

/// The files of those of the messages with these ids that have any.
pub(crate) fn enclosed(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, Vec<Enclosed>)>> {
    let (places, ids) = ::store::listed(2, ids.iter().copied());
    let sql = format!("select id, attachments from messages where entity_id = $1 and attachments <> '[]' and id in ({places})");
    let params = [vec![tx.entity()?.into()], ids].concat();
    tx.query(&sql, &params, |row| Ok((row.get(0)?, row.json(1)?)))
}

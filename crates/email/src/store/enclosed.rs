//! The statement on the files of messages.

use ::store::Tx;
use kernel::Result;

use crate::message::Enclosed;

/// The files of those of the messages with these ids that have any.
pub(crate) fn enclosed(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, Vec<Enclosed>)>> {
    let places: Vec<String> = (2..2 + ids.len()).map(|place| format!("${place}")).collect();
    let sql =
        format!("select id, attachments from messages where entity_id = $1 and attachments <> '[]' and id in ({})", places.join(", "));
    let params: Vec<_> = std::iter::once(tx.entity()?.into()).chain(ids.iter().map(|id| (*id).into())).collect();
    tx.query(&sql, &params, |row| Ok((row.get(0)?, row.json(1)?)))
}

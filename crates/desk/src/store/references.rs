//! The statement on what people call cases.

use ::store::Tx;
use kernel::Result;

use crate::CaseId;
use crate::store::centres;

/// The cases of the entity with these names, of the centres that the transaction's right reaches.
pub(crate) fn cases_called(tx: &mut Tx<'_>, names: &[String]) -> Result<Vec<(String, CaseId)>> {
    let (places, names) = ::store::listed(2, names.iter().cloned());
    let (reached, centres) = centres::reached(tx, "", 2 + names.len());
    let sql = format!("select reference, id from cases where entity_id = $1 and reference in ({places}){reached}");
    let params = [vec![tx.entity()?.into()], names, centres].concat();
    tx.query(&sql, &params, |row| Ok((row.get(0)?, row.get(1)?)))
}

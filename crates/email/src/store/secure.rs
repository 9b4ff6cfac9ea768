//! The statements on secure messages.

use ::store::Row;
use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;

use crate::message::MessageId;
use crate::secure::Code;
use crate::secure::Secure;
use crate::secure::SecureId;

const COLUMNS: &str =
    "select id, case_id, message_id, address, sealed, expires_at, withdrawn_at, code, code_until, code_tries, codes_asked, opened,
    opened_at, phone from secure_messages";

/// One of the entity.
pub(crate) fn secure(tx: &mut Tx<'_>, id: SecureId) -> Result<Option<Secure>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], row)
}

/// The one to which a message of ours leads.
pub(crate) fn secure_of(tx: &mut Tx<'_>, message: MessageId) -> Result<Option<Secure>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and message_id = $2"), &[entity.into(), message.into()], row)
}

/// Which of these messages of ours lead to one.
pub(crate) fn secure_among(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<i64>> {
    let (places, ids) = ::store::listed(2, ids.iter().copied());
    let params = [vec![tx.entity()?.into()], ids].concat();
    let sql = format!("select message_id from secure_messages where entity_id = $1 and message_id in ({places})");
    tx.query(&sql, &params, |row| row.get(0))
}

pub(crate) fn insert_secure(tx: &mut Tx<'_>, one: &Secure) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.execute(
        "insert into secure_messages (id, entity_id, case_id, message_id, address, sealed, made_at, expires_at, code, code_until, code_tries,
             codes_asked, opened, phone) values ($1, $2, $3, $4, $5, $6, $7, $8, '', 0, 0, 0, 0, $9)",
        &[
            one.id.into(),
            entity.into(),
            one.case.into(),
            one.message.into(),
            (&one.address).into(),
            (&one.sealed).into(),
            now.into(),
            one.expires_at.into(),
            one.phone.as_ref().map_or("", kernel::Phone::as_str).into(),
        ],
    )?;
    Ok(())
}

/// Writes what changes of one: its code, how often it was opened, that it was withdrawn.
pub(crate) fn save_secure(tx: &mut Tx<'_>, one: &Secure) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update secure_messages set withdrawn_at = $3, code = $4, code_until = $5, code_tries = $6, codes_asked = $7, opened = $8, opened_at = $9
         where entity_id = $1 and id = $2",
        &[
            entity.into(),
            one.id.into(),
            one.withdrawn_at.into(),
            (&one.code.digest).into(),
            one.code.until.into(),
            one.code.tries.into(),
            one.code.asked.into(),
            one.opened.into(),
            one.opened_at.into(),
        ],
    )?;
    Ok(())
}

fn row(row: &Row) -> Result<Secure> {
    let (until, phone): (Timestamp, String) = (row.get(8)?, row.get(13)?);
    Ok(Secure {
        id: row.get(0)?,
        case: row.get(1)?,
        message: row.get(2)?,
        address: row.get(3)?,
        phone: kernel::Phone::parse(&phone).ok(),
        sealed: row.get(4)?,
        expires_at: row.get(5)?,
        withdrawn_at: row.get(6)?,
        code: Code { digest: row.get(7)?, until, tries: row.get(9)?, asked: row.get(10)? },
        opened: row.get(11)?,
        opened_at: row.get(12)?,
    })
}

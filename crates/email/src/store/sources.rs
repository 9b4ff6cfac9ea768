//! The statements on mailboxes of other servers from which mail is fetched.

use ::store::Row;
use ::store::Tx;
use kernel::Result;
use post::Cursor;

use crate::mailbox::MailboxId;
use crate::source::Source;

const SOURCE: &str =
    "select s.mailbox_id, s.entity_id, s.host, s.port, s.security, s.user_name, s.password, s.folder, s.afterwards, s.move_to,
    s.validity, s.uid, s.trouble, s.fetched_at, m.address, s.failing_since, s.try_at from imap_accounts s join mailboxes m on m.id = s.mailbox_id";

/// Every mailbox that is fetched and open, of all entities, with its address here.
pub(crate) fn sources(tx: &mut Tx<'_>) -> Result<Vec<(String, Source)>> {
    tx.query(&format!("{SOURCE} where m.is_open = 1 order by s.mailbox_id"), &[], |row| Ok((row.get(14)?, source_row(row)?)))
}

/// Where a mailbox's mail is fetched from.
pub(crate) fn source(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<Option<Source>> {
    let entity = tx.entity()?;
    tx.one(&format!("{SOURCE} where s.entity_id = $1 and s.mailbox_id = $2"), &[entity.into(), mailbox.into()], source_row)
}

fn source_row(row: &Row) -> Result<Source> {
    let (validity, uid): (u32, u32) = (row.get(10)?, row.get(11)?);
    Ok(Source {
        mailbox: row.get(0)?,
        entity: row.get(1)?,
        host: row.get(2)?,
        port: u16::try_from(row.get::<u32>(3)?).unwrap_or(0),
        security: row.get(4)?,
        user: row.get(5)?,
        password: row.get(6)?,
        folder: row.get(7)?,
        afterwards: row.get(8)?,
        move_to: row.get(9)?,
        cursor: (validity > 0).then_some(Cursor { validity, uid }),
        trouble: row.get(12)?,
        fetched_at: row.get(13)?,
        failing_since: row.get(15)?,
        try_at: row.get(16)?,
    })
}

pub(crate) fn save_source(tx: &mut Tx<'_>, source: &Source) -> Result<()> {
    let entity = tx.entity()?;
    let cursor = source.cursor.unwrap_or(Cursor { validity: 0, uid: 0 });
    tx.execute(
        "insert into imap_accounts (mailbox_id, entity_id, host, port, security, user_name, password, folder, afterwards, move_to, validity,
             uid, trouble, fetched_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', null)
         on conflict (mailbox_id) do update set host = excluded.host, port = excluded.port, security = excluded.security,
             user_name = excluded.user_name, password = excluded.password, folder = excluded.folder, afterwards = excluded.afterwards,
             move_to = excluded.move_to, validity = excluded.validity, uid = excluded.uid, trouble = '', try_at = null
         where imap_accounts.entity_id = excluded.entity_id",
        &[
            source.mailbox.into(),
            entity.into(),
            (&source.host).into(),
            u32::from(source.port).into(),
            (&source.security).into(),
            (&source.user).into(),
            (&source.password).into(),
            (&source.folder).into(),
            (&source.afterwards).into(),
            (&source.move_to).into(),
            cursor.validity.into(),
            cursor.uid.into(),
        ],
    )?;
    Ok(())
}

/// Removes it; answers how many there were.
pub(crate) fn drop_source(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("delete from imap_accounts where entity_id = $1 and mailbox_id = $2", &[entity.into(), mailbox.into()])
}

pub(crate) fn set_cursor(tx: &mut Tx<'_>, mailbox: MailboxId, cursor: Cursor) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update imap_accounts set validity = $3, uid = $4 where entity_id = $1 and mailbox_id = $2",
        &[entity.into(), mailbox.into(), cursor.validity.into(), cursor.uid.into()],
    )?;
    Ok(())
}

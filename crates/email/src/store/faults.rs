//! The statements on other mail servers that do not work, and on messages that they do not give.

use ::store::Tx;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;
use post::Skipped;

use crate::mailbox::MailboxId;
use crate::skipped::Passed;

/// What the statements on a source's standing give.
pub(crate) struct Standing {
    pub(crate) failures: u32,
    pub(crate) is_told: bool,
}

/// A mailbox that has not worked for a while.
pub(crate) struct LateSource {
    pub(crate) entity: EntityId,
    pub(crate) mailbox: MailboxId,
    pub(crate) why: String,
    pub(crate) is_told: bool,
}

/// A mail server that has not taken an entity's letters for a while.
pub(crate) struct LateRelay {
    pub(crate) entity: EntityId,
    pub(crate) why: String,
    pub(crate) is_told: bool,
}

/// Open mailboxes of all entities that have not worked since then.
pub(crate) fn late_sources(tx: &mut Tx<'_>, since: Timestamp) -> Result<Vec<LateSource>> {
    tx.query(
        "select s.entity_id, s.mailbox_id, s.trouble, s.is_told from imap_accounts s join mailboxes m on m.id = s.mailbox_id
         where m.is_open = 1 and s.failing_since <= $1 order by s.mailbox_id",
        &[since.into()],
        |row| Ok(LateSource { entity: row.get(0)?, mailbox: row.get(1)?, why: row.get(2)?, is_told: row.get(3)? }),
    )
}

/// Entities whose letters nobody has taken since then.
pub(crate) fn late_relays(tx: &mut Tx<'_>, since: Timestamp) -> Result<Vec<LateRelay>> {
    let sql = "select entity_id, why, is_told from relay_faults where failing_since <= $1 order by entity_id";
    tx.query(sql, &[since.into()], |row| Ok(LateRelay { entity: row.get(0)?, why: row.get(1)?, is_told: row.get(2)? }))
}

pub(crate) fn source(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<Option<Standing>> {
    let sql = "select failures, is_told from imap_accounts where entity_id = $1 and mailbox_id = $2";
    let entity = tx.entity()?;
    tx.one(sql, &[entity.into(), mailbox.into()], |row| Ok(Standing { failures: row.get(0)?, is_told: row.get(1)? }))
}

/// It is told that a mailbox does not work; answers whether it still does not, and nobody was told.
pub(crate) fn source_told(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "update imap_accounts set is_told = 1 where entity_id = $1 and mailbox_id = $2 and failing_since is not null and is_told = 0";
    Ok(tx.execute(sql, &[entity.into(), mailbox.into()])? > 0)
}

pub(crate) fn source_works(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.execute(
        "update imap_accounts set trouble = '', fetched_at = $3, failing_since = null, failures = 0, try_at = null, is_told = 0
         where entity_id = $1 and mailbox_id = $2",
        &[entity.into(), mailbox.into(), now.into()],
    )
    .map(drop)
}

pub(crate) fn source_fails(tx: &mut Tx<'_>, mailbox: MailboxId, why: &str, (failures, try_at): (u32, Timestamp)) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.execute(
        "update imap_accounts set trouble = $3, failing_since = coalesce(failing_since, $4), failures = $5, try_at = $6
         where entity_id = $1 and mailbox_id = $2",
        &[entity.into(), mailbox.into(), why.into(), now.into(), failures.into(), try_at.into()],
    )
    .map(drop)
}

/// Whether somebody was told that letters are not taken; none while they are.
pub(crate) fn relay(tx: &mut Tx<'_>) -> Result<Option<bool>> {
    let entity = tx.entity()?;
    tx.one("select is_told from relay_faults where entity_id = $1", &[entity.into()], |row| row.get(0))
}

pub(crate) fn relay_fails(tx: &mut Tx<'_>, why: &str) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.execute(
        "insert into relay_faults (entity_id, failing_since, why, is_told) values ($1, $2, $3, 0) on conflict (entity_id) do nothing",
        &[entity.into(), now.into(), why.into()],
    )
    .map(drop)
}

/// It is told that letters are not taken; answers whether they still are not, and nobody was told.
pub(crate) fn relay_told(tx: &mut Tx<'_>) -> Result<bool> {
    let entity = tx.entity()?;
    Ok(tx.execute("update relay_faults set is_told = 1 where entity_id = $1 and is_told = 0", &[entity.into()])? > 0)
}

pub(crate) fn relay_works(tx: &mut Tx<'_>) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from relay_faults where entity_id = $1", &[entity.into()]).map(drop)
}

/// Writes down that a message was passed; answers whether that is new.
pub(crate) fn pass(tx: &mut Tx<'_>, (mailbox, validity): (MailboxId, u32), skipped: &Skipped, try_at: Timestamp) -> Result<bool> {
    let (entity, now) = (tx.entity()?, tx.now());
    let written = tx.execute(
        "insert into imap_skipped (mailbox_id, entity_id, validity, uid, why, skipped_at, tries, try_at)
         values ($1, $2, $3, $4, $5, $6, 1, $7) on conflict (mailbox_id, validity, uid) do nothing",
        &[mailbox.into(), entity.into(), validity.into(), skipped.uid.into(), (&skipped.why).into(), now.into(), try_at.into()],
    )?;
    Ok(written > 0)
}

/// The messages of a mailbox that were passed, the first first.
pub(crate) fn passed(tx: &mut Tx<'_>, mailbox: MailboxId, limit: u32) -> Result<Vec<Passed>> {
    let entity = tx.entity()?;
    tx.query(
        "select validity, uid, why, skipped_at, tries, try_at from imap_skipped where mailbox_id = $1 and entity_id = $2
         order by validity, uid limit $3",
        &[mailbox.into(), entity.into(), limit.into()],
        |row| {
            let (validity, uid, why) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Passed { validity, uid, why, at: row.get(3)?, tries: row.get(4)?, try_at: row.get(5)? })
        },
    )
}

/// A message that was passed is asked for again then, and that is what went wrong the last time.
pub(crate) fn ask_again(tx: &mut Tx<'_>, mailbox: MailboxId, passed: &Passed) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute(
        "update imap_skipped set why = $5, tries = $6, try_at = $7 where mailbox_id = $1 and entity_id = $2 and validity = $3 and uid = $4",
        &[
            mailbox.into(),
            entity.into(),
            passed.validity.into(),
            passed.uid.into(),
            (&passed.why).into(),
            passed.tries.into(),
            passed.try_at.into(),
        ],
    )
}

/// A message that was passed is so no longer; answers how many there were.
pub(crate) fn settle(tx: &mut Tx<'_>, mailbox: MailboxId, validity: u32, uid: u32) -> Result<u64> {
    let entity = tx.entity()?;
    let sql = "delete from imap_skipped where mailbox_id = $1 and entity_id = $2 and validity = $3 and uid = $4";
    tx.execute(sql, &[mailbox.into(), entity.into(), validity.into(), uid.into()])
}

/// The server numbers its messages anew, and gives them all again.
pub(crate) fn forget_older(tx: &mut Tx<'_>, mailbox: MailboxId, validity: u32) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "delete from imap_skipped where mailbox_id = $1 and entity_id = $2 and validity <> $3";
    tx.execute(sql, &[mailbox.into(), entity.into(), validity.into()]).map(drop)
}

/// The mailbox is another one from now on.
pub(crate) fn forget_all(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from imap_skipped where mailbox_id = $1 and entity_id = $2", &[mailbox.into(), entity.into()]).map(drop)
}

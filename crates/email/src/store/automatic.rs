//! The statements on automatic mail that went out.

use std::collections::HashSet;

use ::store::Ask;
use ::store::Tx;
use ::store::Value;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use super::MAILBOX;
use super::mailbox_row;

/// How many automatic mails went to an address: counts that show nobody's data.
#[derive(Default)]
pub(crate) struct Sent {
    /// From the entity, since the earlier instant.
    pub(crate) here: u64,
    /// From whichever entity, since then.
    pub(crate) anywhere: u64,
    /// From whichever entity, since the later instant.
    pub(crate) lately: u64,
}

/// How many automatic mails went to an address since an instant, and since a later one.
pub(crate) fn automatic_since(tx: &mut Tx<'_>, address: &str, times: (Timestamp, Timestamp)) -> Result<Sent> {
    let entity = tx.entity()?;
    let read = |row: &::store::Row| Ok(Sent { here: row.get(0)?, lately: row.get(1)?, anywhere: row.get(2)? });
    Ok(tx.one(SINCE, &since(entity, address, times), read)?.unwrap_or_default())
}

/// What `automatic_since` will ask.
pub(crate) fn ask_for_automatic(entity: EntityId, address: &str, times: (Timestamp, Timestamp)) -> Ask {
    Ask::new(SINCE, &since(entity, address, times))
}

const SINCE: &str =
    "select coalesce(sum(case when entity_id = $1 then 1 else 0 end), 0), coalesce(sum(case when at > $4 then 1 else 0 end), 0), count(*)
               from automatic_mails where address = $2 and at > $3";

fn since(entity: EntityId, address: &str, (early, late): (Timestamp, Timestamp)) -> [Value; 4] {
    [entity.into(), address.into(), early.into(), late.into()]
}

/// Writes down that an automatic mail goes to an address.
pub(crate) fn write_down_automatic(tx: &mut Tx<'_>, address: &str) -> Result<()> {
    let (id, entity, now) = (tx.new_id::<()>(), tx.entity()?, tx.now());
    let sql = "insert into automatic_mails (id, entity_id, address, at) values ($1, $2, $3, $4)";
    tx.put(sql, &[id.into(), entity.into(), address.into(), now.into()])
}

/// Counts the letter of a delivery among those that go to an address: once, as of when it was last tried, or of when it may. Letters of the
/// installation itself are no entity's.
pub(crate) fn count_automatic(tx: &mut Tx<'_>, delivery: i64, address: &str, at: Timestamp) -> Result<()> {
    let entity = tx.entity().map_or(0, EntityId::get);
    let sql =
        "insert into automatic_mails (id, entity_id, address, at) values ($1, $2, $3, $4) on conflict (id) do update set at = excluded.at";
    tx.execute(sql, &[delivery.into(), entity.into(), address.into(), at.into()]).map(drop)
}

/// Whether the letter of a delivery is counted already.
pub(crate) fn is_counted(tx: &mut Tx<'_>, delivery: i64) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select at from automatic_mails where id = $1 and entity_id = $2";
    Ok(tx.one(sql, &[delivery.into(), entity.into()], |row| row.get::<Timestamp>(0))?.is_some())
}

/// When the so-manieth newest letter between two instants goes to an address, from whichever entity and beside one: a time that shows
/// nobody's data.
pub(crate) fn nth_newest_automatic(
    tx: &mut Tx<'_>,
    (address, beside): (&str, i64),
    (since, until): (Timestamp, Timestamp),
    nth: u64,
) -> Result<Option<Timestamp>> {
    let sql = "select at from automatic_mails where address = $1 and at > $2 and at <= $3 and id <> $4 order by at desc limit 1 offset $5";
    tx.one(sql, &[address.into(), since.into(), until.into(), beside.into(), (nth - 1).into()], |row| row.get(0))
}

/// Whether an address is that of a mailbox of any entity, open or closed. The writer keeps them in mind: they are few, and each new sender
/// is looked for among them.
pub(crate) fn is_mailbox(tx: &mut Tx<'_>, address: &str) -> Result<bool> {
    let bare = post::without_code(address).to_lowercase();
    let known: HashSet<String> = match tx.take_from_mind(MAILBOXES) {
        Some(known) => known,
        None => tx.query(MAILBOX, &[], mailbox_row)?.into_iter().map(|mailbox| mailbox.address).collect(),
    };
    let is_one = known.contains(&bare);
    tx.keep_in_mind(MAILBOXES, known);
    Ok(is_one)
}

const MAILBOXES: &str = "mailboxes";

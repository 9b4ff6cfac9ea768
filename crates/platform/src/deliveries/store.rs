//! The statements on deliveries.

use std::time::Duration;

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use super::Delivery;
use super::DeliveryId;
use super::NewDelivery;
use super::Wish;
use super::own_wait::NOT_HEARD_OF;
use super::runner::LEASE;
use super::runner::Settled;

pub(super) fn known(tx: &mut Tx<'_>, kind: &str, key: &str) -> Result<Option<DeliveryId>> {
    tx.one("select id from deliveries where kind = $1 and key = $2", &[kind.into(), key.into()], |row| row.get(0))
}

/// Writes a new delivery down; false when the same was wanted before.
pub(super) fn insert(tx: &mut Tx<'_>, id: DeliveryId, delivery: &NewDelivery) -> Result<bool> {
    let values = values(tx, id, delivery);
    let inserted = tx.execute(&format!("{INSERT} on conflict (kind, key) do nothing"), &values)?;
    if inserted == 1 {
        count(tx, delivery.kind, "waiting", 1)?;
    }
    Ok(inserted == 1)
}

/// The same for one that cannot have been wanted before.
pub(super) fn put(tx: &mut Tx<'_>, id: DeliveryId, delivery: &NewDelivery) -> Result<()> {
    let values = values(tx, id, delivery);
    tx.put(INSERT, &values)?;
    count(tx, delivery.kind, "waiting", 1)
}

const INSERT: &str =
    "insert into deliveries (id, entity_id, kind, key, destination, payload, state, attempts, next_at, lease_until, fence, last_answer, created_at)
     values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7, 0, 0, '', $8)";

fn values(tx: &Tx<'_>, id: DeliveryId, delivery: &NewDelivery) -> Vec<Value> {
    let (entity, now) = (tx.entity().map_or(0, Id::get), tx.now());
    let next = delivery.not_before.map_or(now, |not_before| not_before.max(now));
    vec![
        id.into(),
        entity.into(),
        delivery.kind.into(),
        (&delivery.key).into(),
        (&delivery.destination).into(),
        delivery.payload.clone().into(),
        next.into(),
        now.into(),
    ]
}

fn count(tx: &mut Tx<'_>, kind: &str, state: &str, by: i64) -> Result<()> {
    tx.put(
        "insert into delivery_counts (kind, state, number) values ($1, $2, $3)
         on conflict (kind, state) do update set number = delivery_counts.number + excluded.number",
        &[kind.into(), state.into(), by.into()],
    )
}

fn moved(tx: &mut Tx<'_>, kind: &str, from: &str, to: &str) -> Result<()> {
    count(tx, kind, from, -1)?;
    count(tx, kind, to, 1)
}

/// How many there are of each kind in each state.
pub(crate) fn counts(tx: &mut Tx<'_>) -> Result<Vec<(String, String, i64)>> {
    tx.query("select kind, state, number from delivery_counts order by kind, state", &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Whether a lease has run out.
pub(super) fn is_any_stuck(tx: &mut Tx<'_>) -> Result<bool> {
    let sql = "select 1 from deliveries where state = 'leased' and lease_until <= $1 limit 1";
    Ok(tx.one(sql, &[tx.now().into()], |row| row.get::<i64>(0))?.is_some())
}

/// Whether the time of one has come, be its line served or not.
pub(super) fn is_any_due(tx: &mut Tx<'_>) -> Result<bool> {
    let sql = "select 1 from deliveries where state = 'waiting' and next_at <= $1 limit 1";
    Ok(tx.one(sql, &[tx.now().into()], |row| row.get::<i64>(0))?.is_some())
}

/// When the newest one was wanted.
pub(super) fn newest(tx: &mut Tx<'_>) -> Result<Option<Timestamp>> {
    tx.one("select created_at from deliveries order by id desc limit 1", &[], |row| row.get(0))
}

/// Moves what waits for a later time back with the clock, no further than to now.
pub(super) fn move_back(tx: &mut Tx<'_>, back: Duration) -> Result<()> {
    let (now, back) = (tx.now(), i64::try_from(back.as_millis()).unwrap_or(i64::MAX));
    let moved = "case when next_at - $2 < $1 then $1 else next_at - $2 end";
    let sql = format!("update deliveries set next_at = {moved} where state = 'waiting' and next_at > $1");
    tx.execute(&sql, &[now.into(), back.into()])?;
    tx.execute("update delivery_pauses set until = until - $2 where until > $1", &[now.into(), back.into()])?;
    tx.execute(
        "update deliveries set lease_until = lease_until - $2 where state = 'leased' and lease_until > $1",
        &[now.into(), back.into()],
    )?;
    Ok(())
}

/// Puts those whose worker has not been heard of back among the waiting.
pub(super) fn sweep(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    let stuck = tx.query(
        "update deliveries set state = 'waiting', next_at = $1, last_answer = $2
         where state = 'leased' and lease_until <= $1 returning kind",
        &[now.into(), NOT_HEARD_OF.into()],
        |row| row.get::<String>(0),
    )?;
    stuck.iter().try_for_each(|kind| moved(tx, kind, "leased", "waiting"))
}

/// Takes one for an attempt, unless another was quicker: with it, with its line, or with putting either off.
pub(super) fn lease(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<Delivery>> {
    let (now, until) = (tx.now(), tx.now() + LEASE);
    let leased = tx.one(
        "update deliveries set state = 'leased', lease_until = $2, fence = fence + 1, attempts = attempts + 1
         where id = $1 and state = 'waiting' and next_at <= $3 and (destination = '' or not exists
            (select 1 from deliveries l where l.state = 'leased' and l.kind = deliveries.kind
                and l.destination = deliveries.destination and l.entity_id = deliveries.entity_id))
         and not exists (select 1 from delivery_pauses p
            where p.kind = deliveries.kind and p.destination = deliveries.destination and p.until > $3)
         returning id, entity_id, kind, key, destination, payload, attempts, created_at, fence",
        &[id.into(), until.into(), now.into()],
        delivery,
    )?;
    if let Some(delivery) = &leased {
        moved(tx, &delivery.kind, "waiting", "leased")?;
    }
    Ok(leased)
}

fn delivery(row: &Row) -> Result<Delivery> {
    let entity: i64 = row.get(1)?;
    Ok(Delivery {
        id: row.get(0)?,
        entity: (entity != 0).then(|| Id::new(entity)),
        kind: row.get(2)?,
        key: row.get(3)?,
        destination: row.get(4)?,
        payload: row.json(5)?,
        attempts: row.get(6)?,
        created_at: row.get(7)?,
        fence: row.get(8)?,
    })
}

/// Writes an attempt's end down; false when its lease has passed to another meanwhile.
pub(super) fn settle(tx: &mut Tx<'_>, delivery: &Delivery, end: &Settled) -> Result<bool> {
    let done = (end.state != "waiting").then(|| tx.now());
    let wiped = done.is_some() && end.is_confidential;
    let changed = tx.execute(
        "update deliveries set state = $3, next_at = $4, last_answer = $5, done_at = $6, lease_until = 0, attempts = attempts - $8,
            payload = case when $7 = 1 then '{}' else payload end
         where id = $1 and fence = $2 and state = 'leased'",
        &[
            delivery.id.into(),
            delivery.fence.into(),
            end.state.into(),
            end.next_at.into(),
            (&end.answer).into(),
            done.into(),
            wiped.into(),
            end.waits.into(),
        ],
    )?;
    if changed == 1 {
        moved(tx, &delivery.kind, "leased", end.state)?;
    }
    Ok(changed == 1)
}

/// A destination that did not take one is left alone with all that waits for it, until then.
pub(super) fn pause_line(tx: &mut Tx<'_>, delivery: &Delivery, until: Timestamp) -> Result<()> {
    if delivery.destination.is_empty() {
        return Ok(());
    }
    let sql = "insert into delivery_pauses (kind, destination, until) values ($1, $2, $3)
               on conflict (kind, destination) do update set until = excluded.until";
    tx.put(sql, &[(&delivery.kind).into(), (&delivery.destination).into(), until.into()])
}

/// A destination that took one, or refused or put off one alone, answers again.
pub(super) fn end_pause(tx: &mut Tx<'_>, kind: &str, destination: &str) -> Result<()> {
    tx.put("delete from delivery_pauses where kind = $1 and destination = $2", &[kind.into(), destination.into()])
}

/// The state, inside the transaction's entity or for an operator anywhere.
pub(super) fn state(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<String>> {
    let entity = tx.entity().map_or(0, Id::get);
    tx.one("select state from deliveries where id = $1 and (entity_id = $2 or $2 = 0)", &[id.into(), entity.into()], |row| row.get(0))
}

/// The kind and the key of a delivery of the entity.
pub(super) fn wish(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<(String, String)>> {
    let entity = tx.entity()?;
    tx.one("select kind, key from deliveries where id = $1 and entity_id = $2", &[id.into(), entity.into()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

pub(super) fn move_by_hand(tx: &mut Tx<'_>, id: DeliveryId, from: &str, to: &str, now: Timestamp) -> Result<()> {
    let done = (to != "waiting").then_some(now);
    let lane = tx.one(
        "update deliveries set state = $3, next_at = $4, done_at = $5 where id = $1 and state = $2 returning kind, destination",
        &[id.into(), from.into(), to.into(), now.into(), done.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    let (kind, destination) = lane.ok_or(kernel::Error::Conflict("already-changed"))?;
    if to == "waiting" {
        end_pause(tx, &kind, &destination)?;
    }
    moved(tx, &kind, from, to)
}

/// Forgets what one of the entity says and to whom.
pub(super) fn wipe(tx: &mut Tx<'_>, id: DeliveryId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("update deliveries set payload = '{}' where id = $1 and entity_id = $2", &[id.into(), entity.into()]).map(drop)
}

/// What is reported of one of the entity that had left: its kind and what it is now; nothing where it had not, or was reported before.
pub(super) fn reported(tx: &mut Tx<'_>, id: DeliveryId, (has_arrived, answer): (bool, &str)) -> Result<Option<(String, &'static str)>> {
    let (entity, state) = (tx.entity()?, if has_arrived { "sent" } else { "failed" });
    let kind = tx.one(
        "update deliveries set state = $3, last_answer = $4 where id = $1 and entity_id = $2 and state = 'sent' returning kind",
        &[id.into(), entity.into(), state.into(), answer.into()],
        |row| row.get::<String>(0),
    )?;
    let Some(kind) = kind else { return Ok(None) };
    if state == "failed" {
        moved(tx, &kind, "sent", state)?;
    }
    Ok(Some((kind, state)))
}

/// A delivery as its page shows it.
pub(super) struct Shown {
    pub(super) id: DeliveryId,
    pub(super) entity: i64,
    pub(super) kind: String,
    pub(super) wish: Wish,
    pub(super) state: String,
    pub(super) attempts: u32,
    pub(super) next_at: Timestamp,
    pub(super) last_answer: String,
    pub(super) created_at: Timestamp,
}

/// Those in one state, newest first, of the transaction's entity or of all.
pub(super) fn list(tx: &mut Tx<'_>, state: &str, before: i64, limit: u32) -> Result<Vec<Shown>> {
    let shown = |row: &Row| {
        Ok(Shown {
            id: row.get(0)?,
            entity: row.get(1)?,
            kind: row.get(2)?,
            wish: Wish { destination: row.get(3)?, key: row.get(9)?, payload: row.json(10)? },
            state: row.get(4)?,
            attempts: row.get(5)?,
            next_at: row.get(6)?,
            last_answer: row.get(7)?,
            created_at: row.get(8)?,
        })
    };
    // While its destination is left alone, the next attempt comes no sooner.
    const COLUMNS: &str = "select id, entity_id, kind, destination, state, attempts,
        coalesce((select p.until from delivery_pauses p where p.kind = deliveries.kind and p.destination = deliveries.destination
            and p.until > next_at and deliveries.state = 'waiting'), next_at),
        last_answer, created_at, key, payload from deliveries";
    match tx.entity() {
        Ok(entity) => tx.query(
            &format!("{COLUMNS} where entity_id = $1 and state = $2 and id < $3 order by id desc limit $4"),
            &[entity.into(), state.into(), before.into(), limit.into()],
            shown,
        ),
        Err(_) => tx.query(
            &format!("{COLUMNS} where state = $1 and id < $2 order by id desc limit $3"),
            &[state.into(), before.into(), limit.into()],
            shown,
        ),
    }
}

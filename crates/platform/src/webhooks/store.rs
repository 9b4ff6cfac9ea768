//! The statements on endpoints.

use ::store::Row;
use ::store::Tx;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use super::Endpoint;
use super::EndpointId;
use crate::deliveries::DeliveryId;

const ENDPOINT: &str = "select id, entity_id, url, kinds, state, failing_since, created_at from webhook_endpoints";

fn endpoint(row: &Row) -> Result<Endpoint> {
    let kinds: String = row.get(3)?;
    Ok(Endpoint {
        id: row.get(0)?,
        url: row.get(2)?,
        kinds: kinds.split_whitespace().map(str::to_owned).collect(),
        is_on: row.get::<String>(4)? == "on",
        failing_since: row.get(5)?,
        created_at: row.get(6)?,
    })
}

/// The entity's endpoints, oldest first.
pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<Endpoint>> {
    let entity = tx.entity()?;
    tx.query(&format!("{ENDPOINT} where entity_id = $1 order by id"), &[entity.into()], endpoint)
}

pub(super) fn one(tx: &mut Tx<'_>, id: EndpointId) -> Result<Option<Endpoint>> {
    let entity = tx.entity()?;
    tx.one(&format!("{ENDPOINT} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], endpoint)
}

/// Only what happens from now on is sent.
pub(super) fn insert(tx: &mut Tx<'_>, endpoint: &Endpoint, secret: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into webhook_endpoints (id, entity_id, url, kinds, secret, old_until, state, seen, created_at)
         values ($1, $2, $3, $4, $5, 0, 'on', (select coalesce(max(seq), 0) from events), $6)",
        &[
            endpoint.id.into(),
            entity.into(),
            (&endpoint.url).into(),
            endpoint.kinds.join(" ").into(),
            secret.into(),
            endpoint.created_at.into(),
        ],
    )?;
    Ok(())
}

/// The sealed secrets that sign now, newest first.
pub(super) fn secrets(tx: &mut Tx<'_>, id: EndpointId) -> Result<Vec<String>> {
    let (entity, now) = (tx.entity()?, tx.now());
    let found = tx.one(
        "select secret, case when old_until > $3 then old_secret end from webhook_endpoints where entity_id = $1 and id = $2",
        &[entity.into(), id.into(), now.into()],
        |row| Ok([Some(row.get::<String>(0)?), row.get::<Option<String>>(1)?]),
    )?;
    Ok(found.into_iter().flatten().flatten().collect())
}

/// Puts a new secret before the present one, which signs on until an instant.
pub(super) fn change_secret(tx: &mut Tx<'_>, id: EndpointId, secret: &str, old_until: Timestamp) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute(
        "update webhook_endpoints set old_secret = secret, old_until = $4, secret = $3 where entity_id = $1 and id = $2",
        &[entity.into(), id.into(), secret.into(), old_until.into()],
    )
}

/// Switches on or off; what was missed while off is not sent later.
pub(super) fn switch(tx: &mut Tx<'_>, id: EndpointId, is_on: bool) -> Result<u64> {
    let entity = tx.entity()?;
    let state = if is_on { "on" } else { "off" };
    tx.execute(
        "update webhook_endpoints set state = $3, failing_since = null,
            seen = case when $3 = 'on' then (select coalesce(max(seq), 0) from events) else seen end
         where entity_id = $1 and id = $2 and state <> $3",
        &[entity.into(), id.into(), state.into()],
    )
}

pub(super) fn delete(tx: &mut Tx<'_>, id: EndpointId) -> Result<u64> {
    let entity = tx.entity()?;
    tx.execute("delete from webhook_endpoints where entity_id = $1 and id = $2", &[entity.into(), id.into()])
}

/// Remembers since when nothing arrives; nothing clears it.
pub(super) fn failing(tx: &mut Tx<'_>, id: EndpointId, since: Option<Timestamp>) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update webhook_endpoints set failing_since = $3 where entity_id = $1 and id = $2",
        &[entity.into(), id.into(), since.into()],
    )?;
    Ok(())
}

/// Endpoints that have not looked at the newest event.
pub(super) fn behind(tx: &mut Tx<'_>) -> Result<Vec<(EntityId, EndpointId)>> {
    tx.query(
        "select entity_id, id from webhook_endpoints where state = 'on' and seen < (select coalesce(max(seq), 0) from events) order by seen limit 100",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The entity's events that an endpoint has not looked at: number and kind; and how far they reach.
pub(super) fn unseen(tx: &mut Tx<'_>, id: EndpointId, most: u32) -> Result<(Vec<(i64, String)>, i64)> {
    let entity = tx.entity()?;
    let events = tx.query(
        "select seq, kind from events where entity_id = $1
         and seq > (select seen from webhook_endpoints where entity_id = $1 and id = $2) order by seq limit $3",
        &[entity.into(), id.into(), most.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let head: i64 = tx.one("select coalesce(max(seq), 0) from events", &[], |row| row.get(0))?.unwrap_or(0);
    let reach = if events.len() < most as usize { head } else { events.last().map_or(head, |(seq, _)| *seq) };
    Ok((events, reach))
}

pub(super) fn seen(tx: &mut Tx<'_>, id: EndpointId, seq: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update webhook_endpoints set seen = $3 where entity_id = $1 and id = $2 and seen < $3",
        &[entity.into(), id.into(), seq.into()],
    )?;
    Ok(())
}

/// A delivery to an endpoint, for its log.
pub(super) struct Attempted {
    pub(super) id: DeliveryId,
    pub(super) seq: i64,
    pub(super) state: String,
    pub(super) attempts: u32,
    pub(super) last_answer: String,
    pub(super) created_at: Timestamp,
}

/// The newest deliveries to an endpoint before one.
pub(super) fn log(tx: &mut Tx<'_>, id: EndpointId, before: i64, most: u32) -> Result<Vec<Attempted>> {
    let entity = tx.entity()?;
    tx.query(
        "select id, payload, state, attempts, last_answer, created_at from deliveries
         where kind = 'webhook' and destination = $1 and entity_id = $2 and id < $3 order by id desc limit $4",
        &[id.to_string().into(), entity.into(), before.into(), most.into()],
        |row| {
            let payload: serde_json::Value = row.json(1)?;
            Ok(Attempted {
                id: row.get(0)?,
                seq: payload["event"].as_i64().unwrap_or_default(),
                state: row.get(2)?,
                attempts: row.get(3)?,
                last_answer: row.get(4)?,
                created_at: row.get(5)?,
            })
        },
    )
}

/// The event of a delivery to the entity's endpoint.
pub(super) fn event_of(tx: &mut Tx<'_>, endpoint: EndpointId, delivery: Id<crate::deliveries::DeliveryKind>) -> Result<Option<i64>> {
    let entity = tx.entity()?;
    tx.one(
        "select payload from deliveries where id = $1 and entity_id = $2 and kind = 'webhook' and destination = $3",
        &[delivery.into(), entity.into(), endpoint.to_string().into()],
        |row| Ok(row.json::<serde_json::Value>(0)?["event"].as_i64().unwrap_or_default()),
    )
}

//! What an entity's administrator does with endpoints: add, change the secret, switch, remove, send an event again.

use ::store::Tx;
use kernel::Error;
use kernel::Result;
use kernel::invalid;
use std::time::Duration;

use super::Endpoint;
use super::EndpointId;
use super::WEBHOOKS;
use super::events;
use super::pump::delivery;
use super::sign::fresh_secret;
use super::store;
use crate::App;
use crate::deliveries::Concerns;
use crate::deliveries::DeliveryId;
use crate::deliveries::Wish;
use crate::deliveries::enqueue;

/// After a change the old secret signs on for a day, so that the other side can change without losing anything.
const BOTH: Duration = Duration::from_secs(86_400);
/// An entity has at most so many endpoints.
const MOST: usize = 20;

/// What a secret is sealed for.
pub(super) fn context(id: EndpointId) -> String {
    format!("webhook.secret:{id}")
}

/// Where an event goes: the address of the endpoint and its page. One that was removed has neither.
pub(super) fn concerns(tx: &mut Tx<'_>, wish: &Wish) -> Result<Concerns> {
    let id: Option<EndpointId> = wish.destination.parse().ok();
    let endpoint = id.map(|id| store::one(tx, id)).transpose()?.flatten();
    let Some(endpoint) = endpoint else { return Ok(Concerns::default()) };
    let href = if tx.actor().can(WEBHOOKS) { format!("/desk/webhooks/{}", endpoint.id) } else { String::new() };
    let host = super::page::host(&endpoint.url);
    Ok(Concerns { place: endpoint.url, label: host, href })
}

/// Adds an endpoint; gives it with its secret, which is seen this once.
pub(super) fn add(tx: &mut Tx<'_>, app: &App, url: &str, kinds: &str) -> Result<(Endpoint, String)> {
    let kinds: Vec<String> = kinds.split([' ', ',', '\n', '\r']).filter(|kind| !kind.is_empty()).map(str::to_owned).collect();
    let is_kind = |kind: &String| kind == "*" || kind.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c));
    if kinds.is_empty() || kinds.len() > 50 || !kinds.iter().all(is_kind) {
        return Err(invalid("kinds", "webhooks-kinds-wrong"));
    }
    let only = app.settings().now(tx, "webhooks.allowed_hosts")?;
    let only: Vec<String> = only.split(',').map(|host| host.trim().to_lowercase()).filter(|host| !host.is_empty()).collect();
    let url = app.outgoing().may_call(url, &only)?;
    if store::all(tx)?.len() >= MOST {
        return Err(kernel::refuse("webhooks-too-many").with("most", MOST).into());
    }
    let (id, now) = (tx.new_id(), tx.now());
    let secret = fresh_secret()?;
    let endpoint = Endpoint { id, url: url.into(), kinds, is_on: true, failing_since: None, created_at: now };
    store::insert(tx, &endpoint, &app.keys().seal(&context(id), &secret))?;
    tx.record(events::Added { endpoint: id, kinds: endpoint.kinds.clone() })?;
    Ok((endpoint, secret))
}

/// Gives an endpoint a new secret, which is seen this once.
pub(super) fn change_secret(tx: &mut Tx<'_>, app: &App, id: EndpointId) -> Result<String> {
    let secret = fresh_secret()?;
    let until = tx.now() + BOTH;
    if store::change_secret(tx, id, &app.keys().seal(&context(id), &secret), until)? == 0 {
        return Err(Error::NotFound("webhook"));
    }
    tx.record(events::SecretChanged { endpoint: id })?;
    Ok(secret)
}

/// Switches an endpoint on or off.
pub(super) fn switch(tx: &mut Tx<'_>, id: EndpointId, is_on: bool) -> Result<()> {
    store::one(tx, id)?.ok_or(Error::NotFound("webhook"))?;
    if store::switch(tx, id, is_on)? == 1 {
        tx.record(events::Switched { endpoint: id, is_on, reason: "by-hand" })?;
    }
    Ok(())
}

/// Switches an endpoint off that nothing reaches.
pub(super) fn switch_off(tx: &mut Tx<'_>, id: EndpointId, reason: &'static str) -> Result<()> {
    if store::switch(tx, id, false)? == 1 {
        tx.record(events::Switched { endpoint: id, is_on: false, reason })?;
    }
    Ok(())
}

/// Removes an endpoint; what still waits for it comes to nothing.
pub(super) fn remove(tx: &mut Tx<'_>, id: EndpointId) -> Result<()> {
    if store::delete(tx, id)? == 0 {
        return Err(Error::NotFound("webhook"));
    }
    tx.record(events::Removed { endpoint: id })?;
    Ok(())
}

/// Sends the event of an earlier delivery once more, under the same id.
pub(super) fn replay(tx: &mut Tx<'_>, id: EndpointId, earlier: DeliveryId) -> Result<()> {
    let seq = store::event_of(tx, id, earlier)?.ok_or(Error::NotFound("delivery"))?;
    let again: DeliveryId = tx.new_id();
    enqueue(tx, delivery(id, seq, format!(":{again}")))?;
    tx.record(events::Replayed { endpoint: id, event: seq })?;
    Ok(())
}

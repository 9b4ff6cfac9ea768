//! Sends one event to one endpoint, and notes whether the endpoint is well.

use ::store::Tx;
use bytes::Bytes;
use http::HeaderMap;
use http::HeaderValue;
use http::Method;
use http::StatusCode;
use http::header;
use kernel::Actor;
use kernel::Error;
use kernel::Recorded;
use kernel::Result;
use kernel::broken;
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

use super::Endpoint;
use super::EndpointId;
use super::acts;
use super::sign::signatures;
use super::store;
use crate::App;
use crate::deliveries::DELIVER;
use crate::deliveries::Delivery;
use crate::deliveries::GONE;
use crate::deliveries::NO_ANSWER;
use crate::deliveries::Outcome;
use crate::outgoing::Call;

/// An endpoint at which nothing arrives for so long is switched off.
const PATIENCE: Duration = Duration::from_secs(5 * 86_400);

#[derive(Deserialize)]
struct Payload {
    endpoint: EndpointId,
    event: i64,
}

/// What is needed to send.
struct Prepared {
    endpoint: Endpoint,
    event: Recorded,
    secrets: Vec<String>,
    only: Vec<String>,
}

/// Makes one attempt.
pub(super) async fn send(app: App, delivery: Delivery) -> Outcome {
    match attempt(&app, &delivery).await {
        Ok(outcome) => outcome,
        Err(Error::Refused(refusal)) => Outcome::Never(format!("refused: {}", refusal.key)),
        Err(error) => Outcome::Later(error.to_string()),
    }
}

async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let payload: Payload = serde_json::from_value(delivery.payload.clone()).map_err(broken("reading a webhook"))?;
    let Some(prepared) = prepare(app, delivery, &payload).await? else {
        return Ok(Outcome::Never(GONE.into()));
    };
    let endpoint = prepared.endpoint.id;
    let call = call(app, prepared)?;
    let answered = app.outgoing().call(call).await;
    app.metrics().called_outside(matches!(answered, Err(Error::Refused(_))));
    let (outcome, health) = match answered {
        Ok(answer) if answer.status.is_success() => (Outcome::Sent(answer.status.to_string()), Health::Well),
        Ok(answer) if answer.status == StatusCode::GONE => (Outcome::Never(answer.status.to_string()), Health::Gone),
        Ok(answer) => (Outcome::Later(answer.status.to_string()), Health::Ill),
        Err(Error::Busy(_)) => (Outcome::Later(NO_ANSWER.into()), Health::Ill),
        Err(error) => return Err(error),
    };
    app.write_down(&grant(delivery)?, move |tx| note(tx, endpoint, health)).await?;
    Ok(outcome)
}

fn grant(delivery: &Delivery) -> Result<kernel::Grant> {
    Actor::system("webhooks", delivery.entity).may(DELIVER)
}

async fn prepare(app: &App, delivery: &Delivery, payload: &Payload) -> Result<Option<Prepared>> {
    let (id, seq, settings) = (payload.endpoint, payload.event, app.clone());
    app.read(grant(delivery)?, move |tx| {
        let Some(endpoint) = store::one(tx, id)?.filter(|endpoint| endpoint.is_on) else { return Ok(None) };
        let entity = tx.entity()?;
        let event = tx.events_after(seq - 1, 1)?.into_iter().find(|event| event.seq == seq && event.entity == Some(entity));
        let Some(event) = event else { return Ok(None) };
        let secrets = store::secrets(tx, id)?;
        let only = settings.settings().now(tx, "webhooks.allowed_hosts")?;
        let only = only.split(',').map(|host| host.trim().to_lowercase()).filter(|host| !host.is_empty()).collect();
        Ok(Some(Prepared { endpoint, event, secrets, only }))
    })
    .await
}

/// The request as Standard Webhooks asks: the id stays the same at each attempt, the time is this attempt's.
fn call(app: &App, prepared: Prepared) -> Result<Call> {
    let Prepared { endpoint, event, secrets, only } = prepared;
    let secrets: Result<Vec<String>> = secrets.iter().map(|sealed| app.keys().open(&acts::context(endpoint.id), sealed)).collect();
    let (id, now) = (format!("msg_{}_{}", endpoint.id, event.seq), app.now());
    let thing = event.thing.as_ref().map(|(kind, id)| json!({"kind": kind, "id": id.to_string()}));
    let body = json!({
        "type": event.kind,
        "timestamp": event.at.to_string(),
        "data": {
            "event": event.seq, "actor": event.actor, "case": event.case.map(|id| id.to_string()),
            "interaction": event.interaction.map(|id| id.to_string()), "thing": thing, "fields": event.data,
        },
    })
    .to_string();
    let mut headers = HeaderMap::new();
    let values = [
        ("webhook-id", id.clone()),
        ("webhook-timestamp", now.as_second().to_string()),
        ("webhook-signature", signatures(&secrets?, &id, now, &body)?),
    ];
    for (name, value) in values {
        headers.insert(name, HeaderValue::from_str(&value).map_err(broken("writing a webhook"))?);
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(Call { method: Method::POST, url: endpoint.url, headers, body: Bytes::from(body), only })
}

/// What an answer says of the endpoint.
#[derive(Clone, Copy)]
enum Health {
    Well,
    Ill,
    Gone,
}

/// Notes how the endpoint is; one that is gone or has been ill for long is switched off.
fn note(tx: &mut Tx<'_>, id: EndpointId, health: Health) -> Result<()> {
    let Some(endpoint) = store::one(tx, id)? else { return Ok(()) };
    let now = tx.now();
    match (health, endpoint.failing_since) {
        (Health::Gone, _) => acts::switch_off(tx, id, "gone"),
        (Health::Well, Some(_)) => store::failing(tx, id, None),
        (Health::Ill, None) => store::failing(tx, id, Some(now)),
        (Health::Ill, Some(since)) if now > since + PATIENCE => acts::switch_off(tx, id, "failing"),
        _ => Ok(()),
    }
}

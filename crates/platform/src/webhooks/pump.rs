//! Turns events into deliveries: each endpoint looks at what happened since the last event it saw, once.

use ::store::Tx;
use kernel::Actor;
use kernel::Result;
use serde_json::json;

use super::EndpointId;
use super::store;
use crate::App;
use crate::deliveries::DELIVER;
use crate::deliveries::NewDelivery;
use crate::deliveries::enqueue;

/// An endpoint looks at so many events in one transaction.
const TOGETHER: u32 = 200;

/// Looks at what happened, for all endpoints.
///
/// # Errors
/// What the database says; what was not looked at is looked at the next time.
pub(crate) async fn pump(app: &App) -> Result<()> {
    let grant = Actor::system("webhooks", None).may(DELIVER)?;
    loop {
        let behind = app.read(grant.clone(), store::behind).await?;
        if behind.is_empty() {
            return Ok(());
        }
        for (entity, endpoint) in behind {
            app.write_quietly(grant.clone().within(entity), move |tx| look(tx, endpoint)).await?;
        }
    }
}

/// Wants a delivery for each event that the endpoint wants, and remembers how far it looked, in one transaction.
fn look(tx: &mut Tx<'_>, id: EndpointId) -> Result<()> {
    let Some(endpoint) = store::one(tx, id)? else { return Ok(()) };
    let (events, reach) = store::unseen(tx, id, TOGETHER)?;
    for (seq, _) in events.iter().filter(|(_, kind)| endpoint.wants(kind)) {
        enqueue(tx, delivery(id, *seq, String::new()))?;
    }
    store::seen(tx, id, reach)
}

/// The delivery of one event to one endpoint; `again` tells a repetition apart.
pub(super) fn delivery(endpoint: EndpointId, seq: i64, again: String) -> NewDelivery {
    NewDelivery {
        kind: "webhook",
        key: format!("{endpoint}:{seq}{again}"),
        destination: endpoint.to_string(),
        payload: json!({"endpoint": endpoint, "event": seq}),
        not_before: None,
    }
}

//! Webhooks: an entity's events leave for its own systems, signed as Standard Webhooks asks, retried, listed and sent again on demand.

mod acts;
mod events;
mod page;
mod programs;
mod pump;
mod send;
mod sign;
mod store;

use kernel::Id;
use kernel::Permission;
use kernel::Role;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use crate::Route;
use crate::deliveries::Deliverer;
use crate::deliveries::Pauses;

pub(crate) use pump::pump;

pub(crate) const MIGRATION: ::store::Migration =
    ::store::Migration { part: "platform", number: 25, name: "webhooks", sql: include_str!("../migrations/0025_webhooks.sql") };

/// Say where an entity's events are sent.
pub const WEBHOOKS: Permission = Permission { key: "platform.webhooks", roles: &[Role::EntityAdministrator] };

/// Marks ids of endpoints.
pub enum EndpointKind {}
/// Names an endpoint.
pub type EndpointId = Id<EndpointKind>;

/// A place to which an entity's events are sent; never its secret.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Endpoint {
    /// Its name.
    #[schemars(with = "String")]
    pub id: EndpointId,
    /// Its address.
    pub url: String,
    /// The kinds of events that are sent: `email.reply-sent`, `email.` for all of a part, `*` for all.
    pub kinds: Vec<String>,
    /// Whether events are sent.
    pub is_on: bool,
    /// Since when nothing arrived, if so.
    #[schemars(with = "Option<String>")]
    pub failing_since: Option<Timestamp>,
    /// When it was made.
    #[schemars(with = "String")]
    pub created_at: Timestamp,
}

impl Endpoint {
    /// Whether it wants an event of this kind. What happens to deliveries is not sent: it would never end.
    pub fn wants(&self, kind: &str) -> bool {
        let is_wanted = |wanted: &String| wanted == "*" || wanted == kind || (wanted.ends_with('.') && kind.starts_with(wanted.as_str()));
        !kind.starts_with("delivery.") && self.kinds.iter().any(is_wanted)
    }
}

/// The deliverer of webhooks.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: "webhook",
    label: "webhooks-delivery",
    pauses: Pauses::WEBHOOK,
    is_confidential: false,
    concerns: acts::concerns,
    deliver: |app, delivery| Box::pin(send::send(app, delivery)),
};

pub(crate) fn routes() -> Vec<Route> {
    page::routes().into_iter().chain(programs::routes()).collect()
}

//! What can happen to an endpoint.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use super::EndpointId;

/// It was added.
#[derive(Serialize)]
pub(super) struct Added {
    pub(super) endpoint: EndpointId,
    pub(super) kinds: Vec<String>,
}

/// Its secret was changed; the old one signs for a day more.
#[derive(Serialize)]
pub(super) struct SecretChanged {
    pub(super) endpoint: EndpointId,
}

/// It was switched on or off.
#[derive(Serialize)]
pub(super) struct Switched {
    pub(super) endpoint: EndpointId,
    pub(super) is_on: bool,
    /// Why: `by-hand`, `failing`, `gone`.
    pub(super) reason: &'static str,
}

/// It was removed.
#[derive(Serialize)]
pub(super) struct Removed {
    pub(super) endpoint: EndpointId,
}

/// An event was sent once more.
#[derive(Serialize)]
pub(super) struct Replayed {
    pub(super) endpoint: EndpointId,
    pub(super) event: i64,
}

impl Event for Added {
    const KIND: &'static str = "webhook.added";

    fn about(&self) -> About {
        About::thing("webhook", self.endpoint.get())
    }
}

impl Event for SecretChanged {
    const KIND: &'static str = "webhook.secret-changed";

    fn about(&self) -> About {
        About::thing("webhook", self.endpoint.get())
    }
}

impl Event for Switched {
    const KIND: &'static str = "webhook.switched";

    fn about(&self) -> About {
        About::thing("webhook", self.endpoint.get())
    }
}

impl Event for Removed {
    const KIND: &'static str = "webhook.removed";

    fn about(&self) -> About {
        About::thing("webhook", self.endpoint.get())
    }
}

impl Event for Replayed {
    const KIND: &'static str = "webhook.replayed";

    fn about(&self) -> About {
        About::thing("webhook", self.endpoint.get())
    }
}

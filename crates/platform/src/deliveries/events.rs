//! What can happen to a delivery in the end.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use super::DeliveryId;

/// It arrived.
#[derive(Serialize)]
pub(super) struct Sent {
    pub(super) delivery: DeliveryId,
    pub(super) kind: String,
    pub(super) attempts: u32,
}

/// The other side will never take it.
#[derive(Serialize)]
pub(super) struct Failed {
    pub(super) delivery: DeliveryId,
    pub(super) kind: String,
    pub(super) answer: String,
}

/// It was tried long enough, or a person gave it up.
#[derive(Serialize)]
pub(super) struct GivenUp {
    pub(super) delivery: DeliveryId,
    pub(super) by_hand: bool,
}

/// A person had it tried again.
#[derive(Serialize)]
pub(super) struct RetriedByHand {
    pub(super) delivery: DeliveryId,
}

impl Event for Sent {
    const KIND: &'static str = "delivery.sent";

    fn about(&self) -> About {
        About::thing("delivery", self.delivery.get())
    }
}

impl Event for Failed {
    const KIND: &'static str = "delivery.failed";

    fn about(&self) -> About {
        About::thing("delivery", self.delivery.get())
    }
}

impl Event for GivenUp {
    const KIND: &'static str = "delivery.given-up";

    fn about(&self) -> About {
        About::thing("delivery", self.delivery.get())
    }
}

impl Event for RetriedByHand {
    const KIND: &'static str = "delivery.retried";

    fn about(&self) -> About {
        About::thing("delivery", self.delivery.get())
    }
}

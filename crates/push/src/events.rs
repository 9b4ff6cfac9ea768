//! What can happen to a notice to a browser, beside what happens to every delivery.

use kernel::About;
use kernel::Event;
use platform::deliveries::DeliveryId;
use serde::Serialize;

/// The push service says that the browser is no longer reached at its address: whoever keeps it deletes it.
#[derive(Serialize)]
pub(crate) struct Gone {
    pub(crate) delivery: DeliveryId,
    /// The number by which its keeper knows it.
    pub(crate) of: i64,
}

impl Event for Gone {
    const KIND: &'static str = "push.gone";

    fn about(&self) -> About {
        About::thing("delivery", self.delivery.get())
    }
}

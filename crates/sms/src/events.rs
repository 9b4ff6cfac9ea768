//! What can happen to a text message.

use kernel::About;
use kernel::Event;
use platform::deliveries::DeliveryId;
use serde::Serialize;

use crate::text::Handed;

/// The gateway took it.
#[derive(Serialize)]
pub(crate) struct Accepted(What);

/// It was handed over once more because the answer to the time before was lost: it may reach the phone twice.
#[derive(Serialize)]
pub(crate) struct MayRepeat(What);

/// It reached the phone.
#[derive(Serialize)]
pub(crate) struct Delivered(What);

/// It never will.
#[derive(Serialize)]
pub(crate) struct Failed(What);

/// Its time was over before it could leave.
#[derive(Serialize)]
pub(crate) struct Late(What);

/// Which one, and what was said of it.
#[derive(Serialize)]
struct What {
    case: Option<i64>,
    delivery: DeliveryId,
    phone: String,
    parts: i64,
    answer: String,
}

impl What {
    fn of(one: &Handed) -> What {
        let case = one.case.map(kernel::Id::get);
        What { case, delivery: one.id, phone: one.shown.clone(), parts: one.parts, answer: one.answer.clone() }
    }

    fn about(&self) -> About {
        About { case: self.case, interaction: None, thing: Some(("delivery", self.delivery.get())) }
    }
}

impl Accepted {
    pub(crate) fn of(one: &Handed) -> Self {
        Self(What::of(one))
    }
}

impl Event for Accepted {
    const KIND: &'static str = "sms.accepted";

    fn about(&self) -> About {
        self.0.about()
    }
}

impl MayRepeat {
    pub(crate) fn of(one: &Handed) -> Self {
        Self(What::of(one))
    }
}

impl Event for MayRepeat {
    const KIND: &'static str = "sms.may-repeat";

    fn about(&self) -> About {
        self.0.about()
    }
}

impl Delivered {
    pub(crate) fn of(one: &Handed) -> Self {
        Self(What::of(one))
    }
}

impl Event for Delivered {
    const KIND: &'static str = "sms.delivered";

    fn about(&self) -> About {
        self.0.about()
    }
}

impl Failed {
    pub(crate) fn of(one: &Handed) -> Self {
        Self(What::of(one))
    }
}

impl Event for Failed {
    const KIND: &'static str = "sms.failed";

    fn about(&self) -> About {
        self.0.about()
    }
}

impl Late {
    pub(crate) fn of(one: &Handed) -> Self {
        Self(What::of(one))
    }
}

impl Event for Late {
    const KIND: &'static str = "sms.late";

    fn about(&self) -> About {
        self.0.about()
    }
}

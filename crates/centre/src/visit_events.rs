//! What can happen while a customer is served.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::events::visit;

/// That the customer has come was a wrong key, and was taken back.
#[derive(Serialize)]
pub struct VisitTakenBack {
    /// The case of the visit.
    pub case: i64,
    /// The visit.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
}
impl Event for VisitTakenBack {
    const KIND: &'static str = "centre.visit-taken-back";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

/// Abuse by the customer at a counter was reported.
#[derive(Serialize)]
pub struct AbuseAtCounter {
    /// The case of the visit.
    pub case: i64,
    /// The visit.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// The number of the counter; 0 for the office of who leads the centre.
    pub counter: u32,
}
impl Event for AbuseAtCounter {
    const KIND: &'static str = "centre.abuse-reported";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

/// The customer was told what was done, and by which way they have it.
#[derive(Serialize)]
pub struct OutcomeTold {
    /// The case of the visit.
    pub case: i64,
    /// The visit.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// `text`, `letter`, `paper`, `words`.
    pub how: &'static str,
}
impl Event for OutcomeTold {
    const KIND: &'static str = "centre.outcome-told";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

/// The customer asked for another service in the same visit, which goes on with the same ticket.
#[derive(Serialize)]
pub struct ServiceAdded {
    /// The case of the first service.
    pub case: i64,
    /// The visit, as it was for the first service.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// The service that was asked for before.
    pub from_service: i64,
    /// The service that is asked for now.
    pub to_service: i64,
}
impl Event for ServiceAdded {
    const KIND: &'static str = "centre.service-added";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

/// It was seen which documents the customer has with them.
#[derive(Serialize)]
pub struct PapersSeen {
    /// The case of the visit.
    pub case: i64,
    /// The visit.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// How many were there.
    pub there: usize,
    /// How many are missing.
    pub missing: usize,
}
impl Event for PapersSeen {
    const KIND: &'static str = "centre.papers-seen";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

/// What the service needs and in which steps was shown to the customer, or sent to them.
#[derive(Serialize)]
pub struct ServiceExplained {
    /// The case of the visit.
    pub case: i64,
    /// The visit.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// The service.
    pub service: i64,
    /// `turned`, `text`, `letter`.
    pub how: &'static str,
    /// Where it was sent, as a keyed hash; empty where the screen was turned.
    pub to: String,
}
impl Event for ServiceExplained {
    const KIND: &'static str = "centre.service-explained";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

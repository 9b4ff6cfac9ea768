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

//! What can happen when a customer is recognised.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// It is known whose a case is.
#[derive(Serialize)]
pub(super) struct CustomerRecognised {
    /// The case.
    pub(super) case: i64,
    /// The interaction.
    pub(super) interaction: Option<i64>,
    /// The customer.
    pub(super) customer: i64,
    /// `found` among those who were known, or `said` by themselves.
    pub(super) how: &'static str,
}
impl Event for CustomerRecognised {
    const KIND: &'static str = "desk.customer-recognised";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("customer", self.customer)) }
    }
}

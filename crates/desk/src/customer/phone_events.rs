//! What can happen to a customer's phone number.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// An employee has made sure that the customer has a phone. Of its number only the last digits stand here.
#[derive(Serialize)]
pub(crate) struct PhoneConfirmed {
    /// The case beside which it was.
    pub(crate) case: i64,
    /// The customer.
    pub(crate) customer: i64,
    /// The number, most of it hidden.
    pub(crate) phone: String,
    /// How.
    pub(crate) note: String,
}
impl Event for PhoneConfirmed {
    const KIND: &'static str = "desk.phone-confirmed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("customer", self.customer)) }
    }
}

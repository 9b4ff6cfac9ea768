//! What can happen to a case while colleagues arrange their work: put aside, marked, brought together.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A case was put aside until a time. Its clock runs on.
#[derive(Serialize)]
pub struct CaseSnoozed {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// When it comes back, in milliseconds since 1970.
    pub until_at: i64,
    /// When a reply is due, in milliseconds since 1970; none while the customer's turn lasts.
    pub due_at: Option<i64>,
}
impl Event for CaseSnoozed {
    const KIND: &'static str = "desk.case-snoozed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A case that was put aside is back in the lists.
#[derive(Serialize)]
pub struct CaseWoken {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Why: `time`, `customer-wrote`, `chosen`, `handed`, `merged`, `undone`.
    pub reason: &'static str,
}
impl Event for CaseWoken {
    const KIND: &'static str = "desk.case-woken";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

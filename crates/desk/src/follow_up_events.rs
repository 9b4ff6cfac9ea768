//! What can happen after a promise was kept.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// The day of a promise that was kept has come, and its customer has not been told.
#[derive(Serialize)]
pub struct ToTell {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The promise.
    pub promise: i64,
    /// The time that was told, in milliseconds since 1970.
    pub due_at: i64,
}
impl Event for ToTell {
    const KIND: &'static str = "desk.promise-to-tell";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// The customer was told that a promise has been kept.
#[derive(Serialize)]
pub struct KeptTold {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The promise.
    pub promise: i64,
}
impl Event for KeptTold {
    const KIND: &'static str = "desk.promise-told";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A day has gone by since that of a promise that was kept, and its customer has not been told.
#[derive(Serialize)]
pub struct Untold {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The promise.
    pub promise: i64,
    /// Who answers for the case.
    pub owner: Option<i64>,
}
impl Event for Untold {
    const KIND: &'static str = "desk.promise-untold";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

//! What can happen when cases are handed over: to another entity, from one, and too often.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A case was handed to another entity. It is closed here, and its clock goes on there.
#[derive(Serialize)]
pub struct CaseReferred {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The referral.
    pub referral: i64,
    /// The other entity.
    pub to_entity: i64,
    /// What its people need to know.
    pub note: String,
}
impl Event for CaseReferred {
    const KIND: &'static str = "desk.case-referred";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A case that was handed to another entity has a reference there.
#[derive(Serialize)]
pub struct ReferralArrived {
    /// The case.
    pub case: i64,
    /// The other entity.
    pub to_entity: i64,
    /// What the case is called there.
    pub reference: String,
}
impl Event for ReferralArrived {
    const KIND: &'static str = "desk.referral-arrived";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// What was handed to another entity could not be brought there: the case is open again here.
#[derive(Serialize)]
pub struct ReferralFailed {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The other entity.
    pub to_entity: i64,
}
impl Event for ReferralFailed {
    const KIND: &'static str = "desk.referral-failed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A case came from another entity, with a note and its clock.
#[derive(Serialize)]
pub struct CaseArrived {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The other entity.
    pub from_entity: i64,
    /// What the case was called there.
    pub reference: String,
}
impl Event for CaseArrived {
    const KIND: &'static str = "desk.case-arrived";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A case was handed over for the third time or more.
#[derive(Serialize)]
pub struct HandedAround {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// How often it was handed over.
    pub times: i64,
}
impl Event for HandedAround {
    const KIND: &'static str = "desk.handed-around";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

//! What customers say of a visit when it is over: told in the same words for whatever brought them, so that it counts and is judged alike.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::Sorts;

const fn of_case(case: i64, interaction: Option<i64>) -> About {
    About { case: Some(case), interaction, thing: None }
}

/// A customer can give their opinion of a visit from now on, behind their ticket's address.
#[derive(Serialize)]
pub struct OpinionAsked {
    /// The case.
    pub case: i64,
    /// The visit.
    pub interaction: Option<i64>,
    /// Who served.
    pub employee: Option<i64>,
    /// When, in milliseconds since 1970.
    pub asked_at: i64,
    /// What it is sorted by.
    pub sorts: Sorts,
}
impl Event for OpinionAsked {
    const KIND: &'static str = "desk.opinion-asked";
    fn about(&self) -> About {
        of_case(self.case, self.interaction)
    }
}

/// A customer gave no opinion of a visit while they could.
#[derive(Serialize)]
pub struct OpinionLapsed {
    /// The case.
    pub case: i64,
    /// The visit.
    pub interaction: Option<i64>,
}
impl Event for OpinionLapsed {
    const KIND: &'static str = "desk.opinion-lapsed";
    fn about(&self) -> About {
        of_case(self.case, self.interaction)
    }
}

/// A customer gave their opinion of a visit.
#[derive(Serialize)]
pub struct OpinionGiven {
    /// The case.
    pub case: i64,
    /// The visit.
    pub interaction: Option<i64>,
    /// From 1 to 5.
    pub score: i64,
    /// Who served.
    pub employee: Option<i64>,
    /// When they could first give it, in milliseconds since 1970.
    pub asked_at: i64,
    /// What it is sorted by.
    pub sorts: Sorts,
}
impl Event for OpinionGiven {
    const KIND: &'static str = "desk.opinion-given";
    fn about(&self) -> About {
        of_case(self.case, self.interaction)
    }
}

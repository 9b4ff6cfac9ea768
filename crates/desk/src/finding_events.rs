//! What can happen to findings and their counts.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// An employee disputes a finding, or a supervisor decides.
#[derive(Serialize)]
pub struct FindingDisputed {
    /// The case; none where the finding is of no case.
    pub case: Option<i64>,
    /// The finding.
    pub finding: i64,
    /// `disputed`, `upheld`, `overturned`.
    pub step: &'static str,
    /// Why.
    pub note: String,
}
impl Event for FindingDisputed {
    const KIND: &'static str = "desk.finding-disputed";
    fn about(&self) -> About {
        About { case: self.case, interaction: None, thing: Some(("finding", self.finding)) }
    }
}

/// The counts of findings on the days before one were summed up.
#[derive(Serialize)]
pub struct TalliesSummed {
    /// The first day that is not summed up, in days since 1970.
    pub to_day: i64,
}
impl Event for TalliesSummed {
    const KIND: &'static str = "desk.tallies-summed";
    fn about(&self) -> About {
        About::nothing()
    }
}

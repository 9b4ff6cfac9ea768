//! What can happen to cases that another help desk had.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A case of another help desk goes on here, with the dates that it had there.
#[derive(Serialize)]
pub struct CaseBrought {
    /// The case.
    pub case: i64,
    /// Its interaction.
    pub interaction: i64,
    /// What people call it here.
    pub reference: String,
    /// The other help desk.
    pub system: String,
    /// What it was called there.
    pub number: String,
    /// Who answers for it, if the other help desk said so.
    pub owner: Option<i64>,
}
impl Event for CaseBrought {
    const KIND: &'static str = "desk.case-brought";
    fn about(&self) -> About {
        About::interaction(self.case, self.interaction)
    }
}

/// A case that was brought is gone again: nobody had touched it.
#[derive(Serialize)]
pub struct CaseTakenBack {
    /// The case.
    pub case: i64,
    /// What people called it here.
    pub reference: String,
}
impl Event for CaseTakenBack {
    const KIND: &'static str = "desk.case-taken-back";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

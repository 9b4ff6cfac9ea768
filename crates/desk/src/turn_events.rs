//! What happens to a case with each word of its customer and each answer, whatever the channel: what reports count.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::Sorts;

/// A customer wrote in a case that stands already.
#[derive(Serialize)]
pub struct CustomerWrote {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who answers for it.
    pub owner: Option<i64>,
    /// What it is sorted by.
    pub sorts: Sorts,
    /// Whether a clock began to run.
    pub is_turn: bool,
    /// When it had been closed, in milliseconds since 1970; none where it was open.
    pub closed_at: Option<i64>,
    /// When a reply is due, in milliseconds since 1970.
    pub due_at: Option<i64>,
}
impl Event for CustomerWrote {
    const KIND: &'static str = "desk.customer-wrote";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A customer wrote again in a case that had been closed: it is open again.
#[derive(Serialize)]
pub struct CaseCameBack {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who had closed it, or answers for it.
    pub owner: Option<i64>,
    /// When it had been closed, in milliseconds since 1970.
    pub closed_at: i64,
    /// Whether that was less than fourteen days ago, so that what they needed was not settled.
    pub is_soon: bool,
}
impl Event for CaseCameBack {
    const KIND: &'static str = "desk.case-came-back";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// The entity answered in a case.
#[derive(Serialize)]
pub struct EntityAnswered {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who answered.
    pub employee: Option<i64>,
    /// What it is sorted by.
    pub sorts: Sorts,
    /// Whether nothing had been answered in the case before.
    pub is_first: bool,
    /// Whether it came by its due time; nothing when no reply was due.
    pub is_in_time: Option<bool>,
    /// Whether it had been marked as late before.
    pub was_late: bool,
    /// When the reply was due, in milliseconds since 1970.
    pub due_at: Option<i64>,
    /// Elapsed seconds for which the customer had waited, without stops.
    pub clock_seconds: u64,
    /// The same in working seconds.
    pub working_seconds: u64,
    /// Whether who answered is qualified for the channel, the language and the service; nothing where no employee did.
    pub is_qualified: Option<bool>,
    /// Who had handed the case to whoever answered, where that is the first answer since.
    pub handed_by: Option<i64>,
    /// The centre of that colleague.
    pub handed_centre: Option<i64>,
}
impl Event for EntityAnswered {
    const KIND: &'static str = "desk.entity-answered";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// An answer did not reach its customer: they wait again.
#[derive(Serialize)]
pub struct AnswerFailed {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who answers for it.
    pub owner: Option<i64>,
    /// When a reply is due, in milliseconds since 1970.
    pub due_at: Option<i64>,
}
impl Event for AnswerFailed {
    const KIND: &'static str = "desk.answer-failed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// It is known whether the customer of a closed case needed a further contact for the same within seven days.
#[derive(Serialize)]
pub struct ContactEnded {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who answers for it.
    pub owner: Option<i64>,
    /// What it is sorted by.
    pub sorts: Sorts,
    /// When it had been closed, in milliseconds since 1970.
    pub closed_at: i64,
    /// `settled`, or `repeated` where they wrote again or came with another case about the same service.
    pub step: &'static str,
}
impl Event for ContactEnded {
    const KIND: &'static str = "desk.contact-ended";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

//! What can happen between cases: brought together, parted, linked, split; and reopened where a closing was taken back; and what
//! colleagues ask each other in them.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::Sorts;

/// A closed case is open again without a word of the customer.
#[derive(Serialize)]
pub struct CaseReopened {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Why: `chosen` by an employee, `undone`, `undelivered` where its answer did not arrive.
    pub reason: &'static str,
    /// The reason in the employee's words; empty where a closing was taken back.
    pub note: String,
    /// Who answers for it.
    pub owner: Option<i64>,
    /// What it is sorted by.
    pub sorts: Sorts,
    /// When it had been closed, in milliseconds since 1970.
    pub closed_at: Option<i64>,
    /// Elapsed seconds from its opening until it had been closed.
    pub clock_seconds: u64,
    /// The same in working seconds.
    pub working_seconds: u64,
    /// Whether its customer had been answered; what a machine sent may be closed without.
    pub is_answered: bool,
    /// Whether that closing was recorded, so that it is taken back; one that another help desk had closed was not.
    pub is_counted: bool,
}
impl Event for CaseReopened {
    const KIND: &'static str = "desk.case-reopened";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// Two cases of one customer became one; recorded in both.
#[derive(Serialize)]
pub struct CaseMerged {
    /// The case.
    pub case: i64,
    /// The other case.
    pub other: i64,
    /// What people call the other case.
    pub reference: String,
    /// Whether this case became part of the other, or the other of this one.
    pub is_part: bool,
}
impl Event for CaseMerged {
    const KIND: &'static str = "desk.case-merged";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A case that was part of another stands for itself again; recorded in both.
#[derive(Serialize)]
pub struct CaseParted {
    /// The case.
    pub case: i64,
    /// The other case.
    pub other: i64,
    /// What people call the other case.
    pub reference: String,
}
impl Event for CaseParted {
    const KIND: &'static str = "desk.case-parted";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// Two cases have to do with each other, or no longer; recorded in both.
#[derive(Serialize)]
pub struct CaseLinked {
    /// The case.
    pub case: i64,
    /// The other case.
    pub other: i64,
    /// What people call the other case.
    pub reference: String,
    /// Whether they have from now on.
    pub is_kept: bool,
}
impl Event for CaseLinked {
    const KIND: &'static str = "desk.case-linked";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A message, or a part of one, became a case of its own.
#[derive(Serialize)]
pub struct CaseSplit {
    /// The case.
    pub case: i64,
    /// The entry of the conversation.
    pub entry: i64,
    /// The other case.
    pub other: i64,
    /// What people call the other case.
    pub reference: String,
}
impl Event for CaseSplit {
    const KIND: &'static str = "desk.case-split";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A colleague was asked something in a case.
#[derive(Serialize)]
pub struct ColleagueAsked {
    /// The case.
    pub case: i64,
    /// The note that asks.
    pub entry: i64,
    /// Who is asked.
    pub colleague: i64,
    /// By when the answer is wanted, in milliseconds since 1970.
    pub due_at: i64,
}
impl Event for ColleagueAsked {
    const KIND: &'static str = "desk.colleague-asked";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A colleague answered what was asked.
#[derive(Serialize)]
pub struct ColleagueAnswered {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The note that answers.
    pub entry: i64,
    /// Who is asked.
    pub colleague: i64,
    /// Whether it came in time.
    pub is_kept: bool,
}
impl Event for ColleagueAnswered {
    const KIND: &'static str = "desk.colleague-answered";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// The time by which a colleague was to answer has passed.
#[derive(Serialize)]
pub struct QuestionLate {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who is asked.
    pub colleague: i64,
    /// When that was, in milliseconds since 1970.
    pub due_at: i64,
}
impl Event for QuestionLate {
    const KIND: &'static str = "desk.question-late";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

//! What can happen to a case.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::Sorts;

/// A case was opened.
#[derive(Serialize)]
pub struct CaseOpened {
    /// The case.
    pub case: i64,
    /// Its first interaction.
    pub interaction: i64,
    /// What people call it.
    pub reference: String,
    /// The key of the channel through which it came.
    pub channel: String,
    /// Who answers for it.
    pub owner: Option<i64>,
    /// What it is sorted by.
    pub sorts: Sorts,
    /// When a reply is due, in milliseconds since 1970; 0 where nobody waits for one.
    pub due_at: i64,
    /// The case in which its first word was written and counted, where it was opened from one.
    pub from_case: Option<i64>,
}
impl Event for CaseOpened {
    const KIND: &'static str = "desk.case-opened";
    fn about(&self) -> About {
        About::interaction(self.case, self.interaction)
    }
}

/// A case has an owner and a back-up, or has none because nobody qualified is present.
#[derive(Serialize)]
pub struct CaseAssigned {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who answers for it.
    pub owner: Option<i64>,
    /// Who takes over when the owner is away.
    pub back_up: Option<i64>,
    /// Why this one: `fewest-open`, `knows-customer`, `chosen`, `absence`, `taken-over`, `relieved`, `nobody-qualified`, `undone`, `split`,
    /// `served`.
    pub reason: &'static str,
    /// What the one who chose wrote.
    pub note: String,
    /// Who answered for it before; the same as now where it was opened just now.
    pub from: Option<i64>,
    /// What it is sorted by, in the centre of whoever answered for it before; where a hand-over is taken back, of whoever had handed it over.
    pub sorts: Sorts,
    /// When it had been handed over from whoever answers for it now, in milliseconds since 1970, where that is taken back.
    pub handed_at: Option<i64>,
    /// Whether whoever gets it had handed it over before: then it comes back.
    pub is_returned: bool,
    /// When it had come back so to whoever loses it now, in milliseconds since 1970, where that is taken back.
    pub returned_at: Option<i64>,
    /// The centre of whoever it counts for that it came back, or that this is taken back; none where neither is so.
    pub handed_centre: Option<i64>,
}
impl Event for CaseAssigned {
    const KIND: &'static str = "desk.case-assigned";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// The due time passed without a reply.
#[derive(Serialize)]
pub struct CaseLate {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who should have answered.
    pub owner: Option<i64>,
    /// When the reply was due, in milliseconds since 1970.
    pub due_at: i64,
    /// What it is sorted by.
    pub sorts: Sorts,
}
impl Event for CaseLate {
    const KIND: &'static str = "desk.case-late";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A case was closed.
#[derive(Serialize)]
pub struct CaseClosed {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Who answered for it.
    pub owner: Option<i64>,
    /// What it is sorted by.
    pub sorts: Sorts,
    /// Elapsed seconds since it was opened.
    pub clock_seconds: u64,
    /// The same in working seconds.
    pub working_seconds: u64,
    /// Whether its customer had been answered; what a machine sent may be closed without.
    pub is_answered: bool,
}
impl Event for CaseClosed {
    const KIND: &'static str = "desk.case-closed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A colleague wrote a note that the customer does not see.
#[derive(Serialize)]
pub struct NoteAdded {
    /// The case.
    pub case: i64,
    /// The entry.
    pub entry: i64,
}
impl Event for NoteAdded {
    const KIND: &'static str = "desk.note-added";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// What is known of a customer was corrected.
#[derive(Serialize)]
pub struct CustomerSaved {
    /// The case beside which it was corrected.
    pub case: i64,
    /// The customer.
    pub customer: i64,
}
impl Event for CustomerSaved {
    const KIND: &'static str = "desk.customer-saved";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("customer", self.customer)) }
    }
}

/// A customer's personal number was written down. The number itself stands in no event.
#[derive(Serialize)]
pub struct NumberKept {
    /// The case beside which it was written.
    pub case: i64,
    /// The customer.
    pub customer: i64,
}
impl Event for NumberKept {
    const KIND: &'static str = "desk.number-kept";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("customer", self.customer)) }
    }
}

/// A customer's personal number was shown to someone.
#[derive(Serialize)]
pub struct NumberRevealed {
    /// The case for which it was needed.
    pub case: i64,
    /// The customer.
    pub customer: i64,
    /// Why.
    pub note: String,
}
impl Event for NumberRevealed {
    const KIND: &'static str = "desk.number-revealed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("customer", self.customer)) }
    }
}

/// A customer was told a time.
#[derive(Serialize)]
pub struct PromiseMade {
    /// The case.
    pub case: i64,
    /// The interaction in which it was said.
    pub interaction: Option<i64>,
    /// The promise.
    pub promise: i64,
    /// `reply`, `call-back`, `completion`.
    pub kind: String,
    /// When, in milliseconds since 1970.
    pub due_at: i64,
}
impl Event for PromiseMade {
    const KIND: &'static str = "desk.promise-made";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("promise", self.promise)) }
    }
}

/// A promise was kept, or its time passed.
#[derive(Serialize)]
pub struct PromiseEnded {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The promise.
    pub promise: i64,
    /// Whether it was kept.
    pub is_kept: bool,
    /// Who answers for the case.
    pub owner: Option<i64>,
    /// What the case is sorted by.
    pub sorts: Option<Sorts>,
}
impl Event for PromiseEnded {
    const KIND: &'static str = "desk.promise-ended";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("promise", self.promise)) }
    }
}

/// A time that a customer was told moves, before it has passed; they are told the new one.
#[derive(Serialize)]
pub struct PromiseMoved {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// The promise.
    pub promise: i64,
    /// The time that was told, in milliseconds since 1970.
    pub before_at: i64,
    /// The time that is told now, in milliseconds since 1970.
    pub due_at: i64,
}
impl Event for PromiseMoved {
    const KIND: &'static str = "desk.promise-moved";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("promise", self.promise)) }
    }
}

/// The entity's calendar was changed: its week, a holiday, a season.
#[derive(Serialize)]
pub struct CalendarChanged {
    /// The entity.
    pub entity: i64,
}
impl Event for CalendarChanged {
    const KIND: &'static str = "desk.calendar-changed";
    fn about(&self) -> About {
        About::thing("entity", self.entity)
    }
}

/// The due time of a reply moved: the calendar changed, another agreement holds, or the clock stood still.
#[derive(Serialize)]
pub struct DueChanged {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// When it was due, in milliseconds since 1970.
    pub before_at: Option<i64>,
    /// When it is due now, in milliseconds since 1970.
    pub due_at: Option<i64>,
    /// Why: `calendar`, `matter`, `stop-over`.
    pub reason: &'static str,
    /// Whether it was late, and is not any more.
    pub is_late_no_more: bool,
    /// The missed due time that is taken back, in milliseconds since 1970, as the event said it that marked the case late.
    pub late_at: Option<i64>,
    /// Who answers for it; where a missed due time is taken back, who answered for it then.
    pub owner: Option<i64>,
    /// What it is sorted by; where a missed due time is taken back, what it was sorted by then.
    pub sorts: Sorts,
}
impl Event for DueChanged {
    const KIND: &'static str = "desk.due-changed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

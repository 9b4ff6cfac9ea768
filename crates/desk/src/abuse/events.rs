//! What can happen to a report of abuse. No event says what was written: the message stays in the conversation.

use kernel::About;
use kernel::Event;
use kernel::Id;
use serde::Serialize;

use super::Report;

/// An employee reported a message as abuse.
#[derive(Serialize)]
pub(super) struct AbuseReported {
    /// The case.
    case: i64,
    /// The interaction of the message.
    interaction: Option<i64>,
    /// The report.
    report: i64,
    /// The message.
    entry: i64,
    /// By when the supervisor should answer, in milliseconds since 1970.
    due_at: i64,
    /// What it was, in the employee's words.
    note: String,
}
impl AbuseReported {
    pub(super) fn of(report: &Report) -> Self {
        Self {
            case: report.case.get(),
            interaction: report.interaction.map(Id::get),
            report: report.id.get(),
            entry: report.entry,
            due_at: report.due_at.as_millisecond(),
            note: report.note.clone(),
        }
    }
}
impl Event for AbuseReported {
    const KIND: &'static str = "desk.abuse-reported";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("abuse-report", self.report)) }
    }
}

/// A supervisor did something about a report for the first time.
#[derive(Serialize)]
pub(super) struct AbuseAnswered {
    /// The case.
    pub(super) case: i64,
    /// The interaction of the message.
    pub(super) interaction: Option<i64>,
    /// The report.
    pub(super) report: i64,
    /// What: `taken-over` by the supervisor, `given` to a colleague, `guided` the one who reported it, `closed` with an outcome.
    pub(super) reason: &'static str,
    /// Whether it came by the time that the entity set.
    pub(super) is_kept: bool,
    /// Who reported it.
    pub(super) employee: i64,
    /// Elapsed seconds since the report.
    pub(super) clock_seconds: u64,
    /// The same in working seconds.
    pub(super) working_seconds: u64,
    /// How to go on.
    pub(super) note: String,
}
impl Event for AbuseAnswered {
    const KIND: &'static str = "desk.abuse-answered";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("abuse-report", self.report)) }
    }
}

/// The hand-over that was the answer to a report has been undone: it waits again.
#[derive(Serialize)]
pub(super) struct AbuseAnswerUndone {
    /// The case.
    pub(super) case: i64,
    /// The interaction of the message.
    pub(super) interaction: Option<i64>,
    /// The report.
    pub(super) report: i64,
}
impl Event for AbuseAnswerUndone {
    const KIND: &'static str = "desk.abuse-answer-undone";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("abuse-report", self.report)) }
    }
}

/// The time by which a supervisor should have answered a report has passed.
#[derive(Serialize)]
pub(super) struct AbuseLate {
    /// The case.
    pub(super) case: i64,
    /// The interaction of the message.
    pub(super) interaction: Option<i64>,
    /// The report.
    pub(super) report: i64,
    /// When that was, in milliseconds since 1970.
    pub(super) due_at: i64,
}
impl Event for AbuseLate {
    const KIND: &'static str = "desk.abuse-late";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("abuse-report", self.report)) }
    }
}

/// A report ended.
#[derive(Serialize)]
pub(super) struct AbuseClosed {
    /// The case.
    pub(super) case: i64,
    /// The interaction of the message.
    pub(super) interaction: Option<i64>,
    /// The report.
    pub(super) report: i64,
    /// With which outcome.
    pub(super) kind: String,
    /// What the supervisor wrote.
    pub(super) note: String,
}
impl Event for AbuseClosed {
    const KIND: &'static str = "desk.abuse-closed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: Some(("abuse-report", self.report)) }
    }
}

//! What can happen to the opinion of a customer whose case was closed.

use desk::Sorts;
use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A customer is asked for their opinion.
#[derive(Serialize)]
pub struct OpinionAsked {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: Option<i64>,
    /// Who owned the case when it was closed.
    pub employee: Option<i64>,
    /// When it was closed and they were to be asked, in milliseconds since 1970.
    pub asked_at: i64,
    /// What it is sorted by.
    pub sorts: Sorts,
}
impl Event for OpinionAsked {
    const KIND: &'static str = "email.opinion-asked";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A customer who was asked gave no opinion while they could.
#[derive(Serialize)]
pub struct OpinionLapsed {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: Option<i64>,
}
impl Event for OpinionLapsed {
    const KIND: &'static str = "email.opinion-lapsed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A customer answered the question that follows the rating.
#[derive(Serialize)]
pub struct QuestionAnswered {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: Option<i64>,
    /// The clause that it asked about.
    pub clause: &'static str,
    /// `yes` or `no`.
    pub said: &'static str,
    /// Who owned the case when it was closed.
    pub employee: Option<i64>,
}
impl Event for QuestionAnswered {
    const KIND: &'static str = "email.question-answered";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A customer gave their opinion.
#[derive(Serialize)]
pub struct OpinionGiven {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: Option<i64>,
    /// From 1 to 5.
    pub score: i64,
    /// Who owned the case when it was closed.
    pub employee: Option<i64>,
    /// When they were to be asked, in milliseconds since 1970.
    pub asked_at: i64,
    /// What it is sorted by.
    pub sorts: Sorts,
    /// Nothing: their words stand in the case alone.
    pub note: String,
}
impl Event for OpinionGiven {
    const KIND: &'static str = "email.opinion-given";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

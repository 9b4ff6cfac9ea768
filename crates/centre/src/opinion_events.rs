//! What can happen to the opinion of a customer whose visit is over.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A customer answered the question that follows the rating.
#[derive(Serialize)]
pub struct QuestionAnswered {
    /// The case.
    pub case: i64,
    /// The visit.
    pub interaction: Option<i64>,
    /// The clause that it asked about.
    pub clause: &'static str,
    /// `yes` or `no`.
    pub said: &'static str,
    /// Who served.
    pub employee: Option<i64>,
}
impl Event for QuestionAnswered {
    const KIND: &'static str = "centre.question-answered";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

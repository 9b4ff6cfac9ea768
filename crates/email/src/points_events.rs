//! What can happen to the points of a reply.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// Whoever answers a message said what it asks. The questions themselves stand in no event.
#[derive(Serialize)]
pub struct PointsSettled {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// The message.
    pub message: i64,
    /// How many questions it asks.
    pub points: usize,
    /// How many of them were not proposed, or not so.
    pub added: usize,
    /// How many that were proposed it does not ask, or not so.
    pub removed: usize,
}
impl Event for PointsSettled {
    const KIND: &'static str = "email.points-settled";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: Some(("message", self.message)) }
    }
}

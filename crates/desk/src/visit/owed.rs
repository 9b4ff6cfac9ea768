//! What a customer is told before they have it: that something has to be checked first, or that an error of ours is put right
//! (4.during.verify-rather-than-guess, 4.during.own-mistakes).

use ::store::Tx;
use kernel::About;
use kernel::Event;
use kernel::Result;
use serde::Serialize;

/// The customer was told by when something is checked, or put right: a promise of the case.
#[derive(Clone, Debug, Serialize)]
pub struct OwedTold {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// `check` or `error`.
    pub kind: &'static str,
    /// What they were promised.
    pub promise: i64,
    /// What is checked, or what went wrong, in the words of whoever told it.
    pub what: String,
    /// By when, in milliseconds since 1970.
    pub due_at: i64,
    /// Whether they wait for it where they are.
    pub waits: bool,
}
impl Event for OwedTold {
    const KIND: &'static str = "desk.owed-told";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: None }
    }
}

/// Writes down that it was told.
///
/// # Errors
/// What the database says.
pub fn tell_owed(tx: &mut Tx<'_>, told: OwedTold) -> Result<()> {
    tx.record(told).map(drop)
}

//! What can happen while a device of a centre has no line.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A kiosk gave a ticket while it had no line, and has said so now.
#[derive(Serialize)]
pub struct GivenOffline {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// The kiosk.
    pub device: i64,
    /// What it is called.
    pub name: String,
    /// When the number was given, in milliseconds.
    pub given_at: i64,
    /// How much later it was heard of.
    pub late_ms: u64,
}
impl Event for GivenOffline {
    const KIND: &'static str = "centre.given-offline";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A kiosk said that it gave a number while it had no line, and that number cannot be a ticket.
#[derive(Serialize)]
pub struct NumberRefused {
    /// The centre.
    pub centre: i64,
    /// The kiosk.
    pub device: i64,
    /// What it is called.
    pub name: String,
    /// As customers see it, as far as that is known.
    pub number: String,
    /// `unreadable`, `not-leased`, `given-twice`, `no-service`, `day-over`.
    pub why: &'static str,
}
impl Event for NumberRefused {
    const KIND: &'static str = "centre.number-refused";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A counter said what it did with a number while it had no line.
#[derive(Serialize)]
pub struct SaidOffline {
    /// The centre.
    pub centre: i64,
    /// As customers see it, as far as that is known.
    pub number: String,
    /// The number of the counter.
    pub counter: u32,
    /// Who was there.
    pub employee: i64,
    /// `taken`, `served-elsewhere`, `unknown`, `not-there`, `over`, `not-qualified`, `unreadable`.
    pub outcome: &'static str,
    /// When it was called, in milliseconds.
    pub called_at: i64,
}
impl Event for SaidOffline {
    const KIND: &'static str = "centre.said-offline";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

//! What can happen to a reply that waits for a second look.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A reply waits for a second look.
#[derive(Serialize)]
pub struct LookWanted {
    /// The case.
    pub case: i64,
    /// When it goes up or is sent by itself, in milliseconds since 1970.
    pub waits_until: i64,
}
impl Event for LookWanted {
    const KIND: &'static str = "email.look-wanted";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A reply waits no more.
#[derive(Serialize)]
pub struct LookEnded {
    /// The case.
    pub case: i64,
    /// `sent`, `changed`, `returned`, `called-back`, `timed`.
    pub step: &'static str,
    /// Who looked at it; nobody when its time was over or its writer called it back.
    pub colleague: Option<i64>,
    /// Who wrote it.
    pub employee: i64,
    /// The remark with which it went back; empty otherwise.
    pub note: String,
}
impl Event for LookEnded {
    const KIND: &'static str = "email.look-ended";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// Nobody looked at a reply in time: those above were told.
#[derive(Serialize)]
pub struct LookWentUp {
    /// The case.
    pub case: i64,
    /// Who wrote it.
    pub employee: i64,
}
impl Event for LookWentUp {
    const KIND: &'static str = "email.look-went-up";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

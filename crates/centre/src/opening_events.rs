//! What can happen before a centre's work begins.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// What is judged in a centre without a customer's case, as all that looks at the centre hear of it.
pub(crate) const fn occasion(id: i64, centre: i64) -> About {
    About { case: None, interaction: Some(id), thing: Some(("centre", centre)) }
}

/// Somebody opened a counter of the centre for the first time on a day.
#[derive(Serialize)]
pub struct CounterReady {
    /// The centre.
    pub centre: i64,
    /// The opening.
    pub opening: i64,
    /// Who.
    pub employee: i64,
    /// The number of the counter.
    pub counter: u32,
    /// When the centre opened then; none where it had no hours.
    pub opens_at: Option<i64>,
    /// How long before that one is present.
    pub lead_minutes: u32,
    /// Whether they were entered as away when it opened.
    pub was_away: bool,
}
impl Event for CounterReady {
    const KIND: &'static str = "centre.counter-ready";
    fn about(&self) -> About {
        occasion(self.opening, self.centre)
    }
}

/// Somebody who opened their first counter after the centre had opened took over from a colleague who left, or takes a break.
#[derive(Serialize)]
pub struct CounterRelieved {
    /// The centre.
    pub centre: i64,
    /// The opening of whoever took over.
    pub opening: i64,
    /// Who took over.
    pub employee: i64,
    /// From whom.
    pub from: i64,
}
impl Event for CounterRelieved {
    const KIND: &'static str = "centre.counter-relieved";
    fn about(&self) -> About {
        occasion(self.opening, self.centre)
    }
}

/// A counter tested itself before its first customer of the day. Each: `missing`, `works`, `unknown`, `fails`.
#[derive(Serialize)]
pub struct CounterTested {
    /// The centre.
    pub centre: i64,
    /// The opening.
    pub opening: i64,
    /// Who sits there.
    pub employee: i64,
    /// The number of the counter.
    pub counter: u32,
    /// The plate that faces the customer.
    pub plate: &'static str,
    /// The printers of the reception.
    pub printer: &'static str,
    /// The worst of it.
    pub result: &'static str,
}
impl Event for CounterTested {
    const KIND: &'static str = "centre.counter-tested";
    fn about(&self) -> About {
        occasion(self.opening, self.centre)
    }
}

/// The first customer of the day came to somebody.
#[derive(Serialize)]
pub struct FirstCustomer {
    /// The centre.
    pub centre: i64,
    /// The opening.
    pub opening: i64,
    /// Who serves.
    pub employee: i64,
}
impl Event for FirstCustomer {
    const KIND: &'static str = "centre.first-customer";
    fn about(&self) -> About {
        occasion(self.opening, self.centre)
    }
}

/// Somebody left a counter that was open, and it is marked as empty from now on.
#[derive(Serialize)]
pub struct CounterLeft {
    /// The centre.
    pub centre: i64,
    /// The opening of whoever left.
    pub opening: i64,
    /// Who.
    pub employee: i64,
    /// The number of the counter.
    pub counter: u32,
    /// How it came to be marked: `marked` by themselves, `unheard` by the counter at which nothing was heard of them, `found` by the clock long
    /// after they had gone, `freed` by somebody else, `night`.
    pub step: &'static str,
}
impl Event for CounterLeft {
    const KIND: &'static str = "centre.counter-left";
    fn about(&self) -> About {
        occasion(self.opening, self.centre)
    }
}

/// Somebody who leads the floor confirmed an item of the day's opening, or said that it is not so.
#[derive(Serialize)]
pub struct DayAttested {
    /// The centre.
    pub centre: i64,
    /// The attestation.
    pub attestation: i64,
    /// The day: `2026-11-29`.
    pub day: String,
    /// The clause.
    pub clause: String,
    /// `kept`, `not-kept`.
    pub said: &'static str,
    /// What is done about it; empty where it is kept.
    pub note: String,
    /// Why something else is said than before; empty the first time.
    pub reason: String,
}
impl Event for DayAttested {
    const KIND: &'static str = "centre.day-attested";
    fn about(&self) -> About {
        occasion(self.attestation, self.centre)
    }
}

//! What can happen to turns before their end: given outside the hours, more time, the next service of the same ticket, and what customers and those
//! who lead are told.

use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::opening_events::occasion;

/// A ticket was given outside the centre's hours, because somebody at the reception decided so.
#[derive(Serialize)]
pub struct TicketOutsideHours {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// Who decided so.
    pub employee: i64,
    /// Why.
    pub reason: String,
}
impl Event for TicketOutsideHours {
    const KIND: &'static str = "centre.ticket-outside-hours";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A customer let others go first for a while, or was ready earlier.
#[derive(Serialize)]
pub struct TurnRests {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// Until when others go first; none where the turn stands again.
    pub until: Option<i64>,
    /// How often it was asked for.
    pub times: u32,
}
impl Event for TurnRests {
    const KIND: &'static str = "centre.turn-rests";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A visit was completed, and the ticket's next service is waited for without a new wait.
#[derive(Serialize)]
pub struct TicketWentOn {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// The service that was completed.
    pub from_service: i64,
    /// The one that comes now.
    pub to_service: i64,
}
impl Event for TicketWentOn {
    const KIND: &'static str = "centre.ticket-went-on";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// Whoever asked for it was told by text message that their turn nears, or that they are called.
#[derive(Serialize)]
pub struct TurnNears {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// Whether it was called already.
    pub is_called: bool,
}
impl Event for TurnNears {
    const KIND: &'static str = "centre.turn-nears";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// Browsers that asked for it were told that the turn nears, or that the number is called.
#[derive(Serialize)]
pub struct TurnPushed {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// Whether it was called already.
    pub is_called: bool,
    /// How many.
    pub browsers: u32,
}
impl Event for TurnPushed {
    const KIND: &'static str = "centre.turn-pushed";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// Somebody whose turn it was, was passed over by a call out of turn.
#[derive(Serialize)]
pub struct TurnPassed {
    /// The centre.
    pub centre: i64,
    /// The ticket that was passed over.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// The number that was called instead.
    pub called: String,
    /// The number of the counter.
    pub counter: u32,
    /// Who called.
    pub employee: i64,
    /// Why.
    pub note: String,
}
impl Event for TurnPassed {
    const KIND: &'static str = "centre.turn-passed";
    fn about(&self) -> About {
        occasion(self.ticket, self.centre)
    }
}

/// Somebody who had been passed over went without being served.
#[derive(Serialize)]
pub struct PassedUnserved {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// `left` by themselves, `closing` of the day, `day-over`.
    pub how: &'static str,
}
impl Event for PassedUnserved {
    const KIND: &'static str = "centre.passed-unserved";
    fn about(&self) -> About {
        occasion(self.ticket, self.centre)
    }
}

/// Those who lead the floor were told that customers will probably wait longer than they should.
#[derive(Serialize)]
pub struct LongWaitsTold {
    /// The centre.
    pub centre: i64,
    /// The queues in which they wait.
    pub queues: Vec<i64>,
    /// How many will probably be called later than they should.
    pub late: usize,
    /// How many wait.
    pub waiting: usize,
    /// Who was told.
    pub told: Vec<i64>,
}
impl Event for LongWaitsTold {
    const KIND: &'static str = "centre.long-waits-told";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

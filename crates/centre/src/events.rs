//! What can happen in a centre.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A visit, as its case and as all that looks at the centre hear of it.
pub(crate) const fn visit(case: i64, interaction: i64, centre: i64) -> About {
    About { case: Some(case), interaction: Some(interaction), thing: Some(("centre", centre)) }
}

/// A ticket was given.
#[derive(Serialize)]
pub struct TicketIssued {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// The queue.
    pub queue: i64,
    /// The service.
    pub service: i64,
    /// As customers see it: `A 042`.
    pub number: String,
    /// Where it was taken.
    pub origin: String,
    /// The language of the customer.
    pub lang: &'static str,
    /// Whether the customer goes before others.
    pub has_priority: bool,
    /// How many persons come with it.
    pub persons: u32,
    /// How many services are asked for.
    pub services: usize,
}
impl Event for TicketIssued {
    const KIND: &'static str = "centre.ticket-issued";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A number was called, for the first time or again.
#[derive(Serialize)]
pub struct TicketCalled {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// The number of the counter; 0 for the office of who leads the centre.
    pub counter: u32,
    /// Who called.
    pub employee: i64,
    /// How often it was called here.
    pub calls: u32,
    /// How long the customer had waited.
    pub waited_ms: u64,
    /// Why it was called out of its turn; empty in its turn.
    pub reason: String,
    /// The number whose turn it was; empty where nobody was passed over.
    pub passed: String,
    /// How many were passed over.
    pub passed_many: u32,
}
impl Event for TicketCalled {
    const KIND: &'static str = "centre.ticket-called";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// The customer came to the counter: the visit begins, or goes on.
#[derive(Serialize)]
pub struct VisitBegan {
    /// The case of the visit.
    pub case: i64,
    /// The visit.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// The service.
    pub service: i64,
    /// Who serves.
    pub employee: i64,
    /// How long the customer was kept waiting for this service until the first call of this stretch, without the time in which they let others go
    /// first.
    pub waited_ms: u64,
    /// How long they should have waited at most.
    pub target_ms: u64,
    /// How long they took to come.
    pub way_ms: u64,
    /// Whether the customer goes before others.
    pub has_priority: bool,
    /// Whether whoever serves is qualified for the customer's language.
    pub speaks: bool,
}
impl Event for VisitBegan {
    const KIND: &'static str = "centre.visit-began";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

/// The customer was sent on or put aside, or was called out of turn: what a supervisor may want to see.
#[derive(Serialize)]
pub struct VisitMoved {
    /// The case of the visit.
    pub case: i64,
    /// The visit.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// `parked`, `sent-on` to another service, `sent-to` one counter or person, `sent-back` from there, `returned`, `stepped-in`, `day-over`.
    pub how: &'static str,
    /// The service that was asked for.
    pub from_service: i64,
    /// The service that is asked for now.
    pub to_service: i64,
    /// The counter that alone calls them now, and who leads the centre and does; none of both for what stands in a line.
    pub to_counter: Option<i64>,
    /// See `to_counter`.
    pub to_employee: Option<i64>,
    /// Why.
    pub note: String,
}
impl Event for VisitMoved {
    const KIND: &'static str = "centre.visit-moved";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

/// A visit was completed.
#[derive(Serialize)]
pub struct VisitCompleted {
    /// The case of the visit.
    pub case: i64,
    /// The visit.
    pub interaction: i64,
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// The service.
    pub service: i64,
    /// Who served.
    pub employee: i64,
    /// How long the customer was served.
    pub served_ms: u64,
    /// Whether the matter goes on.
    pub goes_on: bool,
    /// When it should be finished, as the customer was told; none where it is settled.
    pub promised_at: Option<i64>,
    /// Whether the customer was asked for another wish.
    pub offered_more: bool,
    /// Whether the catalogue says what the service needs.
    pub is_guided: bool,
}
impl Event for VisitCompleted {
    const KIND: &'static str = "centre.visit-completed";
    fn about(&self) -> About {
        visit(self.case, self.interaction, self.centre)
    }
}

/// A ticket came to its end without a visit: `absent`, `left`, `closing` (the day was closed), `day-over` (nobody closed it), `given-anew` (its
/// customer never saw it, and holds the number that the kiosk gave without a line).
#[derive(Serialize)]
pub struct TicketEnded {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// How.
    pub how: &'static str,
    /// How long the customer had waited.
    pub waited_ms: u64,
}
impl Event for TicketEnded {
    const KIND: &'static str = "centre.ticket-ended";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// Whoever had called or served a customer left: the ticket stands in its queue again.
#[derive(Serialize)]
pub struct TicketReturned {
    /// The centre.
    pub centre: i64,
    /// The ticket.
    pub ticket: i64,
    /// As customers see it.
    pub number: String,
    /// The number of the counter; 0 for the office of who leads the centre.
    pub counter: u32,
    /// Why; empty where whoever sat there is away or gone.
    pub reason: String,
}
impl Event for TicketReturned {
    const KIND: &'static str = "centre.ticket-returned";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A centre's day was closed: no more tickets are given.
#[derive(Serialize)]
pub struct DayClosed {
    /// The centre.
    pub centre: i64,
    /// The day: `2026-11-29`.
    pub day: String,
    /// What becomes of those who still wait: `served`, `unserved`.
    pub left_over: &'static str,
    /// How many still waited or were put aside.
    pub waiting: usize,
}
impl Event for DayClosed {
    const KIND: &'static str = "centre.day-closed";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// The closing of a day was taken back.
#[derive(Serialize)]
pub struct DayOpened {
    /// The centre.
    pub centre: i64,
    /// The day.
    pub day: String,
}
impl Event for DayOpened {
    const KIND: &'static str = "centre.day-opened";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A counter was opened, left for a while, or closed.
#[derive(Serialize)]
pub struct CounterStands {
    /// The centre.
    pub centre: i64,
    /// The counter's id.
    pub counter: i64,
    /// Its number; 0 for the office of who leads the centre.
    pub number: u32,
    /// `open`, `paused`, `closed`.
    pub standing: &'static str,
    /// Who sits there; none where it is closed.
    pub employee: Option<i64>,
}
impl Event for CounterStands {
    const KIND: &'static str = "centre.counter-stands";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// The queues, services, counters, zones or rules of a centre were changed.
#[derive(Serialize)]
pub struct CentreChanged {
    /// The centre.
    pub centre: i64,
    /// `queue`, `service`, `counter`, `office`, `zone`, `rules`.
    pub what: &'static str,
    /// The number of the thing.
    pub id: i64,
}
impl Event for CentreChanged {
    const KIND: &'static str = "centre.changed";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

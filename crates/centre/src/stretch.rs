//! A stretch: a ticket at a counter, from the call until the counter is free for the next. What is usual is learnt from them.

use std::time::Duration;

use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Timestamp;
use org::ServiceId;

use crate::counter::CounterId;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// A ticket's time at a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Whose.
    pub ticket: TicketId,
    /// The centre.
    pub centre: CentreId,
    /// The service that was asked for there.
    pub service: ServiceId,
    /// The counter.
    pub counter: CounterId,
    /// Who called.
    pub employee: EmployeeId,
    /// The day of the ticket.
    pub day: String,
    /// The language of its customer.
    pub lang: Lang,
    /// Whether its customer goes before others.
    pub has_priority: bool,
    /// From when the wait counted.
    pub since: Timestamp,
    /// When it was called there for the first time.
    pub called: Timestamp,
    /// When its customer came; none where nobody did.
    pub begun: Option<Timestamp>,
    /// When the counter was free again.
    pub ended: Timestamp,
    /// `done`, `parked`, `sent-on`, `absent`, `left`, `unserved`, `returned`, `day-over`.
    pub how: String,
}

impl Stretch {
    /// The stretch of a ticket that leaves a counter now; none where it is at none.
    pub(crate) fn of(ticket: &Ticket, how: &str, now: Timestamp) -> Option<Stretch> {
        let ((counter, employee), called) = ticket.counter.zip(ticket.employee).zip(ticket.called)?;
        Some(Stretch {
            ticket: ticket.id,
            centre: ticket.centre,
            service: ticket.service,
            counter,
            employee,
            day: ticket.day.clone(),
            lang: ticket.lang,
            has_priority: ticket.has_priority,
            since: ticket.queued,
            called,
            begun: ticket.begun,
            ended: now,
            how: how.into(),
        })
    }

    /// For how long the counter was taken.
    pub fn taken(&self) -> Duration {
        Duration::try_from(self.ended.duration_since(self.called)).unwrap_or_default()
    }

    /// Whether it says how long a service takes: one that ended because somebody left or the day was over does not.
    pub fn is_usual(&self) -> bool {
        !matches!(self.how.as_str(), "returned" | "unserved" | "day-over")
    }
}

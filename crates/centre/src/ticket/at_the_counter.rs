//! What becomes of a ticket while its customer stands at a counter, and they neither go nor wait.

use std::time::Duration;

use kernel::EmployeeId;
use kernel::Refusal;
use kernel::Timestamp;
use kernel::refuse;
use org::ServiceId;

use super::Sent;
use super::State;
use super::Ticket;
use crate::queue::QueueId;

/// Within so long it is taken back that somebody has come.
const WRONG_KEY_SECONDS: i64 = 60;

impl Ticket {
    /// It had ended without a visit, and its customer was served after all: it waits as it did.
    pub fn comes_after_all(&mut self) {
        (self.state, self.ended, self.sent) = (State::Waiting, None, Sent::Nowhere);
        self.forget_calls();
    }

    /// Nobody came to a counter that had no line, as often as it called.
    ///
    /// # Errors
    /// Refused where it is not called.
    pub fn stays_away(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Called])?;
        self.leave_counter(State::Absent.key(), now);
        (self.state, self.ended) = (State::Absent, Some(now));
        Ok(())
    }

    /// Somebody else serves on at the same counter; answers who did before.
    ///
    /// # Errors
    /// Refused where nobody serves it.
    pub fn change_hands(&mut self, to: EmployeeId) -> Result<EmployeeId, Refusal> {
        self.must_be(&[State::Serving])?;
        self.employee.replace(to).ok_or_else(|| refuse("centre-ticket-moved-on"))
    }

    /// Its customer asks for another service of the one who serves: the same ticket goes on, with the time at the counter counted anew for it.
    ///
    /// # Errors
    /// Refused where it is not served.
    pub fn go_on_with(&mut self, (queue, service): (QueueId, ServiceId), now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Serving])?;
        // What was done for the service before is over; nobody waits for this one, and it is not to come once more.
        self.leave_counter("done", now);
        self.more.retain(|one| *one != service);
        (self.queue, self.service, self.note) = (queue, service, String::new());
        (self.case, self.interaction, self.served, self.begun) = (None, None, Duration::ZERO, Some(now));
        (self.called, self.queued) = (Some(now), now);
        // They stand there: that they have come is no wrong key.
        self.last_call = None;
        Ok(())
    }

    /// The day is over, and nobody has said how the visit ended: its customer counts as served.
    ///
    /// # Errors
    /// Refused where it is not served.
    pub fn end_with_the_day(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Serving])?;
        self.leave_counter("day-over", now);
        (self.state, self.ended) = (State::Done, Some(now));
        Ok(())
    }

    /// It is served now.
    ///
    /// # Errors
    /// Refused where it is not.
    pub fn must_be_served(&self) -> Result<(), Refusal> {
        self.must_be(&[State::Serving])
    }

    /// Its customer has not come after all: that was a wrong key. It is called as before.
    ///
    /// # Errors
    /// Refused where it is not served, or has been for more than a minute.
    pub fn take_back(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Serving])?;
        if !self.may_be_taken_back(now) {
            return Err(refuse("centre-come-too-long"));
        }
        (self.state, self.begun) = (State::Called, None);
        Ok(())
    }

    /// Whether it is served for so short a time that it may have been a wrong key.
    pub fn may_be_taken_back(&self, now: Timestamp) -> bool {
        self.last_call.is_some() && self.begun.is_some_and(|begun| now.duration_since(begun).as_secs() <= WRONG_KEY_SECONDS)
    }
}

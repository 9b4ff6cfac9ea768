//! A ticket that was sent on to one counter, or to one who leads the centre: it waits for them alone, with all the time that it has waited.

use kernel::EmployeeId;
use kernel::Lang;
use kernel::Refusal;
use kernel::Timestamp;
use routing::Skill;

use super::State;
use super::Ticket;
use crate::counter::CounterId;

/// Whom a ticket was sent on to, while it waits for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sent {
    /// Nobody: it stands in the line of its service.
    #[default]
    Nowhere,
    /// Whoever sits at this counter.
    Counter(CounterId),
    /// This one, who leads the centre.
    Leader(EmployeeId),
    /// It was, and they are not there any more: it stands in the line of its service again.
    Back,
}

impl Sent {
    /// What one must be to call it: that very counter or person, whatever else they are qualified for. None for what stands in the line.
    pub(crate) fn needs(self, lang: Lang) -> Option<Skill> {
        let channel = match self {
            Sent::Nowhere | Sent::Back => return None,
            Sent::Counter(counter) => format!("centre.counter-{counter}"),
            Sent::Leader(leader) => format!("centre.leader-{leader}"),
        };
        Some(Skill { service: None, channel, lang })
    }

    /// Whether it stands in nobody else's line.
    pub const fn is_kept(self) -> bool {
        matches!(self, Sent::Counter(_) | Sent::Leader(_))
    }
}

impl Ticket {
    /// Sent on to one counter or to one who leads the centre, without a new wait: nobody else calls it.
    ///
    /// # Errors
    /// Refused where it is not served.
    pub fn send_to(&mut self, whom: Sent, note: String, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Serving])?;
        self.leave_counter("sent-on", now);
        (self.state, self.note, self.sent) = (State::Waiting, note, whom);
        self.forget_calls();
        Ok(())
    }

    /// Whom it was sent on to is not there any more: it stands in the line of its service, with all the time that it has waited.
    ///
    /// # Errors
    /// Refused where it waits for nobody alone.
    pub fn come_back(&mut self) -> Result<(), Refusal> {
        self.must_be(&[State::Waiting])?;
        if !self.sent.is_kept() {
            return Err(kernel::refuse("centre-ticket-moved-on"));
        }
        self.sent = Sent::Back;
        Ok(())
    }
}

//! More time before one's turn: others go first meanwhile, and the time waited stays.

use std::time::Duration;

use kernel::Refusal;
use kernel::Timestamp;
use kernel::refuse;

use crate::state::State;
use crate::ticket::Ticket;
use crate::ticket::is_from_ahead;

/// How often a customer may ask for more time.
pub(crate) const MOST: u32 = 3;
/// How much may be asked for at once, in minutes.
pub(crate) const MINUTES: [u64; 3] = [5, 10, 15];

/// What a customer has asked of more time before their turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// When others began to go first; none while the turn stands.
    pub since: Option<Timestamp>,
    /// Until when they do.
    pub until: Option<Timestamp>,
    /// How often it was asked for.
    pub taken: u32,
    /// How long others went first before the present rest.
    pub spent: Duration,
}

impl Rest {
    /// Whether others go first now. What began before the clock went back is over: it was asked for some minutes.
    pub fn is_on(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| now < until) && !self.since.is_some_and(|since| is_from_ahead(since, now))
    }

    /// How long others went first altogether: a wait that the customer has chosen.
    pub fn spent(&self, now: Timestamp) -> Duration {
        let present = self.since.zip(self.until).map(|(since, until)| now.min(until).duration_since(since));
        self.spent + present.map(|span| Duration::try_from(span).unwrap_or_default()).unwrap_or_default()
    }

    /// Others go first for so many minutes from now on.
    ///
    /// # Errors
    /// Refused after it was asked for three times.
    pub(crate) fn begin(&mut self, minutes: u64, now: Timestamp) -> Result<(), Refusal> {
        if self.taken >= MOST {
            return Err(refuse("centre-rest-enough"));
        }
        self.end(now);
        (self.since, self.until, self.taken) = (Some(now), Some(now + Duration::from_secs(minutes * 60)), self.taken + 1);
        Ok(())
    }

    /// The turn stands again.
    pub(crate) fn end(&mut self, now: Timestamp) {
        self.spent = self.spent(now);
        (self.since, self.until) = (None, None);
    }
}

impl Ticket {
    /// Whether others go first now, as its customer asked.
    pub fn rests(&self, now: Timestamp) -> bool {
        self.state == State::Waiting && self.rest.is_on(now)
    }

    /// How long its customer was kept waiting for the present service, without the time in which they let others go first.
    pub fn kept_waiting(&self, now: Timestamp) -> Duration {
        let until = self.called.unwrap_or(now);
        let all = Duration::try_from(until.duration_since(self.queued)).unwrap_or_default();
        all.saturating_sub(self.rest.spent(now))
    }

    /// Its customer needs more time: others go first for so many minutes, also where it was called already.
    ///
    /// # Errors
    /// Refused at the counter, after its end, and after the third time.
    pub fn take_time(&mut self, minutes: u64, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Waiting, State::Called])?;
        self.rest.begin(minutes, now)?;
        self.leave_counter("returned", now);
        self.state = State::Waiting;
        self.forget_calls();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).unwrap()
    }

    #[test]
    fn others_go_first_for_as_long_as_was_asked_and_what_was_chosen_is_counted_once() {
        let mut rest = Rest::default();
        rest.begin(5, at(0)).unwrap();
        assert!(rest.is_on(at(299)) && !rest.is_on(at(300)));
        assert_eq!((rest.spent(at(120)).as_secs(), rest.spent(at(9_000)).as_secs()), (120, 300));
        rest.begin(10, at(60)).unwrap();
        assert_eq!(rest.spent(at(120)).as_secs(), 120, "the minute before and the minute since");
        rest.end(at(180));
        assert_eq!((rest.is_on(at(181)), rest.spent(at(9_000)).as_secs()), (false, 180));
        rest.begin(15, at(200)).unwrap();
        assert!(!rest.is_on(at(-7_000)), "the clock went back");
        assert_eq!(rest.begin(5, at(300)).unwrap_err().key, "centre-rest-enough");
        assert!(rest.is_on(at(900)), "what is refused changes nothing");
    }
}

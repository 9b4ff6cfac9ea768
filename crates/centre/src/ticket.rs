//! A ticket (تذكرة الدور): a place in a centre's queue, from the moment it is given until its customer was served, stayed away or left.

mod at_the_counter;
mod sent;

use std::time::Duration;

use desk::CaseId;
use desk::InteractionId;
use kernel::CentreId;
use kernel::CustomerId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::Refusal;
use kernel::Timestamp;
use kernel::refuse;
use org::ServiceId;

use crate::counter::CounterId;
use crate::party::Party;
use crate::queue::QueueId;
use crate::rest::Rest;
use crate::stretch::Stretch;

pub use self::sent::Sent;
pub use crate::state::State;

/// A number is said in both languages in about so long: whoever calls again or gives up before has not let its customer hear it.
pub(crate) const CALL_SECONDS: i64 = 8;

/// A time that lies so many seconds ahead was written down before the clock went back; programs that share a database differ by less.
const AHEAD_SECONDS: i64 = 600;

/// Whether a time is from before the clock went back: how long ago it was, nobody can say.
pub(crate) fn is_from_ahead(at: Timestamp, now: Timestamp) -> bool {
    at.duration_since(now).as_secs() > AHEAD_SECONDS
}

/// Marks ids of tickets.
pub enum TicketKind {}
/// Names a ticket.
pub type TicketId = Id<TicketKind>;

/// A place in a centre's queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// The centre.
    pub centre: CentreId,
    /// The queue in which it waits.
    pub queue: QueueId,
    /// The service that is asked for.
    pub service: ServiceId,
    /// The services that come after it, in their order.
    pub more: Vec<ServiceId>,
    /// Who comes with it.
    pub party: Party,
    /// The day on which it was given: `2026-11-29`.
    pub day: String,
    /// The letter before its number.
    pub letter: String,
    /// Its number in the queue on that day, from 1.
    pub number: u32,
    /// Where it was taken: `reception`, `kiosk`, `phone`.
    pub origin: String,
    /// The language of its customer.
    pub lang: Lang,
    /// Whether its customer goes before others: the elderly, people with disabilities.
    pub has_priority: bool,
    /// Where it stands.
    pub state: State,
    /// When it was given.
    pub issued: Timestamp,
    /// From when its wait counts among others.
    pub since: Timestamp,
    /// From when it waits for the service that is asked for now.
    pub queued: Timestamp,
    /// More time before its turn, where its customer asked for that.
    pub rest: Rest,
    /// When it was called, for the first time at this counter.
    pub called: Option<Timestamp>,
    /// How often it was called at this counter.
    pub calls: u32,
    /// When it was called the last time.
    pub last_call: Option<Timestamp>,
    /// When the present stretch at a counter began.
    pub begun: Option<Timestamp>,
    /// How long it was served before the present stretch.
    pub served: Duration,
    /// When it came to its end.
    pub ended: Option<Timestamp>,
    /// The counter to which it was called.
    pub counter: Option<CounterId>,
    /// Who called it.
    pub employee: Option<EmployeeId>,
    /// Whose it is, where that is known.
    pub customer: Option<CustomerId>,
    /// The case of the visit, from when its customer came to a counter.
    pub case: Option<CaseId>,
    /// The visit itself.
    pub interaction: Option<InteractionId>,
    /// What whoever serves next should know.
    pub note: String,
    /// Whom it was sent on to, who alone calls it; stands until they have served it.
    pub sent: Sent,
    /// Counts its changes.
    pub version: i64,
    /// Its time at a counter, where that has just ended and is not written down yet.
    pub stretch: Option<Stretch>,
}

impl Ticket {
    /// The number as customers see it: `A 042`.
    pub fn shown(&self) -> String {
        shown(&self.letter, self.number)
    }

    /// How long its customer has waited, until it was called or now.
    pub fn waited(&self, now: Timestamp) -> Duration {
        let until = self.called.filter(|_| self.state != State::Waiting).unwrap_or(now);
        Duration::try_from(until.duration_since(self.since)).unwrap_or_default()
    }

    /// How long it was served altogether.
    pub fn served(&self, now: Timestamp) -> Duration {
        let now = self.begun.filter(|_| self.state == State::Serving).map(|begun| now.duration_since(begun));
        self.served + now.map(|span| Duration::try_from(span).unwrap_or_default()).unwrap_or_default()
    }

    /// It is somebody's turn, at a counter.
    ///
    /// # Errors
    /// Refused where it waits no more: somebody else was quicker.
    pub fn call(&mut self, (counter, employee): (CounterId, EmployeeId), now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Waiting, State::Parked])?;
        self.rest.end(now);
        (self.state, self.called, self.calls, self.last_call) = (State::Called, Some(now), 1, Some(now));
        (self.counter, self.employee) = (Some(counter), Some(employee));
        Ok(())
    }

    /// The number is called again. The wait ended with the first call.
    ///
    /// # Errors
    /// Refused where it is not called, was called a moment ago, or as often as the centre calls.
    pub fn recall(&mut self, most_calls: u32, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Called])?;
        if self.calls >= most_calls {
            return Err(refuse("centre-called-enough"));
        }
        self.must_have_been_heard(now)?;
        (self.calls, self.last_call) = (self.calls + 1, Some(now));
        Ok(())
    }

    /// Whether its number was called so short a time ago that its customer has hardly heard it.
    pub fn is_being_called(&self, now: Timestamp) -> bool {
        let is_new = |last: Timestamp| now.duration_since(last).as_secs() < CALL_SECONDS && !is_from_ahead(last, now);
        self.state == State::Called && self.last_call.is_some_and(is_new)
    }

    fn must_have_been_heard(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.is_being_called(now) { Err(refuse("centre-called-just-now")) } else { Ok(()) }
    }

    /// Its customer has come to the counter.
    ///
    /// # Errors
    /// Refused where it is not called.
    pub fn begin(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Called])?;
        (self.state, self.begun) = (State::Serving, Some(now));
        Ok(())
    }

    /// Nobody came.
    ///
    /// # Errors
    /// Refused before it was called as often as the centre calls, and a moment after the last call.
    pub fn miss(&mut self, most_calls: u32, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Called])?;
        if self.calls < most_calls {
            return Err(refuse("centre-call-again"));
        }
        self.must_have_been_heard(now)?;
        self.end(State::Absent, now);
        Ok(())
    }

    /// Put aside until its customer is back: the counter serves somebody else.
    ///
    /// # Errors
    /// Refused where it is not served.
    pub fn park(&mut self, note: String, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Serving])?;
        self.leave_counter("parked", now);
        (self.state, self.note) = (State::Parked, note);
        Ok(())
    }

    /// Sent on to another service, without a new wait: it stands in the other queue with all the time that it has waited.
    ///
    /// # Errors
    /// Refused where it is not served.
    pub fn send_on(&mut self, (queue, service): (QueueId, ServiceId), note: String, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Serving])?;
        self.leave_counter("sent-on", now);
        (self.state, self.queue, self.service, self.note) = (State::Waiting, queue, service, note);
        self.forget_calls();
        Ok(())
    }

    /// The visit is completed.
    ///
    /// # Errors
    /// Refused where it is not served.
    pub fn complete(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Serving])?;
        self.end(State::Done, now);
        Ok(())
    }

    /// Its customer leaves.
    ///
    /// # Errors
    /// Refused at the counter and after its end.
    pub fn leave(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Waiting, State::Called, State::Parked])?;
        self.end(State::Left, now);
        Ok(())
    }

    /// Whoever has called or serves it goes away: it stands in its queue again, with all the time that it has waited.
    ///
    /// # Errors
    /// Refused where nobody has it in hand.
    pub fn return_to_line(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Called, State::Serving])?;
        self.leave_counter("returned", now);
        (self.state, self.sent) = (State::Waiting, Sent::Nowhere);
        self.forget_calls();
        Ok(())
    }

    /// The day ends before its turn.
    ///
    /// # Errors
    /// Refused at the counter and after its end.
    pub fn close_unserved(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_be(&[State::Waiting, State::Called, State::Parked])?;
        self.end(State::Unserved, now);
        Ok(())
    }

    fn end(&mut self, state: State, now: Timestamp) {
        self.leave_counter(state.key(), now);
        (self.state, self.ended) = (state, Some(now));
    }

    pub(crate) fn forget_calls(&mut self) {
        (self.counter, self.employee, self.called, self.calls, self.last_call) = (None, None, None, 0, None);
    }

    pub(crate) fn leave_counter(&mut self, how: &'static str, now: Timestamp) {
        if matches!(self.state, State::Called | State::Serving) {
            self.stretch = Stretch::of(self, how, now);
        }
        if self.state == State::Serving {
            // They have been with whom they were sent on to: only a wrong key that is taken back leaves that to come.
            self.sent = Sent::Nowhere;
        }
        self.served = self.served(now);
        self.begun = None;
    }

    pub(crate) fn must_be(&self, states: &[State]) -> Result<(), Refusal> {
        if states.contains(&self.state) { Ok(()) } else { Err(refuse("centre-ticket-moved-on")) }
    }
}

/// A number as customers see it: `A 042`.
pub fn shown(letter: &str, number: u32) -> String {
    format!("{letter}\u{a0}{number:03}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).unwrap()
    }

    fn ticket() -> Ticket {
        Ticket {
            id: Id::new(1),
            centre: Id::new(1),
            queue: Id::new(1),
            service: Id::new(1),
            more: Vec::new(),
            party: Party::default(),
            day: "2026-11-29".into(),
            letter: "A".into(),
            number: 42,
            origin: "reception".into(),
            lang: Lang::Ar,
            has_priority: false,
            state: State::Waiting,
            issued: at(0),
            since: at(0),
            queued: at(0),
            rest: Rest::default(),
            called: None,
            calls: 0,
            last_call: None,
            begun: None,
            served: Duration::ZERO,
            ended: None,
            counter: None,
            employee: None,
            customer: None,
            case: None,
            interaction: None,
            note: String::new(),
            sent: Sent::default(),
            version: 1,
            stretch: None,
        }
    }

    const HERE: (CounterId, EmployeeId) = (CounterId::new(3), EmployeeId::new(5));

    #[test]
    fn time_at_the_counter_is_counted_without_the_time_put_aside_and_the_wait_until_the_call() {
        let mut ticket = ticket();
        ticket.call(HERE, at(600)).unwrap();
        ticket.begin(at(630)).unwrap();
        ticket.park("a photograph".into(), at(690)).unwrap();
        assert_eq!((ticket.waited(at(9_000)).as_secs(), ticket.served(at(9_000)).as_secs()), (600, 60));
        ticket.call(HERE, at(1_200)).unwrap();
        ticket.begin(at(1_210)).unwrap();
        assert_eq!(ticket.served(at(1_240)).as_secs(), 90);
        ticket.complete(at(1_300)).unwrap();
        assert_eq!((ticket.served(at(5_000)).as_secs(), ticket.state), (150, State::Done));
        assert_eq!(ticket.shown(), "A\u{a0}042");
    }

    #[test]
    fn nobody_counts_as_absent_before_the_centre_has_called_as_often_as_it_does() {
        let mut ticket = ticket();
        ticket.call(HERE, at(10)).unwrap();
        assert_eq!(ticket.miss(2, at(20)).unwrap_err().key, "centre-call-again");
        assert_eq!(ticket.recall(2, at(17)).unwrap_err().key, "centre-called-just-now");
        ticket.recall(2, at(18)).unwrap();
        assert_eq!(ticket.recall(2, at(40)).unwrap_err().key, "centre-called-enough");
        assert_eq!(
            ticket.miss(2, at(25)).unwrap_err().key,
            "centre-called-just-now",
            "nobody is skipped by keys pressed one after the other"
        );
        ticket.miss(2, at(50)).unwrap();
        assert_eq!(ticket.begin(at(60)).unwrap_err().key, "centre-ticket-moved-on");
    }

    #[test]
    fn whoever_was_called_before_the_clock_went_back_is_called_again_and_holds_no_counter_up() {
        let mut ticket = ticket();
        ticket.call(HERE, at(7_300)).unwrap();
        assert!(ticket.is_being_called(at(7_200)), "programs whose clocks differ a little");
        ticket.recall(2, at(100)).unwrap();
        assert_eq!(ticket.miss(2, at(101)).unwrap_err().key, "centre-called-just-now");
        ticket.miss(2, at(108)).unwrap();
    }

    #[test]
    fn a_wrong_key_is_taken_back_for_a_minute_and_counts_no_time_at_the_counter() {
        let mut ticket = ticket();
        ticket.call(HERE, at(10)).unwrap();
        ticket.begin(at(20)).unwrap();
        ticket.take_back(at(80)).unwrap();
        assert_eq!((ticket.state, ticket.served(at(90)).as_secs(), ticket.calls), (State::Called, 0, 1));
        ticket.begin(at(100)).unwrap();
        assert_eq!(ticket.take_back(at(161)).unwrap_err().key, "centre-come-too-long");
        assert_eq!(ticket.state, State::Serving);
    }

    #[test]
    fn who_is_sent_on_keeps_the_time_waited() {
        let mut ticket = ticket();
        ticket.call(HERE, at(10)).unwrap();
        ticket.begin(at(20)).unwrap();
        ticket.send_on((Id::new(2), Id::new(9)), "needs a stamp".into(), at(80)).unwrap();
        assert_eq!((ticket.state, ticket.since, ticket.counter), (State::Waiting, at(0), None));
        assert_eq!(ticket.served(at(500)).as_secs(), 60);
    }

    #[test]
    fn who_is_sent_on_to_one_counter_waits_for_it_alone_until_somebody_is_served_or_gone_there() {
        let mut ticket = ticket();
        ticket.call(HERE, at(10)).unwrap();
        assert_eq!(ticket.send_to(Sent::Counter(Id::new(4)), "speaks to Salem".into(), at(15)).unwrap_err().key, "centre-ticket-moved-on");
        ticket.begin(at(20)).unwrap();
        ticket.send_to(Sent::Counter(Id::new(4)), "speaks to Salem".into(), at(80)).unwrap();
        assert_eq!((ticket.state, ticket.since, ticket.counter, ticket.service), (State::Waiting, at(0), None, Id::new(1)));
        ticket.call((Id::new(4), Id::new(6)), at(90)).unwrap();
        ticket.take_time(5, at(95)).unwrap();
        assert!(ticket.sent.is_kept(), "whoever needs more time still goes there");
        ticket.come_back().unwrap();
        assert_eq!((ticket.sent, ticket.since), (Sent::Back, at(0)));
        assert_eq!(ticket.come_back().unwrap_err().key, "centre-ticket-moved-on");
        ticket.call(HERE, at(500)).unwrap();
        ticket.begin(at(510)).unwrap();
        ticket.park("a photograph".into(), at(600)).unwrap();
        assert_eq!(ticket.sent, Sent::Nowhere);
    }

    #[test]
    fn a_wrong_key_that_is_taken_back_forgets_nobody_to_whom_the_customer_was_sent() {
        for whom in [Sent::Counter(Id::new(4)), Sent::Leader(Id::new(6))] {
            let mut ticket = Ticket { sent: whom, ..ticket() };
            ticket.call((Id::new(4), Id::new(6)), at(90)).unwrap();
            ticket.begin(at(100)).unwrap();
            ticket.take_back(at(110)).unwrap();
            ticket.take_time(5, at(120)).unwrap();
            assert_eq!((ticket.state, ticket.sent), (State::Waiting, whom));
            ticket.call((Id::new(4), Id::new(6)), at(500)).unwrap();
            ticket.begin(at(510)).unwrap();
            ticket.complete(at(600)).unwrap();
            assert_eq!(ticket.sent, Sent::Nowhere, "they were there");
        }
    }

    #[test]
    fn the_next_service_of_a_ticket_is_waited_for_with_all_the_time_and_measured_from_then_on() {
        let mut ticket = ticket();
        ticket.call(HERE, at(600)).unwrap();
        ticket.begin(at(630)).unwrap();
        assert_eq!(ticket.kept_waiting(at(900)).as_secs(), 600);
        ticket.go_on((Id::new(2), Id::new(2)), at(900)).unwrap();
        assert_eq!((ticket.state, ticket.since, ticket.service), (State::Waiting, at(0), Id::new(2)));
        assert_eq!((ticket.kept_waiting(at(960)).as_secs(), ticket.served(at(960)).as_secs()), (60, 0));
    }

    #[test]
    fn whoever_needs_more_time_loses_none_of_the_wait_and_is_not_said_to_have_been_kept() {
        let mut ticket = ticket();
        ticket.call(HERE, at(300)).unwrap();
        ticket.take_time(10, at(330)).unwrap();
        assert_eq!((ticket.state, ticket.counter, ticket.since), (State::Waiting, None, at(0)));
        assert!(ticket.rests(at(900)) && !ticket.rests(at(930)));
        ticket.call(HERE, at(1_000)).unwrap();
        assert_eq!((ticket.waited(at(1_000)).as_secs(), ticket.kept_waiting(at(1_000)).as_secs()), (1_000, 400));
        ticket.begin(at(1_010)).unwrap();
        assert_eq!(ticket.take_time(5, at(1_020)).unwrap_err().key, "centre-ticket-moved-on");
    }

    #[test]
    fn another_service_in_the_same_visit_is_not_waited_for_and_does_not_come_once_more() {
        let mut ticket = Ticket { more: vec![Id::new(2), Id::new(3)], ..ticket() };
        ticket.call(HERE, at(600)).unwrap();
        ticket.begin(at(630)).unwrap();
        ticket.go_on_with((Id::new(2), Id::new(2)), at(900)).unwrap();
        assert_eq!((ticket.more.as_slice(), ticket.kept_waiting(at(960)).as_secs()), (&[Id::new(3)][..], 0));
        assert_eq!(ticket.stretch.take().map(|stretch| stretch.taken().as_secs()), Some(300), "the first part teaches by itself");
        ticket.end_with_the_day(at(40_000)).unwrap();
        assert!(ticket.stretch.is_some_and(|stretch| !stretch.is_usual()), "a visit that nobody ended teaches nothing");
    }

    proptest! {
        #[test]
        fn whatever_is_done_a_ticket_that_is_over_stays_so_and_its_times_never_run_back(acts in prop::collection::vec(0_u8..11, 1..40)) {
            let mut ticket = ticket();
            for (second, act) in acts.into_iter().enumerate() {
                let (before, now) = (ticket.clone(), at(i64::try_from(second).unwrap() * 7));
                let done = match act {
                    0 => ticket.call(HERE, now),
                    1 => ticket.recall(3, now),
                    2 => ticket.begin(now),
                    3 => ticket.miss(3, now),
                    4 => ticket.park(String::new(), now),
                    5 => ticket.send_on((Id::new(2), Id::new(2)), String::new(), now),
                    6 => ticket.complete(now),
                    7 => ticket.take_back(now),
                    8 => ticket.take_time(5, now),
                    9 => ticket.go_on((Id::new(2), Id::new(2)), now),
                    _ => ticket.leave(now),
                };
                if before.state.is_over() || done.is_err() {
                    prop_assert_eq!(&before, &ticket);
                }
                prop_assert!(act == 9 || ticket.served(now) >= before.served);
                prop_assert_eq!(ticket.state.is_over(), ticket.ended.is_some());
                prop_assert_eq!(ticket.state == State::Serving, ticket.begun.is_some());
            }
        }
    }
}

//! A text message and how far it came.

use desk::CaseId;
use platform::deliveries::DeliveryId;

/// How far it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It is being handed over, or was and the answer never came: it may have left.
    Handing,
    /// The gateway has not taken it.
    Waiting,
    /// The gateway has taken it.
    Accepted,
    /// It has reached the phone.
    Delivered,
    /// It never will.
    Failed,
    /// Its time was over before it left.
    Late,
}

impl State {
    const ALL: [State; 6] = [State::Handing, State::Waiting, State::Accepted, State::Delivered, State::Failed, State::Late];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            State::Handing => "handing",
            State::Waiting => "waiting",
            State::Accepted => "accepted",
            State::Delivered => "delivered",
            State::Failed => "failed",
            State::Late => "late",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Whether it is known to have left.
    pub(crate) const fn has_left(self) -> bool {
        matches!(self, State::Accepted | State::Delivered)
    }

    /// Whether a report can still say something new. What has reached a phone has, whatever is said of a second copy of it.
    pub(crate) const fn may_become(self, reported: State) -> bool {
        !matches!((self, reported), (State::Delivered, _) | (State::Failed, State::Failed))
    }
}

/// A text message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Handed {
    /// Its delivery.
    pub(crate) id: DeliveryId,
    /// The case that it is about, if it is about one.
    pub(crate) case: Option<CaseId>,
    /// The number, most of it hidden.
    pub(crate) shown: String,
    /// How many parts it has.
    pub(crate) parts: i64,
    pub(crate) state: State,
    /// What the gateway said last.
    pub(crate) answer: String,
}

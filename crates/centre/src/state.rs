//! Where a ticket stands: what may follow what is said in `ticket.rs`.

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Its customer waits.
    Waiting,
    /// Its number was called, and nobody has come yet.
    Called,
    /// Its customer is being served.
    Serving,
    /// Put aside until its customer is back with what is missing.
    Parked,
    /// Its customer was served.
    Done,
    /// Nobody came when it was called.
    Absent,
    /// Its customer left.
    Left,
    /// The day ended before its turn.
    Unserved,
}

impl State {
    /// All states.
    pub const ALL: [State; 8] =
        [State::Waiting, State::Called, State::Serving, State::Parked, State::Done, State::Absent, State::Left, State::Unserved];

    /// The stable name: `waiting`.
    pub const fn key(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Called => "called",
            State::Serving => "serving",
            State::Parked => "parked",
            State::Done => "done",
            State::Absent => "absent",
            State::Left => "left",
            State::Unserved => "unserved",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Whether nothing more becomes of it.
    pub const fn is_over(self) -> bool {
        matches!(self, State::Done | State::Absent | State::Left | State::Unserved)
    }
}

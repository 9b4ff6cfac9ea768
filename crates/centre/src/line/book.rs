//! The book of one who stands beside a line and only writes down who is where: what may be done, and who is first.

use std::cmp::Reverse;

use kernel::Lang;

use crate::state::State;

/// Of each counter the services, none for all, and the languages that are served there.
pub(super) const SEATS: [(&[i64], &[Lang]); 4] =
    [(&[], &[Lang::Ar, Lang::En]), (&[1], &[Lang::Ar]), (&[2, 3], &[Lang::Ar, Lang::En]), (&[], &[Lang::En])];
/// As the centre's rules say: so often a number is called.
pub(super) const CALLS: u32 = 3;
/// So much later somebody with priority may have come, in seconds.
pub(super) const HELD_BACK: i64 = 30 * 60;
/// After so long nobody who came later goes first.
pub(super) const FIRM_AFTER: i64 = 60 * 60;
/// A number is said in so long, and a wrong key taken back within this.
const HEARD: i64 = 8;
const WRONG_KEY: i64 = 60;
/// Somebody lets others go first for so long, and so often.
const REST: i64 = 300;
const RESTS: u32 = 3;

/// What may be done with a ticket.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    Recall,
    Begin,
    TakeBack,
    Miss,
    Park,
    SendOn(i64),
    SendTo(usize),
    ComeBack,
    Complete,
    Leave,
    TakeTime,
    ReturnToLine,
}

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Line,
    Called { seat: usize, calls: u32, last: i64 },
    Served { seat: usize, calls: u32, last: i64, begun: i64 },
    Aside,
    Home,
}

/// What the book says of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: i64,
    /// From when they count among others: whoever booked as if they had come an hour before.
    pub(super) since: i64,
    pub(super) has_priority: bool,
    pub(super) service: i64,
    pub(super) lang: Lang,
    /// The counter that alone calls them.
    pub(super) kept_for: Option<usize>,
    /// Until when they let others go first, and how often they have asked for that.
    pub(super) rests: i64,
    pub(super) rested: u32,
    pub(super) at: At,
}

impl Entry {
    /// What becomes of them; nothing where it may not be done.
    pub(super) fn after(&self, act: Act, now: i64) -> Option<Entry> {
        let (is_heard, line) = (|last: i64| now - last >= HEARD, Entry { at: At::Line, ..self.clone() });
        let goes = |at: At| Some(Entry { at, ..self.clone() });
        match (act, self.at) {
            (Act::Recall, At::Called { seat, calls, last }) if calls < CALLS && is_heard(last) => {
                goes(At::Called { seat, calls: calls + 1, last: now })
            }
            (Act::Begin, At::Called { seat, calls, last }) => goes(At::Served { seat, calls, last, begun: now }),
            (Act::TakeBack, At::Served { seat, calls, last, begun }) if now - begun <= WRONG_KEY => goes(At::Called { seat, calls, last }),
            (Act::Miss, At::Called { calls, last, .. }) if calls >= CALLS && is_heard(last) => goes(At::Home),
            (Act::Park, At::Served { .. }) => Some(Entry { kept_for: None, at: At::Aside, ..line }),
            (Act::SendOn(service), At::Served { .. }) => Some(Entry { kept_for: None, service, ..line }),
            (Act::SendTo(seat), At::Served { .. }) => Some(Entry { kept_for: Some(seat), ..line }),
            (Act::ComeBack, At::Line) if self.kept_for.is_some() => Some(Entry { kept_for: None, ..line }),
            (Act::Complete, At::Served { .. }) => goes(At::Home),
            (Act::Leave, At::Line | At::Called { .. } | At::Aside) => goes(At::Home),
            (Act::TakeTime, At::Line | At::Called { .. }) if self.rested < RESTS => {
                Some(Entry { rests: now + REST, rested: self.rested + 1, ..line })
            }
            (Act::ReturnToLine, At::Called { .. } | At::Served { .. }) => Some(Entry { kept_for: None, ..line }),
            _ => None,
        }
    }

    /// Whether a counter may call them.
    pub(super) fn is_for(&self, seat: usize) -> bool {
        let (services, langs) = SEATS[seat];
        let is_served = (services.is_empty() || services.contains(&self.service)) && langs.contains(&self.lang);
        self.kept_for.map_or(is_served, |kept| kept == seat)
    }

    /// Whether nobody who came later goes before them.
    pub(super) fn is_firm(&self, now: i64) -> bool {
        now - self.since >= FIRM_AFTER
    }

    /// By what they are first: those who may not be passed over any more; then whose wait counts most, which counts threefold for those with
    /// priority, up to the bound; then who came first.
    pub(super) fn rank(&self, now: i64) -> (bool, Reverse<i64>, i64, i64) {
        let waited = now - self.since;
        let more = if self.has_priority && !self.is_firm(now) { (2 * waited).min(HELD_BACK) } else { 0 };
        (!self.is_firm(now), Reverse(waited + more), self.since, self.id)
    }

    /// The counter at which they stand.
    pub(super) fn seat(&self) -> Option<usize> {
        match self.at {
            At::Called { seat, .. } | At::Served { seat, .. } => Some(seat),
            At::Line | At::Aside | At::Home => None,
        }
    }

    /// The state of a ticket whose customer is there; none for whoever went home.
    pub(super) fn state(&self) -> Option<State> {
        match self.at {
            At::Line => Some(State::Waiting),
            At::Called { .. } => Some(State::Called),
            At::Served { .. } => Some(State::Serving),
            At::Aside => Some(State::Parked),
            At::Home => None,
        }
    }
}

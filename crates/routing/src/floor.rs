//! A centre's floor at one instant, as far as waiting depends on it: who waits, who is to come, and who serves.

use kernel::Timestamp;

use crate::Known;
use crate::Person;
use crate::Rules;
use crate::Skill;
use crate::Work;

/// One who waits, or who will: a booked customer before their time, one whose ticket was parked.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// What the router knows of it. `since` is what their wait is counted from: for a booked one the booked time, or the arrival if later.
    pub work: Work,
    /// From when on they can be called: now or earlier for who waits, a later instant for who is still to come.
    pub enters: Timestamp,
    /// How likely they come at all: 1 for who waits, less for who is booked.
    pub comes: f64,
    /// What is to be expected of them.
    pub known: Known,
}

/// A time in which a counter calls nobody. One that has not begun begins when the customer of that moment has been served, and lasts as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// A counter and who serves at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Counter {
    /// Who serves, and what they are qualified for. Whoever is not present serves nobody; one who comes later is present and pauses until then.
    pub person: Person,
    /// Since when the counter is taken, and what is to be expected of that; none when it is free.
    pub busy: Option<(Timestamp, Known)>,
    /// Breaks, in their order.
    pub pauses: Vec<Pause>,
    /// After which instant nobody else is called.
    pub until: Option<Timestamp>,
}

/// Customers of one kind who are expected to come by themselves. For an estimate only those with priority matter: who comes later with none
/// goes before nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// What they need.
    pub needs: Skill,
    /// How fast their wait counts, in per cent.
    pub rate: u32,
    /// From when they come.
    pub from: Timestamp,
    /// Until when they come.
    pub until: Timestamp,
    /// How many come in an hour.
    pub an_hour: f64,
    /// What is to be expected of each.
    pub known: Known,
}

/// A centre's floor at one instant.
#[derive(Clone, Copy, Debug)]
pub struct Floor<'f> {
    /// The instant.
    pub now: Timestamp,
    /// The rules by which the router says who is next.
    pub rules: &'f Rules,
    /// Who waits and who will.
    pub turns: &'f [Turn],
    /// Who serves.
    pub counters: &'f [Counter],
    /// Who comes by themselves.
    pub streams: &'f [Stream],
}

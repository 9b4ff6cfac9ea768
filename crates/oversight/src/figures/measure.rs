//! What is counted, and by what it is looked at.

use std::ops::AddAssign;
use std::ops::Index;
use std::ops::IndexMut;

/// A number of things or of seconds that is kept by day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Cases that came.
    Opened,
    /// Words of customers: those that cases began with, and further ones.
    Received,
    /// Answers.
    Answered,
    /// First answers to customers who waited for one.
    FirstReplies,
    /// Seconds by the clock from the customer's word to the first answer, without stops.
    FirstClock,
    /// The same in working time.
    FirstWorking,
    /// Answers that came by their due time.
    InTime,
    /// Due times that passed without an answer; they count for the day on which they passed.
    Late,
    /// Closings.
    Closed,
    /// Closings of cases whose customers had been answered.
    Settled,
    /// Seconds by the clock from the opening to the closing of those.
    SettledClock,
    /// The same in working time.
    SettledWorking,
    /// Closed cases in which the customer wrote again within fourteen days; they count for the day of the closing.
    Reopened,
    /// The same later than that, for the day of the writing.
    ReopenedLater,
    /// Cases that a person gave to a colleague or took over from one.
    HandedOver,
    /// Promises kept.
    PromisesKept,
    /// Promises whose time passed.
    PromisesBroken,
}

impl Measure {
    /// All, in the order of their columns.
    pub(crate) const ALL: [Measure; 17] = [
        Measure::Opened,
        Measure::Received,
        Measure::Answered,
        Measure::FirstReplies,
        Measure::FirstClock,
        Measure::FirstWorking,
        Measure::InTime,
        Measure::Late,
        Measure::Closed,
        Measure::Settled,
        Measure::SettledClock,
        Measure::SettledWorking,
        Measure::Reopened,
        Measure::ReopenedLater,
        Measure::HandedOver,
        Measure::PromisesKept,
        Measure::PromisesBroken,
    ];
    /// Their columns.
    pub(crate) const COLUMNS: [&'static str; 17] = [
        "opened",
        "received",
        "answered",
        "first_replies",
        "first_clock",
        "first_working",
        "in_time",
        "late",
        "closed",
        "settled",
        "settled_clock",
        "settled_working",
        "reopened",
        "reopened_later",
        "handed_over",
        "promises_kept",
        "promises_broken",
    ];
}

/// A number for each measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts(pub(crate) [i64; Measure::ALL.len()]);

impl Counts {
    /// Nothing but these.
    pub(crate) fn of(some: &[(Measure, i64)]) -> Counts {
        let mut counts = Counts::default();
        for (measure, n) in some {
            counts[*measure] += n;
        }
        counts
    }

    /// Whether nothing is counted.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|n| *n == 0)
    }
}

impl Index<Measure> for Counts {
    type Output = i64;

    fn index(&self, measure: Measure) -> &i64 {
        &self.0[measure as usize]
    }
}

impl IndexMut<Measure> for Counts {
    fn index_mut(&mut self, measure: Measure) -> &mut i64 {
        &mut self.0[measure as usize]
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        for (sum, n) in self.0.iter_mut().zip(other.0) {
            *sum += n;
        }
    }
}

/// A duration whose spread is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Time {
    /// To the first answer, by the clock.
    FirstClock,
    /// To the first answer, in working time.
    FirstWorking,
    /// To the closing, by the clock.
    SettledClock,
    /// To the closing, in working time.
    SettledWorking,
}

impl Time {
    /// All of them.
    pub(crate) const ALL: [Time; 4] = [Time::FirstClock, Time::FirstWorking, Time::SettledClock, Time::SettledWorking];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Time::FirstClock => "first-clock",
            Time::FirstWorking => "first-working",
            Time::SettledClock => "settled-clock",
            Time::SettledWorking => "settled-working",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Time> {
        Time::ALL.into_iter().find(|time| time.key() == key)
    }
}

/// By what figures are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cut {
    /// The whole entity; its subject is empty.
    Entity,
    /// A centre.
    Centre,
    /// An employee.
    Employee,
    /// A service.
    Service,
    /// A service in a centre: `4/12`.
    CentreService,
    /// A channel.
    Channel,
    /// A language.
    Lang,
}

impl Cut {
    /// All of them.
    pub(crate) const ALL: [Cut; 7] = [Cut::Entity, Cut::Centre, Cut::Employee, Cut::Service, Cut::CentreService, Cut::Channel, Cut::Lang];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Cut::Entity => "entity",
            Cut::Centre => "centre",
            Cut::Employee => "employee",
            Cut::Service => "service",
            Cut::CentreService => "centre-service",
            Cut::Channel => "channel",
            Cut::Lang => "lang",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Cut> {
        Cut::ALL.into_iter().find(|cut| cut.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_measure_stands_in_its_own_place() {
        for (place, measure) in Measure::ALL.into_iter().enumerate() {
            assert_eq!(measure as usize, place, "{}", Measure::COLUMNS[place]);
        }
        for cut in Cut::ALL {
            assert_eq!(Cut::parse(cut.key()), Some(cut));
        }
        for time in Time::ALL {
            assert_eq!(Time::parse(time.key()), Some(time));
        }
    }

    #[test]
    fn what_is_counted_and_taken_back_leaves_nothing() {
        let mut counts = Counts::of(&[(Measure::Closed, 1), (Measure::SettledClock, 90)]);
        assert!(!counts.is_empty());
        counts += Counts::of(&[(Measure::Closed, -1), (Measure::SettledClock, -90)]);
        assert!(counts.is_empty());
    }
}

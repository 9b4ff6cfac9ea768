//! What is counted.

use std::ops::AddAssign;
use std::ops::Index;
use std::ops::IndexMut;

pub(crate) use crate::figures::cut::Cut;
pub(crate) use crate::figures::cut::Time;

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
    /// Customers who were asked for their opinion; they count for the day of the asking, and so does what they said.
    OpinionsAsked,
    /// Those of them who gave it.
    OpinionsGiven,
    /// Those who gave four or five of five.
    OpinionsGood,
    /// The points that they gave together.
    OpinionPoints,
    /// Closings of which it is known whether a further contact was needed; they count for the day of the closing.
    Contacts,
    /// Those of them after which none was.
    FirstContacts,
    /// Cases that were handed to a colleague, and that the colleague answered.
    HandedAnswered,
    /// Cases that came back to whoever had handed them over.
    HandedReturned,
    /// Replies in writing.
    Written,
    /// Those in which nothing was left to be put right.
    WrittenClean,
    /// Their words.
    Words,
    /// What was left in them: misspelt and colloquial words, phrases that say not when or that blame.
    Faults,
    /// Seconds by the clock for which clocks stood still while the customer was asked for something.
    StoppedCustomer,
    /// The same in working time.
    StoppedCustomerWorking,
    /// The same by the clock until a date that the customer agreed to.
    StoppedAgreed,
    /// The same in working time.
    StoppedAgreedWorking,
    /// The same by the clock while a system was out of order.
    StoppedIncident,
    /// The same in working time.
    StoppedIncidentWorking,
    /// The same by the clock for what nobody could prevent.
    StoppedForce,
    /// The same in working time.
    StoppedForceWorking,
}

impl Measure {
    /// All, in the order of their columns.
    pub(crate) const ALL: [Measure; 37] = [
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
        Measure::OpinionsAsked,
        Measure::OpinionsGiven,
        Measure::OpinionsGood,
        Measure::OpinionPoints,
        Measure::Contacts,
        Measure::FirstContacts,
        Measure::HandedAnswered,
        Measure::HandedReturned,
        Measure::Written,
        Measure::WrittenClean,
        Measure::Words,
        Measure::Faults,
        Measure::StoppedCustomer,
        Measure::StoppedCustomerWorking,
        Measure::StoppedAgreed,
        Measure::StoppedAgreedWorking,
        Measure::StoppedIncident,
        Measure::StoppedIncidentWorking,
        Measure::StoppedForce,
        Measure::StoppedForceWorking,
    ];
    /// Their columns.
    pub(crate) const COLUMNS: [&'static str; 37] = [
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
        "opinions_asked",
        "opinions_given",
        "opinions_good",
        "opinion_points",
        "contacts",
        "first_contacts",
        "handed_answered",
        "handed_returned",
        "written",
        "written_clean",
        "words",
        "faults",
        "stopped_customer",
        "stopped_customer_working",
        "stopped_agreed",
        "stopped_agreed_working",
        "stopped_incident",
        "stopped_incident_working",
        "stopped_force",
        "stopped_force_working",
    ];
}

/// A number for each measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counts(pub(crate) [i64; Measure::ALL.len()]);

impl Default for Counts {
    fn default() -> Self {
        Counts([0; Measure::ALL.len()])
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_measure_stands_in_its_own_place() {
        for (place, measure) in Measure::ALL.into_iter().enumerate() {
            assert_eq!(measure as usize, place, "{}", Measure::COLUMNS[place]);
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

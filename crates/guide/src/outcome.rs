//! What can be said of a clause in one interaction.

use serde::Deserialize;
use serde::Serialize;

/// What a rule, a reviewer or a customer says of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The events show that the duty was kept.
    Met,
    /// The events show that it was not.
    Missed,
    /// The duty did not arise.
    NotApplicable,
    /// The duty arose and nothing shows whether it was kept. Never counts as met.
    NotObserved,
}

impl Outcome {
    /// All outcomes, in the order in which people read them.
    pub const ALL: [Outcome; 4] = [Outcome::Met, Outcome::Missed, Outcome::NotApplicable, Outcome::NotObserved];

    /// The stable name, as in tables, JSON and words: `not-applicable`.
    pub const fn key(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::Missed => "missed",
            Outcome::NotApplicable => "not-applicable",
            Outcome::NotObserved => "not-observed",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_read_back_from_its_key_and_from_json() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.key()), Some(outcome));
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.key());
        }
        assert_eq!(Outcome::parse("perfect"), None);
    }
}

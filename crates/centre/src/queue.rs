//! A queue of a centre: the services whose customers wait in it, and how long they should at most.

use std::time::Duration;

use kernel::Bilingual;
use kernel::CentreId;
use kernel::FieldError;
use kernel::Id;
use kernel::Result;
use org::ServiceId;

/// Marks ids of queues.
pub enum QueueKind {}
/// Names a queue.
pub type QueueId = Id<QueueKind>;

/// The longest name of a queue, in characters.
const LONGEST_NAME: usize = 80;

/// A queue of a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// Its id.
    pub id: QueueId,
    /// The centre.
    pub centre: CentreId,
    /// The letter before its numbers: `A`, its own within the centre.
    pub letter: String,
    /// What it is called.
    pub name: Bilingual,
    /// Whether tickets are given for it.
    pub is_open: bool,
}

impl Queue {
    /// Whether it may stand as it is.
    ///
    /// # Errors
    /// `Invalid` for a letter that is not one of the Latin capitals, and for names that are missing or too long.
    pub fn check(&self) -> Result<()> {
        let mut wrong = Vec::new();
        let mut say = |field: &'static str, key: &'static str| wrong.push(FieldError { field: field.into(), key, args: Vec::new() });
        if !matches!(self.letter.as_bytes(), [b'A'..=b'Z']) {
            say("letter", "centre-letter-wrong");
        }
        for (field, name) in [("name_ar", &self.name.ar), ("name_en", &self.name.en)] {
            match name.chars().count() {
                0 => say(field, "centre-name-missing"),
                long if long > LONGEST_NAME => say(field, "centre-name-long"),
                _ => {}
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(kernel::Error::Invalid(wrong)) }
    }
}

/// A service as a centre offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The centre.
    pub centre: CentreId,
    /// The service.
    pub service: ServiceId,
    /// The queue in which its customers wait.
    pub queue: QueueId,
    /// How long they should wait at most.
    pub target: Duration,
    /// Whether tickets are given for it.
    pub is_offered: bool,
}

/// How a centre calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CentreRules {
    /// How often a number is called before its customer counts as absent: 1 to 9.
    pub most_calls: u32,
    /// How fast the wait of those with priority counts, in per cent of everybody's: 100 to 1000.
    pub priority_rate: u32,
    /// How much later than anybody else somebody with priority may have come and still go first.
    pub held_back: Duration,
    /// After which wait nobody who came later goes first any more, whoever they are: what priority can add to a wait has this bound
    /// (`bench/RESULTS.md`). 15 to 240 minutes, and not less than `held_back`.
    pub firm_after: Duration,
    /// How long before the centre opens whoever serves is at their counter, in minutes: 0 to 60.
    pub lead_minutes: u32,
}

impl Default for CentreRules {
    fn default() -> Self {
        let (held_back, firm_after) = (Duration::from_secs(30 * 60), Duration::from_secs(60 * 60));
        Self { most_calls: 3, priority_rate: 300, held_back, firm_after, lead_minutes: 15 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_has_one_latin_capital_and_a_name_in_both_languages() {
        let queue = |letter: &str, ar: &str| Queue {
            id: Id::new(1),
            centre: Id::new(1),
            letter: letter.into(),
            name: Bilingual::new(ar, "Permits"),
            is_open: true,
        };
        assert!(queue("A", "الرخص").check().is_ok());
        for wrong in [queue("a", "الرخص"), queue("AB", "الرخص"), queue("", "الرخص"), queue("أ", "الرخص"), queue("A", "")]
        {
            assert!(wrong.check().is_err(), "{wrong:?}");
        }
    }
}

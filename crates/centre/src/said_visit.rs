//! What a counter says that it did with a number while it had no line, as its browser wrote it down, and what became of it.

use kernel::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use crate::take_over::is_key;

/// What a counter did with one number, as its browser wrote it down; times in milliseconds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Done {
    pub(crate) key: String,
    pub(crate) letter: String,
    pub(crate) number: u32,
    /// The service, where the number was typed.
    #[serde(default)]
    pub(crate) service: String,
    pub(crate) called: i64,
    pub(crate) calls: u32,
    pub(crate) came: Option<i64>,
    pub(crate) ended: Option<i64>,
    /// `settled`, `goes-on`, `absent`, `parked`; empty where it is in hand.
    #[serde(default)]
    pub(crate) how: String,
    /// What was done; of one that was put aside, what is missing.
    #[serde(default)]
    pub(crate) steps: String,
    #[serde(default)]
    pub(crate) until: String,
}

impl Done {
    /// Reads what was said; none for what no page of ours wrote.
    pub(crate) fn read(line: &Value) -> Option<Done> {
        Done::deserialize(line).ok().filter(|done| is_key(&done.key) && done.letter.chars().count() <= 3)
    }
}

/// When it was called, when its customer came and went: in this order, not before the line was handed out, and not later than now.
#[derive(Clone, Copy)]
pub(crate) struct Times {
    pub(crate) called: Timestamp,
    pub(crate) came: Option<Timestamp>,
    pub(crate) ended: Timestamp,
}

impl Times {
    /// As the browser says it, whose clock may be wrong, between when it was handed the line and now.
    pub(crate) fn of(done: &Done, (handed, now): (Timestamp, Timestamp)) -> Times {
        let at = |millis: i64| Timestamp::from_millisecond(millis).unwrap_or(now).max(handed).min(now);
        let called = at(done.called);
        let came = done.came.map(|came| at(came).max(called));
        Times { called, came, ended: done.ended.map_or(now, at).max(came.unwrap_or(called)) }
    }

    /// None is before the ticket was given.
    pub(crate) fn after(self, since: Timestamp) -> Times {
        Times { called: self.called.max(since), came: self.came.map(|came| came.max(since)), ended: self.ended.max(since) }
    }
}

/// What became of what a counter said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is as the counter says.
    Taken,
    /// Somebody else has really served that customer.
    ServedElsewhere,
    /// Nobody gave that number.
    Unknown,
    /// Whoever says it is not known to have sat at that counter.
    NotThere,
    /// It was called with what was handed out for a day that was over.
    Over,
    /// Whoever says it is not qualified for the service in the customer's language.
    NotQualified,
    /// It cannot be read.
    Unreadable,
}

impl Outcome {
    const ALL: [Outcome; 7] = [
        Outcome::Taken,
        Outcome::ServedElsewhere,
        Outcome::Unknown,
        Outcome::NotThere,
        Outcome::Over,
        Outcome::NotQualified,
        Outcome::Unreadable,
    ];

    /// The stable name: `served-elsewhere`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Outcome::Taken => "taken",
            Outcome::ServedElsewhere => "served-elsewhere",
            Outcome::Unknown => "unknown",
            Outcome::NotThere => "not-there",
            Outcome::Over => "over",
            Outcome::NotQualified => "not-qualified",
            Outcome::Unreadable => "unreadable",
        }
    }

    /// The key of what is said of it on the floor.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Outcome::Taken | Outcome::ServedElsewhere => "centre-offline-elsewhere",
            Outcome::Unknown => "centre-offline-unknown",
            Outcome::NotThere => "centre-offline-not-there",
            Outcome::Over => "centre-offline-day-over",
            Outcome::NotQualified => "centre-offline-not-qualified",
            Outcome::Unreadable => "centre-offline-unread",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.key() == key)
    }
}

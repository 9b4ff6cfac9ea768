//! A service-level agreement (اتفاقية مستوى الخدمة): how soon, in which reckoning.

use std::time::Duration;

use serde::Deserialize;
use serde::Serialize;

/// In which reckoning a duty's time runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// By the clock, nights and holidays included.
    #[default]
    Clock,
    /// Only while the calendar is open.
    Working,
}

impl Measure {
    /// Both, the default first.
    pub const ALL: [Measure; 2] = [Measure::Clock, Measure::Working];

    /// The stable name: `clock`.
    pub const fn key(self) -> &'static str {
        match self {
            Measure::Clock => "clock",
            Measure::Working => "working",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|measure| measure.key() == key)
    }
}

/// How long a duty may take, and when its people are warned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceLevel {
    /// Seconds allowed.
    pub allowed_seconds: u64,
    /// In which reckoning.
    pub measure: Measure,
    /// The share of the allowed time after which people are warned, in per cent, 0 to 100.
    #[serde(default = "three_quarters")]
    pub warn_percent: u8,
}

impl ServiceLevel {
    /// So much time in a reckoning, with a warning at three quarters.
    pub const fn new(allowed: Duration, measure: Measure) -> ServiceLevel {
        ServiceLevel { allowed_seconds: allowed.as_secs(), measure, warn_percent: three_quarters() }
    }

    /// What holds for email where the entity has agreed nothing else: 24 hours by the clock (6.email.sla).
    /// The guide doesn't say which hours; the reading that is kinder to the customer is the default.
    pub const fn email_default() -> ServiceLevel {
        ServiceLevel::new(Duration::from_secs(24 * 60 * 60), Measure::Clock)
    }

    /// The time allowed.
    pub const fn allowed(&self) -> Duration {
        Duration::from_secs(self.allowed_seconds)
    }

    /// The time after which people are warned.
    pub fn warned_after(&self) -> Duration {
        let millis = u128::from(self.allowed_seconds) * u128::from(self.warn_percent.min(100)) * 10;
        Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX))
    }
}

const fn three_quarters() -> u8 {
    75
}

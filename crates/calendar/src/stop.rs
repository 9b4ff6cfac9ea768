//! The named reasons for which a clock may stop; the customer sees each.

use kernel::Timestamp;
use serde::Deserialize;
use serde::Serialize;

/// Why a clock stands still. There are no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopReason {
    /// The customer was asked for something and has not answered.
    WaitingForCustomer,
    /// The customer agreed to a later date.
    AgreedDate,
    /// A system that the duty needs is out of order.
    Incident,
    /// Something that nobody could prevent keeps the service closed.
    ForceMajeure,
}

impl StopReason {
    /// All reasons, in the order of a list to choose from.
    pub const ALL: [StopReason; 4] =
        [StopReason::WaitingForCustomer, StopReason::AgreedDate, StopReason::Incident, StopReason::ForceMajeure];

    /// The stable name: `waiting-for-customer`.
    pub const fn key(self) -> &'static str {
        match self {
            StopReason::WaitingForCustomer => "waiting-for-customer",
            StopReason::AgreedDate => "agreed-date",
            StopReason::Incident => "incident",
            StopReason::ForceMajeure => "force-majeure",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<StopReason> {
        StopReason::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// A stretch of time that doesn't count, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// Why.
    pub reason: StopReason,
    /// Since when, UTC.
    pub from: Timestamp,
    /// Until when, UTC, excluded; none while it lasts. Not after `from` means that it stops nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Timestamp>,
}

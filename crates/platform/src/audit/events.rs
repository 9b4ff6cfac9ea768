//! Looking at the audit trail, as events.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// Somebody looked at it.
#[derive(Serialize)]
pub(super) struct Read {
    pub(super) filter: String,
}

/// Somebody took a copy of it.
#[derive(Serialize)]
pub(super) struct Exported {
    pub(super) filter: String,
    pub(super) lines: usize,
}

impl Event for Read {
    const KIND: &'static str = "audit.read";

    fn about(&self) -> About {
        About::nothing()
    }
}

impl Event for Exported {
    const KIND: &'static str = "audit.exported";

    fn about(&self) -> About {
        About::nothing()
    }
}

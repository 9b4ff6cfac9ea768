//! What can happen to imports.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// An import was begun.
#[derive(Serialize)]
pub struct ImportBegun {
    /// The import.
    pub import: i64,
    /// What is brought: `cases`, `customers`.
    pub kind: &'static str,
    /// The other help desk.
    pub system: String,
    /// How many rows the file has.
    pub rows: i64,
}
impl Event for ImportBegun {
    const KIND: &'static str = "exchange.import-begun";
    fn about(&self) -> About {
        About::thing("import", self.import)
    }
}

/// Every line of an import was brought or is wrong.
#[derive(Serialize)]
pub struct ImportEnded {
    /// The import.
    pub import: i64,
    /// What was made.
    pub made: i64,
    /// What had been brought before.
    pub known: i64,
    /// What could not be brought.
    pub wrong: i64,
}
impl Event for ImportEnded {
    const KIND: &'static str = "exchange.import-ended";
    fn about(&self) -> About {
        About::thing("import", self.import)
    }
}

/// An import is being undone.
#[derive(Serialize)]
pub struct UndoingBegun {
    /// The import.
    pub import: i64,
}
impl Event for UndoingBegun {
    const KIND: &'static str = "exchange.undoing-begun";
    fn about(&self) -> About {
        About::thing("import", self.import)
    }
}

/// What an import made is gone, but for what somebody had touched.
#[derive(Serialize)]
pub struct ImportUndone {
    /// The import.
    pub import: i64,
    /// What stays.
    pub kept: i64,
}
impl Event for ImportUndone {
    const KIND: &'static str = "exchange.import-undone";
    fn about(&self) -> About {
        About::thing("import", self.import)
    }
}

//! What is taken away is seen in the trail.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A list of cases was taken away.
#[derive(Serialize)]
pub struct ListExported {
    /// Which: `view=late`, `view=filter&state=closed`.
    pub list: String,
    /// `csv` or `xlsx`.
    pub format: &'static str,
}
impl Event for ListExported {
    const KIND: &'static str = "desk.list-exported";
    fn about(&self) -> About {
        About::nothing()
    }
}

/// A case was taken away whole.
#[derive(Serialize)]
pub struct CaseExported {
    /// The case.
    pub case: i64,
    /// How many originals went with it.
    pub originals: usize,
}
impl Event for CaseExported {
    const KIND: &'static str = "desk.case-exported";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

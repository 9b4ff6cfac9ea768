//! What the customer in hand was promised and is still owed: by when, and what has to be checked or put right.

use ::store::Tx;
use desk::CaseId;
use desk::Promise;
use desk::Promised;
use desk::visit::OwedTold;
use kernel::Event;
use kernel::Recorded;
use kernel::Result;
use kernel::Timestamp;
use ui::Page;

/// So many things that a customer was told they are owed are looked at.
const TOLD: u32 = 50;

/// What is owed, as it is known.
#[derive(Default)]
pub(super) struct Owing {
    open: Vec<Promise>,
    /// What was told when it was promised at a counter.
    told: Vec<Recorded>,
}

/// One thing that is owed, for the template.
pub(crate) struct Owed {
    pub(crate) due: Timestamp,
    pub(crate) words: String,
    /// What it is; empty where that was not said at a counter.
    pub(crate) what: String,
}

impl Owing {
    pub(super) fn read(tx: &mut Tx<'_>, case: CaseId) -> Result<Owing> {
        let open: Vec<Promise> = desk::promises_of(tx, case)?.into_iter().filter(Promise::is_open).collect();
        let told = if open.is_empty() { Vec::new() } else { tx.events_of_kind((case.get(), OwedTold::KIND), 0, TOLD)? };
        Ok(Owing { open, told })
    }

    pub(super) fn shown(&self, page: &Page) -> Vec<Owed> {
        self.open.iter().map(|promise| self.one(page, promise)).collect()
    }

    fn one(&self, page: &Page, promise: &Promise) -> Owed {
        let key = if promise.what == Promised::Completion { "centre-owed-completion" } else { "centre-owed-reply" };
        let told = self.told.iter().find(|told| told.data["promise"] == promise.id.get());
        let what = told.and_then(|told| told.data["what"].as_str()).unwrap_or_default();
        let asked = if promise.what == Promised::Completion { "centre-owed-put-right" } else { "centre-owed-checked" };
        Owed {
            due: promise.due_at,
            words: page.t1(key, "when", page.datetime(promise.due_at)),
            what: if what.is_empty() { String::new() } else { page.t1(asked, "what", what) },
        }
    }
}

//! A database that is busy at the moment when something is to be written down.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use kernel::Error;
use kernel::Recorded;
use platform::Slice;
use store::Hook;

/// A part of an installation in which the database is busy the first time that each of these kinds of events is to be written down; the end of
/// a delivery counts for each kind of delivery.
pub fn busy_when(kinds: &'static [&'static str]) -> Slice {
    let refused: Mutex<BTreeSet<(String, String)>> = Mutex::default();
    let hook: Hook = Arc::new(move |tx| {
        let mut refused = refused.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = tx.recorded().iter().filter(|event| kinds.contains(&&*event.kind)).any(|event| refused.insert(named(event)));
        if is_first { Err(Error::Busy(1)) } else { Ok(()) }
    });
    Slice { key: "busy", hooks: vec![hook], ..Slice::default() }
}

fn named(event: &Recorded) -> (String, String) {
    (event.kind.clone(), event.data["kind"].as_str().unwrap_or_default().to_owned())
}

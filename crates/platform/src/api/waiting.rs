//! The keys that this node is at: of two requests under one key the second waits.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering;

use kernel::Timestamp;
use tokio::sync::Notify;

use crate::App;

/// The keys that this node is at. Who waits for one is woken when a request ends.
#[derive(Default)]
pub(crate) struct Waiting {
    ended: Notify,
    at: Mutex<HashSet<(String, String)>>,
    tries: AtomicI64,
}

impl Waiting {
    fn at(&self) -> MutexGuard<'_, HashSet<(String, String)>> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Comes back when a request under a key has ended.
    pub(super) fn ended(&self) -> impl Future<Output = ()> {
        self.ended.notified()
    }

    /// The number of a try: later than all before it, also those of an earlier program as far as its clock can be believed.
    pub(super) fn next_try(&self, now: Timestamp) -> i64 {
        let least = now.as_millisecond() << 16;
        let next = |last: i64| Some(least.max(last + 1));
        self.tries.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).map_or(least, |last| least.max(last + 1))
    }
}

/// A key that this request has for itself on this node, until it ends or is dropped.
pub(super) struct Hold {
    app: App,
    key: (String, String),
}

impl Hold {
    /// Takes the key; nothing where another request of this node has it.
    pub(super) fn take(app: &App, scope: &str, key: &str) -> Option<Self> {
        let key = (scope.to_owned(), key.to_owned());
        let is_free = app.waiting().at().insert(key.clone());
        is_free.then(|| Self { app: app.clone(), key })
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.app.waiting().at().remove(&self.key);
        self.app.waiting().ended.notify_waiters();
    }
}

//! Token buckets: each caller has a minute's worth of requests, which comes back evenly.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use kernel::Timestamp;

/// What kind of request is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Trying to sign in, to recover, to use a code.
    SignIn,
    /// A form that anyone may send.
    PublicForm,
    /// A call of a program.
    Api,
    /// A search.
    Search,
}

impl Class {
    /// The setting that holds how many a minute.
    pub const fn setting(self) -> &'static str {
        match self {
            Class::SignIn => "limits.sign_in_per_minute",
            Class::PublicForm => "limits.forms_per_minute",
            Class::Api => "limits.api_per_minute",
            Class::Search => "limits.searches_per_minute",
        }
    }
}

/// So many callers are remembered at once; beyond it those that have their whole minute back are forgotten.
const REMEMBERED: usize = 100_000;
const MINUTE_MILLIS: i64 = 60_000;

/// What is left of a caller's minute, in thousandths of a request, and when that was.
struct Bucket {
    left: i64,
    at: i64,
}

/// The buckets of one node.
#[derive(Default)]
pub(crate) struct Buckets(Mutex<HashMap<(Class, String), Bucket>>);

impl Buckets {
    /// Takes one request out of a caller's bucket.
    ///
    /// # Errors
    /// The seconds until the next one is there.
    pub(crate) fn take(&self, class: Class, who: String, per_minute: u64, now: Timestamp) -> Result<(), u32> {
        let full = i64::try_from(per_minute).unwrap_or(i64::MAX / MINUTE_MILLIS).saturating_mul(1000);
        let now = now.as_millisecond();
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= REMEMBERED {
            buckets.retain(|_, bucket| now - bucket.at < MINUTE_MILLIS);
        }
        let bucket = buckets.entry((class, who)).or_insert(Bucket { left: full, at: now });
        let passed = (now - bucket.at).clamp(0, MINUTE_MILLIS);
        bucket.left = full.min(bucket.left + full * passed / MINUTE_MILLIS);
        bucket.at = now;
        if bucket.left >= 1000 {
            bucket.left -= 1000;
            return Ok(());
        }
        let wait_millis = (1000 - bucket.left) * MINUTE_MILLIS / full.max(1);
        Err(u32::try_from(wait_millis / 1000 + 1).unwrap_or(60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millisecond(1_790_000_000_000 + millis).unwrap()
    }

    #[test]
    fn a_minute_has_its_number_of_requests_and_they_come_back_evenly() {
        let buckets = Buckets::default();
        let ask = |millis| buckets.take(Class::SignIn, "203.0.113.9".into(), 10, at(millis));
        assert!((0..10).all(|_| ask(0).is_ok()));
        assert_eq!(ask(0), Err(7));
        assert_eq!(ask(6_000), Ok(()));
        assert!(ask(6_000).is_err());
        assert!((0..10).all(|_| ask(70_000).is_ok()));
    }

    #[test]
    fn callers_and_classes_do_not_share() {
        let buckets = Buckets::default();
        assert!(buckets.take(Class::Search, "a".into(), 1, at(0)).is_ok());
        assert!(buckets.take(Class::Search, "a".into(), 1, at(0)).is_err());
        assert!(buckets.take(Class::Search, "b".into(), 1, at(0)).is_ok());
        assert!(buckets.take(Class::Api, "a".into(), 1, at(0)).is_ok());
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing_away() {
        let buckets = Buckets::default();
        assert!(buckets.take(Class::Search, "a".into(), 1, at(60_000)).is_ok());
        assert!(buckets.take(Class::Search, "a".into(), 1, at(0)).is_err());
    }
}

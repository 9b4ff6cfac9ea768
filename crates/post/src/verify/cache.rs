//! What DNS said, kept as long as it said so: bounded, and shared by everybody who asks.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Instant;

use mail_auth::ResolverCache;

/// So many answers are kept; when there are more, those that are over go, and then all.
const MOST: usize = 20_000;

/// Answers by their names.
pub(super) struct Cache<K, V>(Mutex<HashMap<K, (V, Instant)>>);

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self(Mutex::new(HashMap::new()))
    }
}

impl<K: Hash + Eq, V: Clone> Cache<K, V> {
    /// An answer that still holds.
    pub(super) fn known<Q>(&self, name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(name).filter(|(_, until)| *until > Instant::now()).map(|(value, _)| value.clone())
    }

    /// Keeps an answer until then.
    pub(super) fn keep(&self, name: K, value: V, until: Instant) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            let now = Instant::now();
            kept.retain(|_, (_, until)| *until > now);
            if kept.len() >= MOST {
                kept.clear();
            }
        }
        kept.insert(name, (value, until));
    }
}

impl<K: Hash + Eq, V: Clone> ResolverCache<K, V> for Cache<K, V> {
    fn get<Q>(&self, name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.known(name)
    }

    fn remove<Q>(&self, name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name).map(|(value, _)| value)
    }

    fn insert(&self, key: K, value: V, valid_until: Instant) {
        self.keep(key, value, valid_until);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn an_answer_is_kept_until_it_is_over_and_never_too_many_of_them() {
        let cache: Cache<String, usize> = Cache::default();
        let (soon, past) = (Instant::now() + Duration::from_secs(60), Instant::now());
        cache.keep("over".into(), 1, past);
        assert_eq!(cache.known("over"), None);
        for number in 0..=MOST {
            cache.keep(number.to_string(), number, soon);
        }
        assert_eq!(cache.known(&MOST.to_string()), Some(MOST));
        assert!(cache.0.lock().unwrap().len() <= MOST);
    }
}

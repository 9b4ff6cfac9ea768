//! A list as programs get it: some items, and the key of those that follow.

use schemars::JsonSchema;
use serde::Serialize;

/// One page of a list. The next one is asked for with `?after=` and the value of `next`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Paged<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// The key of the next page; null after the last.
    pub next: Option<String>,
}

impl<T> Paged<T> {
    /// Makes a page of `most` items out of a list that was read with one more than that.
    pub fn of(mut items: Vec<T>, most: usize, key: impl FnOnce(&T) -> String) -> Self {
        let has_more = items.len() > most;
        items.truncate(most);
        let next = items.last().filter(|_| has_more).map(key);
        Self { items, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_next_one_only_when_there_is_more() {
        let key = |number: &i32| number.to_string();
        assert_eq!(Paged::of(vec![9, 8, 7], 2, key), Paged { items: vec![9, 8], next: Some("8".into()) });
        assert_eq!(Paged::of(vec![9, 8], 2, key), Paged { items: vec![9, 8], next: None });
    }
}

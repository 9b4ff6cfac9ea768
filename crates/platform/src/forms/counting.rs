//! How far a form or a query was read when it turned out not to be what is wanted.

use std::cell::Cell;
use std::fmt;

use serde::Deserializer;
use serde::de::DeserializeOwned;
use serde::de::DeserializeSeed;
use serde::de::MapAccess;
use serde::de::Visitor;
use serde::forward_to_deserialize_any;

/// How many pairs were begun until the reading ended. One more than there are where nothing was wrong with any of them.
pub(super) fn last_read<T: DeserializeOwned>(bytes: &[u8]) -> usize {
    let read = Cell::new(0);
    let pairs = serde_urlencoded::Deserializer::new(url::form_urlencoded::parse(bytes));
    drop(T::deserialize(Counting { inner: pairs, read: &read }));
    read.get()
}

/// Reads as what is inside does, and counts the pairs that it begins.
struct Counting<'c, I> {
    inner: I,
    read: &'c Cell<usize>,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Counting<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_map(Counting { inner: visitor, read: self.read })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Counting<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, pairs: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Counting { inner: pairs, read: self.read })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Counting<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.read.set(self.read.get() + 1);
        self.inner.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(seed)
    }
}

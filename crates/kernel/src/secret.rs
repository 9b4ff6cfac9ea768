//! A value that must never be printed.

use std::fmt;

/// Holds a secret. `Debug` and logs show only that there is one.
#[derive(Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Puts a value out of sight.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Takes the value out, where it is really needed.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}

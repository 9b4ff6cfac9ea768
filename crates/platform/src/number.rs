//! The number of a thing in an address.

use kernel::Error;
use kernel::Id;
use kernel::Result;

/// Reads the number in an address; a word that is none names nothing.
///
/// # Errors
/// `NotFound` for a word that is no number.
pub fn number<K>(text: &str) -> Result<Id<K>> {
    text.parse().map_err(|_| Error::NotFound("number"))
}

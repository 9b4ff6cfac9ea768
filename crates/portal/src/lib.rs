//! What the public sees without signing in: entities and how to reach them, writing, following one's own case, the charter.

use platform::Slice;

/// The public pages as a part of the product.
pub fn slice() -> Slice {
    Slice { key: "portal", ..Slice::default() }
}

//! How service stands to the guide: every clause in the open, scorecards with their evidence, figures across the government.

use platform::Slice;

/// The oversight of service as a part of the product.
pub fn slice() -> Slice {
    Slice { key: "oversight", ..Slice::default() }
}

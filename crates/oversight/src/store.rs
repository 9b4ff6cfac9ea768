//! The statements of oversight: the figures as they are kept, and as reports read them.

pub(crate) mod kept;
pub(crate) mod read;

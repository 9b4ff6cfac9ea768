//! The statements of oversight: the figures as they are kept, as reports read them, and walked through whole.

pub(crate) mod kept;
pub(crate) mod read;
pub(crate) mod walk;

//! Figures of how service goes: sums kept up to date from the stream of events, which can be counted anew from it at any time.

pub(crate) mod count;
pub(crate) mod cut;
mod fact;
pub(crate) mod follow;
pub(crate) mod measure;
mod quality;
pub(crate) mod recount;
pub(crate) mod series;
pub(crate) mod sums;

//! The statements on queues, counters and tickets.

mod counters;
mod days;
mod queues;
mod skips;
mod tickets;

pub use counters::*;
pub(crate) use days::*;
pub use queues::*;
pub(crate) use skips::*;
pub(crate) use tickets::*;

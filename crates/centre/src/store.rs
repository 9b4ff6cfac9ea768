//! The statements on queues, counters and tickets.

mod counters;
mod queues;
mod tickets;

pub use counters::*;
pub use queues::*;
pub(crate) use tickets::*;

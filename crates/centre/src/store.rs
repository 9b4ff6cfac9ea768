//! The statements on queues, counters and tickets.

mod counters;
mod queues;
mod tickets;

pub(crate) use counters::*;
pub(crate) use queues::*;
pub(crate) use tickets::*;

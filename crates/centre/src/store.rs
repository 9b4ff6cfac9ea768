//! The statements on queues, counters, tickets, devices and printers.

mod appointments;
mod bookables;
mod calls;
mod counters;
mod days;
mod devices;
mod help;
mod joining;
mod opinions;
mod papers;
mod printers;
mod queues;
mod skips;
mod stretches;
mod tellings;
mod ticket_phones;
mod tickets;
mod waits;

pub(crate) use appointments::*;
pub(crate) use bookables::*;
pub(crate) use calls::*;
pub use counters::*;
pub(crate) use days::*;
pub(crate) use devices::*;
pub(crate) use help::*;
pub(crate) use joining::*;
pub(crate) use opinions::*;
pub(crate) use papers::*;
pub(crate) use printers::*;
pub use queues::*;
pub(crate) use skips::*;
pub(crate) use stretches::*;
pub(crate) use tellings::*;
pub(crate) use ticket_phones::*;
pub(crate) use tickets::*;
pub(crate) use waits::*;

//! Stories of the mail engine, with hostile mail and with real mail servers.

mod hostile;
mod payloads;
mod reading;
mod receiving;
mod senders;
mod servers;
mod taken_away;
mod writing;

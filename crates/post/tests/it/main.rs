//! Stories of the mail engine, with hostile mail and with real mail servers.

mod faulty;
mod hostile;
mod lying;
mod meddler;
mod old_programs;
mod payloads;
mod reading;
mod receiving;
mod senders;
mod servers;
mod short_arabic;
mod sisimai;
mod taken_away;
mod writing;

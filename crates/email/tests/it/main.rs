//! Stories of the email channel through the real router, on both databases, and with real mail servers.

mod clauses;
mod intake;
mod mail;
mod people;
mod world;

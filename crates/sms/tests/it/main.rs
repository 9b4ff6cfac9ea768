//! Stories of text messages with a real Kannel, on both databases.

mod sent;
mod world;

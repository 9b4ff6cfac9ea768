//! Stories of canned replies through the real router, on both databases.

mod canned_replies;
mod world;

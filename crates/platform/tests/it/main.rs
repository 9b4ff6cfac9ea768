//! Stories of the platform through its real router, on both databases.

mod accounts;
mod ops;
mod world;

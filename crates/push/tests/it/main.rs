//! Stories of notices to browsers, on both databases.

mod keys;
mod leaving;
mod world;

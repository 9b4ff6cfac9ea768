//! Stories of the organisation through the real router, on both databases.

mod access;
mod catalogue;
mod founding;
mod world;

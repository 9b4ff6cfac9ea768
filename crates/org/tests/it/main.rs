//! Stories of the organisation through the real router, on both databases.

mod access;
mod founding;
mod world;

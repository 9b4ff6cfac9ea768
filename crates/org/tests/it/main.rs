//! Stories of the organisation through the real router, on both databases.

mod browser;
mod founding;
mod world;

//! Stories of the service centre through the real router, on both databases.

mod clauses;
mod visits;
mod world;

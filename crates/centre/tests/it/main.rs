//! Stories of the service centre through the real router, on both databases.

mod clauses;
mod days;
mod devices;
mod followers;
mod serving;
mod visits;
mod waits;
mod world;

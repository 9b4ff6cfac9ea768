//! Stories of the service centre through the real router, on both databases.

mod arrivals;
mod booking;
mod clauses;
mod days;
mod devices;
mod followers;
mod printers;
mod serving;
mod told;
mod visits;
mod waits;
mod world;

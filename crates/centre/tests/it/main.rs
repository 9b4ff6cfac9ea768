//! Stories of the service centre through the real router, on both databases.

mod arrivals;
mod booking;
mod breaks;
mod clauses;
mod counter_cuts;
mod cuts;
mod days;
mod devices;
mod followers;
mod forecasts;
mod joining;
mod kiosk;
mod openings;
mod printers;
mod programs;
mod rating;
mod recordings;
mod serving;
mod set_ups;
mod times;
mod told;
mod turns;
mod visits;
mod waits;
mod walks;
mod world;

//! Stories of the desk and the organisation through the real router, on both databases.

mod absences;
mod agreements;
mod api;
mod asking;
mod batches;
mod cases;
mod centres;
mod clauses;
mod coverage;
mod disputes;
mod exports;
mod forms;
mod late;
mod letters;
mod matters;
mod organisation;
mod people;
mod presence;
mod routing;
mod rules_for_programs;
mod snoozes;
mod tags;
mod together;
mod views;
mod walls;
mod world;

//! Guards over the whole tree, journeys through the real program, and faults.

#[path = "../../src/slices.rs"]
mod slices;

mod browser;
mod clock;
mod faults;
mod guards;
mod hall;
mod journeys;
mod shown_letters;
mod strange_letters;
mod strange_names;
mod tree;
mod world;

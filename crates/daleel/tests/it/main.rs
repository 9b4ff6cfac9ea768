//! Guards over the whole tree, journeys through the real program, and faults.

#[path = "../../src/slices.rs"]
mod slices;

mod guards;
mod tree;

//! Stories of imports through the real router, on both databases.

mod imports;
mod letters;
mod undoing;
mod world;

//! Stories of the public pages through the real router, on both databases.

mod follow;
mod handed_on;
mod letterbox;
mod pages;
mod world;
mod writing;

//! An installation inside a story's own process: the real router on a fresh database of either kind, its clock, and who visits it.

mod account;
mod asking;
mod browser;
mod busy;
mod ground;
mod plan;
mod world;

pub use account::address;
pub use asking::Answer;
pub use asking::Person;
pub use asking::percent;
pub use browser::Browser;
pub use busy::busy_when;
pub use plan::Plan;
pub use world::Founding;
pub use world::HEALTH;
pub use world::HERE;
pub use world::WORKS;
pub use world::World;
pub use world::everywhere;
pub use world::on_each;
pub use world::on_each_founded;
pub use world::run;
pub use world::worlds;

//! A service centre that never was, for measurements, tests and training: days of customers made from a seed, played with the router's own
//! `next_for`. The same seed gives the same day, to the millisecond.

mod adversary;
mod board;
mod centre;
mod day;
mod hall;
mod seat;

pub use adversary::Adversary;
pub use board::Board;
pub use board::Scene;
pub use board::Slot;
pub use centre::Centre;
pub use centre::Offered;
pub use centre::Staff;
pub use day::Day;
pub use day::DayKind;
pub use day::Visit;
pub use hall::Hall;
pub use hall::Happened;
pub use seat::Seat;

//! Who is next: accumulating priority with a bound, qualification, whole attention, limits per person, offers that come back. And how long
//! people wait: estimates as intervals that correct themselves.

mod chance;
mod choose;
mod deal;
mod estimate;
mod floor;
mod normal;
mod person;
mod priority;
mod prospect;
mod times;
mod usual;
mod wait;
mod work;

pub use chance::Chance;
pub use choose::Choice;
pub use choose::Why;
pub use choose::choose;
pub use deal::Dealt;
pub use deal::deal;
pub use deal::next_for;
pub use estimate::PLAYS;
pub use estimate::expected_waits;
pub use floor::Counter;
pub use floor::Floor;
pub use floor::Pause;
pub use floor::Stream;
pub use floor::Turn;
pub use person::Hands;
pub use person::Person;
pub use priority::Ahead;
pub use priority::is_firm;
pub use priority::order;
pub use priority::priority;
pub use times::Law;
pub use times::Times;
pub use usual::Known;
pub use usual::Usual;
pub use wait::Calibration;
pub use wait::Stretch;
pub use wait::Wait;
pub use work::Attention;
pub use work::Rules;
pub use work::Skill;
pub use work::Work;

//! Who is next: accumulating priority with a bound, qualification, whole attention, limits per person, offers that come back.

mod choose;
mod deal;
mod person;
mod priority;
mod work;

pub use choose::Choice;
pub use choose::Why;
pub use choose::choose;
pub use deal::Dealt;
pub use deal::deal;
pub use deal::next_for;
pub use person::Hands;
pub use person::Person;
pub use priority::Ahead;
pub use priority::order;
pub use priority::priority;
pub use work::Attention;
pub use work::Rules;
pub use work::Skill;
pub use work::Work;

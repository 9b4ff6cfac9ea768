//! The Unified Customer Service Guide as data and arithmetic: its clauses, what rules find of them, and scores that admit what they don't know. No I/O.

mod clause;
mod facts;
mod finding;
mod index;
mod judgement;
mod outcome;
mod register;
mod rule;
mod score;
mod tally;
mod words;

pub use clause::By;
pub use clause::Clause;
pub use clause::Duty;
pub use clause::Stage;
pub use facts::Facts;
pub use facts::employee_of;
pub use finding::Finding;
pub use index::Index;
pub use index::Weighed;
pub use index::index;
pub use judgement::Judgement;
pub use outcome::Outcome;
pub use register::Chapter;
pub use register::REGISTER_VERSION;
pub use register::chapters;
pub use register::clause;
pub use register::register;
pub use rule::Means;
pub use rule::Rule;
pub use score::MINIMUM_SAMPLE;
pub use score::Score;
pub use score::differs;
pub use tally::Tally;
pub use words::words;

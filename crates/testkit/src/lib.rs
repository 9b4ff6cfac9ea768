//! Daleel for tests: the real program started, visited, mailed to and killed, and installations inside a story's own process.

mod account;
mod disk;
#[cfg(feature = "inside")]
pub mod inside;
mod installation;
mod ledger;
mod load;
mod mail;
mod picture;
mod ranks;
mod rounds;
mod sink;
mod small_disk;
mod times;
pub mod traps;
mod visitor;

pub use account::Account;
pub use disk::FaultyDisk;
pub use installation::Ended;
pub use installation::Installation;
pub use installation::Running;
pub use ledger::Ledger;
pub use ledger::Verdict;
pub use load::Load;
pub use mail::Mailing;
pub use mail::Said;
pub use picture::picture;
pub use ranks::likely_alike;
pub use rounds::Fault;
pub use rounds::Plan;
pub use rounds::Report;
pub use rounds::entries;
pub use rounds::rounds;
pub use sink::Sink;
pub use sink::Taken;
pub use small_disk::SmallDisk;
pub use times::are_alike;
pub use visitor::Answer;
pub use visitor::Visitor;

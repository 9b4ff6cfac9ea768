//! Real servers for tests: each listens on a free port of the loopback, lives in a folder of its own and stops when dropped.

mod install;
mod postgres;
mod process;
mod scratch;

pub use install::or_skip;
pub use install::packages;
pub use postgres::Postgres;

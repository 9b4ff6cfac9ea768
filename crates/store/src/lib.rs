//! Storage: one synchronous transaction over SQLite and PostgreSQL, on threads of its own, so that no transaction is ever held across an `await`.

mod connection;
mod dialect;
mod events;
mod ids;
mod migrate;
mod open;
mod reader;
mod row;
mod search;
mod tx;
mod value;
mod writer;

pub use events::Chain;
pub use migrate::Migration;
pub use open::Options;
pub use open::Place;
pub use open::Store;
pub use row::FromValue;
pub use row::Row;
pub use tx::Tx;
pub use value::Value;
pub use writer::Hook;
pub use writer::Listener;

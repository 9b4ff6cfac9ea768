//! Storage: one synchronous transaction over SQLite and PostgreSQL, on threads of its own, so that no transaction is ever held across an `await`.

mod connect;
mod connection;
mod dialect;
mod events;
mod ids;
mod key_file;
mod keys;
mod lock;
mod migrate;
mod open;
mod options;
mod postgres_session;
mod reader;
mod row;
mod safekeeping;
mod search;
mod sqlite_session;
mod tx;
mod value;
mod writer;

pub use events::Chain;
pub use keys::Keys;
pub use migrate::Migration;
pub use open::Store;
pub use options::Options;
pub use options::Place;
pub use row::FromValue;
pub use row::Row;
pub use tx::Tx;
pub use value::Value;
pub use writer::Hook;
pub use writer::Listener;

//! Stories of the store, each told on SQLite and on PostgreSQL.

mod acts;
mod opening;
mod search;
mod world;

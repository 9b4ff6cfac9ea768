//! Stories of the store, each told on SQLite and on PostgreSQL.

mod search;
mod world;

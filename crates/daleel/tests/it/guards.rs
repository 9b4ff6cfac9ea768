//! Guards: what holds for the whole tree, read from the tree itself.

mod clauses;
mod documents;
mod licences;
mod manifests;
mod permissions;
mod schema;
mod shape;
mod statements;
mod words;

//! What the router promises, as properties and examples.

mod any;
mod examples;
mod properties;
mod usual;
mod waits;

//! What the router promises, as properties and examples.

mod any;
mod examples;
mod forecast;
mod properties;
mod simulated;
mod staffing;
mod usual;
mod waits;
mod what_if;

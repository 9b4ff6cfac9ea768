//! What calendars and countdowns must always do, shown by examples and by properties.

mod any;
mod bahrain;
mod countdowns;
mod edges;
mod hijri;
mod properties;
mod stored;
mod words;

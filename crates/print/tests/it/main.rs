//! What stands on paper: letters, lines, sheets, documents and printers.

mod anything;
mod documents;
mod letters;
mod papers;
mod printers;
mod samples;
mod sheets;

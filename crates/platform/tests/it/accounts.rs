//! Stories of signing in.

mod browser;
mod people;
mod sign_in;

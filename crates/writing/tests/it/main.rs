//! The stories of this crate, by examples in both languages.

mod confidential;
mod marked;
mod slang;

//! The stories of this crate, by examples in both languages.

mod confidential;
mod faults;
mod formal;
mod labelled;
mod marked;
mod pressed;
mod robust;
mod slang;

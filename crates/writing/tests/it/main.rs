//! The stories of this crate, by examples in both languages.

mod answered;
mod confidential;
mod faults;
mod formal;
mod health;
mod labelled;
mod marked;
mod pressed;
mod robust;
mod slang;

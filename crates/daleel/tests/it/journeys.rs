//! Journeys through the real program: what a citizen, an employee and an operator do from one end to the other.

mod account;
mod bombs;
mod broken;
mod circles;
mod commands;
mod confined;
mod copies;
mod crowds;
mod demonstration;
mod described;
mod doors;
mod filling;
mod held;
mod hostile;
mod letters;
mod loading;
mod mail_in;
mod nodes;
mod operating;
mod oversized;
mod pages;
mod public;
mod strangers;
mod traps;
pub mod walk;
pub mod walls;
mod whole;

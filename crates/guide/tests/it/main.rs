//! What the register must always be, whoever edits it.

mod register;
mod texts;

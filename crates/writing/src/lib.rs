//! Aids for writing Arabic and English: folding, spelling, slang, confidential data, salutations. Values in, values out.

pub mod address;
mod called;
pub mod checks;
mod closing;
pub mod confidential;
mod dialect;
mod dictionary;
pub mod fold;
mod frame;
mod iban;
pub mod labelled;
mod language;
pub mod names;
mod numbers;
mod phrases;
pub mod questions;
mod quoted;
mod said;
mod secrets;
pub mod slang;
pub mod spelling;
mod stem;
pub mod subject;
mod suggestions;
mod terms;
mod texts;
mod usual;
pub mod vague;
mod words;

pub use fold::fold;
pub use language::language;
pub use spelling::Misspelling;
pub use spelling::Speller;
pub use terms::query_terms;
pub use terms::terms;
pub use texts::words;

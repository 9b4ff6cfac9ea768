//! Aids for writing Arabic and English: folding, spelling, slang, confidential data, salutations. Values in, values out.

pub mod confidential;
mod dictionary;
pub mod fold;
mod iban;
mod numbers;
mod phrases;
mod secrets;
pub mod slang;
mod spelling;
mod stem;
mod suggestions;
mod terms;
mod words;

pub use fold::fold;
pub use spelling::Misspelling;
pub use spelling::Speller;
pub use terms::query_terms;
pub use terms::terms;

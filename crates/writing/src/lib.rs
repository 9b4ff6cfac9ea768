//! Aids for writing Arabic and English: folding, spelling, slang, confidential data, salutations. Values in, values out.

pub mod fold;
mod stem;
mod terms;

pub use fold::fold;
pub use terms::query_terms;
pub use terms::terms;

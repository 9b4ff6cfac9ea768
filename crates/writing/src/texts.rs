//! This crate's texts in both languages, for the one list from which all texts are read.

use kernel::Lang;

/// The language, the name and the text of each words file.
pub const fn words() -> [(Lang, &'static str, &'static str); 2] {
    [(Lang::Ar, "writing", include_str!("../locales/ar.ftl")), (Lang::En, "writing", include_str!("../locales/en.ftl"))]
}

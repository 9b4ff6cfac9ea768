//! This crate's words in both languages, for the one list from which all texts are read.

use kernel::Lang;

/// The language, the name and the text of each words file.
pub const fn words() -> [(Lang, &'static str, &'static str); 2] {
    [(Lang::Ar, "calendar", include_str!("../locales/ar.ftl")), (Lang::En, "calendar", include_str!("../locales/en.ftl"))]
}

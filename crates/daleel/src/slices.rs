//! The table of contents of the product: every part, lower parts first.

use kernel::Lang;
use platform::Slice;

/// Every part of the product. A new one is a line here and a line in this crate's manifest.
pub fn slices() -> Vec<Slice> {
    vec![
        platform::slice(),
        org::slice(),
        desk::slice(),
        canned::slice(),
        centre::slice(),
        email::slice(),
        exchange::slice(),
        sms::slice(),
        push::slice(),
        portal::slice(),
        oversight::slice(),
    ]
}

/// The texts of all parts.
pub fn sources(slices: &[Slice]) -> Vec<ui::Source> {
    let own = [
        (Lang::Ar, "daleel/locales/ar.ftl", include_str!("../locales/ar.ftl")),
        (Lang::En, "daleel/locales/en.ftl", include_str!("../locales/en.ftl")),
    ];
    let pure = guide::words().into_iter().chain(calendar::words()).chain(writing::words()).chain(table::words());
    let of_slices = slices.iter().flat_map(|slice| slice.locales.iter().map(|(lang, text)| (*lang, slice.key, *text)));
    ui::SOURCES.into_iter().chain(own).chain(pure).chain(of_slices).collect()
}

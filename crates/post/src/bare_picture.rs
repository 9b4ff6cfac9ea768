//! Pictures without their hidden data: where they were taken, by whom, with what, the small picture inside from before it was cut.
//!
//! Nothing is decoded: the parts that a picture needs to be shown are kept as they are, all others are left out, and so is whatever stands
//! behind its end.

mod gif;
mod jpeg;
mod png;
mod webp;

/// The same picture with nothing hidden in it; nothing when its bytes are not those of a JPEG, PNG, GIF or WebP that stands to the end.
pub fn bare_picture(bytes: &[u8]) -> Option<Vec<u8>> {
    match crate::sniff(bytes) {
        "image/jpeg" => jpeg::bare(bytes),
        "image/png" => png::bare(bytes),
        "image/gif" => gif::bare(bytes),
        "image/webp" => webp::bare(bytes),
        _ => None,
    }
}

/// A number of two bytes, the greater first.
fn two(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

//! Pictures without their hidden data: where they were taken, by whom, with what, the small picture inside from before it was cut.
//!
//! Nothing is decoded: the parts that a picture needs to be shown are kept as they are, all others are left out, and so is whatever stands
//! behind its end.

mod gif;
mod jpeg;
mod png;
mod points;
mod webp;

/// Frees a picture of what is hidden in it; nothing when its bytes do not stand to their end.
type Freeing = fn(&[u8]) -> Option<Vec<u8>>;

/// How a picture of a kind is freed of what is hidden in it; none for what can be freed of nothing.
fn freed(kind: &str) -> Option<Freeing> {
    match kind {
        "image/jpeg" => Some(jpeg::bare),
        "image/png" => Some(png::bare),
        "image/gif" => Some(gif::bare),
        "image/webp" => Some(webp::bare),
        _ => None,
    }
}

/// Whether a picture of this kind can be freed of what is hidden in it: a JPEG, PNG, GIF or WebP.
pub fn can_be_bare(kind: &str) -> bool {
    freed(kind).is_some()
}

/// The same picture with nothing hidden in it; nothing when its bytes are not those of a JPEG, PNG, GIF or WebP that stands to the end.
pub fn bare_picture(bytes: &[u8]) -> Option<Vec<u8>> {
    freed(crate::sniff(bytes))?(bytes)
}

/// So many points a picture may have to be shown, and all pictures of a page together. Telephones take pictures of a hundred million; a browser
/// makes room of four bytes for each.
pub(crate) const MOST_POINTS: u64 = 120_000_000;

/// The same to be shown in a page: nothing where a browser would have to make more room for it than any picture needs, however few bytes it is.
pub fn shown_picture(bytes: &[u8]) -> Option<Vec<u8>> {
    shown_within(MOST_POINTS, bytes).map(|(bare, _)| bare)
}

/// The same where there is room for so many points, with how many it has.
pub(crate) fn shown_within(room: u64, bytes: &[u8]) -> Option<(Vec<u8>, u64)> {
    let bare = bare_picture(bytes)?;
    let points = points::points(crate::sniff(&bare), &bare)?;
    (points <= room).then_some((bare, points))
}

/// A number of two bytes, the greater first.
fn two(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

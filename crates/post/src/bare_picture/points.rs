//! How many points a picture says it has: what a browser makes room for, however few bytes it is.

use super::two;

/// The most points of a picture of a kind, or of its largest part; nothing when it does not say.
pub(super) fn points(kind: &str, bytes: &[u8]) -> Option<u64> {
    match kind {
        "image/png" => Some(four(bytes, 16)?.saturating_mul(four(bytes, 20)?)),
        "image/jpeg" => jpeg(bytes),
        "image/gif" => gif(bytes),
        "image/webp" => webp(bytes),
        _ => None,
    }
}

/// The largest of its frames. What was freed of hidden things stands to its end, marker after marker.
fn jpeg(bytes: &[u8]) -> Option<u64> {
    let (mut at, mut most) = (2, None);
    while let Some(found) = bytes.get(at..at + 2) {
        let marker = found[1];
        if found[0] != 0xff || matches!(marker, 0 | 0x01 | 0xd0..=0xd9 | 0xff) {
            // Inside the coded data of a scan, or between two markers.
            at += 1;
            continue;
        }
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            most = most.max(Some(area(two(bytes, at + 7)?, two(bytes, at + 5)?)));
        }
        at += 2 + two(bytes, at + 2)?;
    }
    most
}

/// The screen, or the largest of the pictures on it.
fn gif(bytes: &[u8]) -> Option<u64> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut most = area(little(bytes, 6)?, little(bytes, 8)?);
    let mut at = 13 + table(*bytes.get(10)?);
    loop {
        let data = match *bytes.get(at)? {
            0x2c => {
                most = most.max(area(little(bytes, at + 5)?, little(bytes, at + 7)?));
                at + 11 + table(*bytes.get(at + 9)?)
            }
            0x21 => at + 2,
            _ => return Some(most),
        };
        at = super::gif::blocks(bytes, data)?;
    }
}

/// What each of its chunks says.
fn webp(bytes: &[u8]) -> Option<u64> {
    let (mut at, mut most) = (12, None);
    while let Some(kind) = bytes.get(at..at + 4) {
        let length = usize::try_from(u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?)).ok()?;
        let body = bytes.get(at + 8..at + 8 + length)?;
        let size = match kind {
            b"VP8X" => Some(area(three(body, 4)? + 1, three(body, 7)? + 1)),
            b"ANMF" => Some(area(three(body, 6)? + 1, three(body, 9)? + 1)),
            b"VP8 " => Some(area(little(body, 6)? & 0x3fff, little(body, 8)? & 0x3fff)),
            b"VP8L" => {
                let bits = u32::from_le_bytes(body.get(1..5)?.try_into().ok()?);
                Some((u64::from(bits & 0x3fff) + 1) * (u64::from(bits >> 14 & 0x3fff) + 1))
            }
            _ => None,
        };
        most = most.max(size);
        at += 8 + length + length % 2;
    }
    most
}

fn area(width: usize, height: usize) -> u64 {
    (width as u64).saturating_mul(height as u64)
}

fn four(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)))
}

fn three(bytes: &[u8], at: usize) -> Option<usize> {
    Some(little(bytes, at)? + (usize::from(*bytes.get(at + 2)?) << 16))
}

/// A number of two bytes, the lesser first.
fn little(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bare_picture::shown_picture;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let head =
            [13_u32.to_be_bytes().as_slice(), b"IHDR", &width.to_be_bytes(), &height.to_be_bytes(), &[8, 6, 0, 0, 0, 9, 9, 9, 9]].concat();
        [b"\x89PNG\r\n\x1a\n".as_slice(), &head, b"\0\0\0\0IEND\x09\x09\x09\x09"].concat()
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let frame = [&[0xff, 0xc0, 0, 17, 8], height.to_be_bytes().as_slice(), &width.to_be_bytes(), &[3; 10]].concat();
        [&[0xff, 0xd8], frame.as_slice(), &[0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd9]].concat()
    }

    fn gif(width: u16, height: u16) -> Vec<u8> {
        let frame = [&[0x2c, 0, 0, 0, 0], width.to_le_bytes().as_slice(), &height.to_le_bytes(), &[0, 2, 1, 7, 0, 0x3b]].concat();
        [b"GIF89a\x01\0\x01\0\0\0\0".as_slice(), &frame].concat()
    }

    fn webp(width: u32, height: u32) -> Vec<u8> {
        let canvas = [[0; 4].as_slice(), &(width - 1).to_le_bytes()[..3], &(height - 1).to_le_bytes()[..3]].concat();
        [b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0".as_slice(), &canvas].concat()
    }

    #[test]
    fn a_picture_of_more_points_than_any_camera_makes_is_not_shown_and_others_are() {
        let all: [fn(u16) -> Vec<u8>; 4] =
            [|side| png(side.into(), side.into()), |side| jpeg(side, side), |side| gif(side, side), |side| webp(side.into(), side.into())];
        for make in all {
            assert_eq!(points(crate::sniff(&make(4_000)), &make(4_000)), Some(16_000_000), "{}", crate::sniff(&make(4_000)));
            assert_eq!(shown_picture(&make(4_000)), Some(make(4_000)));
            assert_eq!(shown_picture(&make(20_000)), None, "{}", crate::sniff(&make(20_000)));
        }
        assert_eq!(shown_picture(&png(u32::MAX, u32::MAX)), None);
    }
}

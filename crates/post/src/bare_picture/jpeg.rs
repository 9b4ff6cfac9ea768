//! JPEG (ITU-T T.81): segments up to the end of the image. Kept are those that say how it is decoded, its colours, and which way is up.

use super::two;

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
/// What an Exif segment begins with.
const EXIF: &[u8] = b"Exif\0\0";
/// The Exif entry for which way is up.
const ORIENTATION: u16 = 0x0112;

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, SOI];
    let mut at = 2;
    loop {
        let (marker, start) = marker(bytes, at)?;
        if marker == EOI {
            out.extend([0xff, EOI]);
            return Some(out);
        }
        let end = start + two(bytes, start)?;
        let body = bytes.get(start + 2..end)?;
        match kept(marker, body) {
            Kept::Whole => {
                out.extend([0xff, marker]);
                out.extend(&bytes[start..end]);
            }
            Kept::Upright(orientation) => out.extend(upright(orientation)),
            Kept::Nothing => {}
        }
        at = end;
        if marker == SOS {
            at = end + scan(bytes.get(end..)?)?;
            out.extend(&bytes[end..at]);
        }
    }
}

/// The next marker, and where what follows it begins. Any number of 0xff may stand before it.
fn marker(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    if *bytes.get(at)? != 0xff {
        return None;
    }
    while *bytes.get(at)? == 0xff {
        at += 1;
    }
    Some((bytes[at], at + 1))
}

/// How long the coded data of a scan is: to the next marker that is neither a stuffed byte nor a restart.
fn scan(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff))
}

enum Kept {
    Whole,
    /// Only which way is up.
    Upright(u16),
    Nothing,
}

fn kept(marker: u8, body: &[u8]) -> Kept {
    match marker {
        // APP0 says how dense the points are, but may hold a small picture.
        0xe0 if body.starts_with(b"JFIF\0") && body.len() == 14 => Kept::Whole,
        0xe1 if body.starts_with(EXIF) => orientation(&body[EXIF.len()..]).map_or(Kept::Nothing, Kept::Upright),
        0xe2 if body.starts_with(b"ICC_PROFILE\0") => Kept::Whole,
        0xee if body.starts_with(b"Adobe") => Kept::Whole,
        // Other applications' data, and comments.
        0xe0..=0xef | 0xfe => Kept::Nothing,
        _ => Kept::Whole,
    }
}

/// Which way is up, 2 to 8, from the first directory of the Exif data; nothing when it stands upright or does not say.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let is_little = tiff.starts_with(b"II*\0");
    if !is_little && !tiff.starts_with(b"MM\0*") {
        return None;
    }
    let short = |at: usize| -> Option<u16> {
        let pair = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| -> Option<usize> {
        let four = tiff.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(if is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }).ok()
    };
    let directory = long(4)?;
    let entries = usize::from(short(directory)?);
    let entry = (0..entries).map(|number| directory + 2 + 12 * number).find(|at| short(*at) == Some(ORIENTATION))?;
    short(entry + 8).filter(|value| (2..=8).contains(value))
}

/// A segment that says which way is up, and nothing else.
fn upright(orientation: u16) -> Vec<u8> {
    let [high, low] = orientation.to_be_bytes();
    let mut body = EXIF.to_vec();
    body.extend(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
    body.extend([high, low, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX).to_be_bytes();
    [&[0xff, 0xe1], length.as_slice(), &body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), body].concat()
    }

    fn picture(hidden: &[Vec<u8>]) -> Vec<u8> {
        let table = segment(0xdb, &[7; 65]);
        let scan = [segment(SOS, &[1, 1, 0, 0, 63, 0]), vec![0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]].concat();
        [vec![0xff, SOI], hidden.concat(), table, scan, vec![0xff, EOI]].concat()
    }

    #[test]
    fn what_is_hidden_goes_and_the_picture_stays_as_it_was() {
        let place = segment(0xe1, b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0");
        let hidden = [place, segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<who/>"), segment(0xed, b"Photoshop"), segment(0xfe, b"a word")];
        let behind = [picture(&hidden), b"PK\x03\x04 an archive".to_vec()].concat();
        assert_eq!(bare(&behind), Some(picture(&[])));
    }

    #[test]
    fn a_picture_that_lies_on_its_side_is_still_shown_upright() {
        let sideways =
            segment(0xe1, b"Exif\0\0II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x04\0\0\0Me\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0");
        let shown = bare(&picture(&[sideways])).unwrap();
        assert_eq!(shown, picture(&[upright(6)]));
        assert_eq!(bare(&shown).as_deref(), Some(shown.as_slice()), "once more changes nothing");
    }

    #[test]
    fn what_breaks_off_is_no_picture() {
        let whole = picture(&[segment(0xfe, b"a word")]);
        for end in 0..whole.len() {
            assert_eq!(bare(&whole[..end]), None, "{end}");
        }
    }
}

//! GIF89a: blocks up to the trailer. Kept are the pictures, their times, and how often they are shown.

/// The application block that says how often.
const LOOPS: &[u8] = b"NETSCAPE2.0";

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let begun = at;
        match *bytes.get(at)? {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x2c => {
                // Where it lies, its own colours, the size of its first codes, then its data.
                at += 10 + table(*bytes.get(at + 9)?) + 1;
                at = blocks(bytes, at)?;
                out.extend(&bytes[begun..at]);
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                at = blocks(bytes, at + 2)?;
                let is_loop = label == 0xff && bytes.get(begun + 3..begun + 14) == Some(LOOPS);
                if label == 0xf9 || is_loop {
                    out.extend(&bytes[begun..at]);
                }
            }
            _ => return None,
        }
    }
}

/// How long the table of colours is that a byte of flags announces.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where a row of blocks ends, each with its length before it, the last one empty.
pub(super) fn blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_other_programs_data_go_and_the_pictures_move_on() {
        let head = [b"GIF89a".as_slice(), &[1, 0, 1, 0, 0x80, 0, 0], &[1; 6]].concat();
        let loops = [&[0x21, 0xff, 11], LOOPS, &[3, 1, 0, 0, 0]].concat();
        let (comment, other) = (b"\x21\xfe\x06a word\0".to_vec(), [b"\x21\xff\x0bXMP DataXMP".as_slice(), b"\x02hi\0"].concat());
        let frame = [b"\x21\xf9\x04\0\x0a\0\0\0".as_slice(), &[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]].concat();
        let whole = [head.clone(), comment, loops.clone(), other, frame.clone(), frame.clone(), vec![0x3b], b"behind".to_vec()].concat();
        let shown = [head, loops, frame.clone(), frame, vec![0x3b]].concat();
        assert_eq!(bare(&whole), Some(shown.clone()));
        for end in 0..shown.len() {
            assert_eq!(bare(&shown[..end]), None, "{end}");
        }
    }
}

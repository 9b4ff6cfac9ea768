//! WebP: a RIFF file of chunks. All are kept but Exif and XMP, whose flags are taken back, and those that nobody knows.

const KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// The flags of `VP8X` that announce Exif and XMP.
const HIDDEN: u8 = 0x08 | 0x04;

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = length(bytes, 4)?;
    let mut rest = bytes.get(12..size.checked_add(8)?)?;
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let length = length(rest, 4)?;
        // A chunk of odd length is followed by a byte that says nothing.
        let (chunk, behind) = rest.split_at_checked(length.checked_add(8 + length % 2)?)?;
        if KEPT.iter().any(|kept| kept.as_slice() == &chunk[..4]) {
            let from = chunks.len();
            chunks.extend(chunk);
            if chunk.starts_with(b"VP8X") {
                *chunks.get_mut(from + 8)? &= !HIDDEN;
            }
        }
        rest = behind;
    }
    let size = u32::try_from(chunks.len() + 4).ok()?.to_le_bytes();
    (!chunks.is_empty()).then(|| [b"RIFF", size.as_slice(), b"WEBP", &chunks].concat())
}

fn length(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        [kind.as_slice(), length.as_slice(), body, &vec![0; body.len() % 2]].concat()
    }

    fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
        let chunks = chunks.concat();
        [b"RIFF", u32::try_from(chunks.len() + 4).unwrap().to_le_bytes().as_slice(), b"WEBP", &chunks].concat()
    }

    #[test]
    fn exif_and_xmp_go_with_their_flags() {
        let points = chunk(b"VP8 ", b"points of it");
        let whole =
            [file(&[chunk(b"VP8X", &[0x2c, 0, 0, 0, 1, 0, 0, 1, 0, 0]), points.clone(), chunk(b"EXIF", b"place"), chunk(b"XMP ", b"who")])];
        let behind = [whole[0].as_slice(), b"behind"].concat();
        let shown = file(&[chunk(b"VP8X", &[0x20, 0, 0, 0, 1, 0, 0, 1, 0, 0]), points]);
        assert_eq!(bare(&behind), Some(shown));
        assert_eq!(bare(&whole[0][..whole[0].len() - 1]), None, "it breaks off");
    }
}

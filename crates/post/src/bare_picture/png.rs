//! PNG (ISO/IEC 15948): chunks up to `IEND`. Kept are those that show it and its colours, also of one that moves.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const KEPT: [&[u8; 4]; 15] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"];

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = SIGNATURE.to_vec();
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    loop {
        let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        let (chunk, behind) = rest.split_at_checked(length.checked_add(12)?)?;
        let kind = &chunk[4..8];
        if KEPT.iter().any(|kept| kept.as_slice() == kind) {
            out.extend(chunk);
        }
        if kind == b"IEND" {
            return Some(out);
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [length.as_slice(), kind, body, &[9; 4]].concat()
    }

    #[test]
    fn texts_times_and_exif_go_and_the_colours_stay() {
        let (head, data, end) = (chunk(b"IHDR", &[1; 13]), chunk(b"IDAT", b"points"), chunk(b"IEND", b""));
        let colours = chunk(b"iCCP", b"profile");
        let hidden = [chunk(b"tEXt", b"Author\0me"), chunk(b"eXIf", b"place"), chunk(b"tIME", &[0; 7]), chunk(b"miNe", b"own")].concat();
        let whole = [SIGNATURE, &head, &hidden, &colours, &data, &end, b"PK behind"].concat();
        assert_eq!(bare(&whole), Some([SIGNATURE, &head, &colours, &data, &end].concat()));
        assert_eq!(bare(&whole[..whole.len() - 30]), None, "it breaks off");
        assert_eq!(bare(&[SIGNATURE, b"\xff\xff\xff\xffIDAT"].concat()), None, "a length that lies");
    }
}

//! A picture in which something is hidden.

/// A PNG of one point, with words in it that nobody sees who looks at it.
pub fn picture(hidden: &str) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes();
        [length.as_slice(), kind, body, &[0; 4]].concat()
    };
    let words = format!("Comment\0{hidden}");
    let head = chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    [b"\x89PNG\r\n\x1a\n".to_vec(), head, chunk(b"tEXt", words.as_bytes()), chunk(b"IDAT", b"points"), chunk(b"IEND", b"")].concat()
}

//! Content transfer encodings, read leniently: what does not belong is skipped and reported, never a reason to stop.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::memchr;
use memchr::memchr_iter;

/// How the bytes of a part are wrapped for the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Transfer {
    #[default]
    Plain,
    Base64,
    QuotedPrintable,
}

impl Transfer {
    /// Reads the field's value; anything unknown is taken as plain.
    pub(crate) fn named(value: &str) -> Self {
        match value.trim().to_ascii_lowercase().as_str() {
            "base64" => Transfer::Base64,
            "quoted-printable" => Transfer::QuotedPrintable,
            _ => Transfer::Plain,
        }
    }

    /// Unwraps; `false` says that some bytes did not belong.
    pub(crate) fn unwrap(self, bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
        match self {
            Transfer::Plain => (Cow::Borrowed(bytes), true),
            Transfer::Base64 => base64(bytes),
            Transfer::QuotedPrintable => quoted_printable(bytes),
        }
    }
}

fn base64(bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
    // What is written by the book, as nearly all of it is, is read many times faster.
    STANDARD.decode(without_breaks(bytes)).map_or_else(|_| base64_leniently(bytes), |out| (Cow::Owned(out), true))
}

fn without_breaks(bytes: &[u8]) -> Vec<u8> {
    let (mut text, mut from) = (Vec::with_capacity(bytes.len()), 0);
    for at in memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let line = &bytes[from.min(at)..at];
        text.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        from = at + 1;
    }
    text
}

fn base64_leniently(bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits, mut clean) = (0_u32, 0, true);
    for &byte in bytes {
        let Some(value) = sextet(byte) else {
            clean &= byte.is_ascii_whitespace() || byte == b'=';
            if byte == b'=' {
                (held, bits) = (0, 0);
            }
            continue;
        };
        held = held << 6 | value;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xff) as u8);
            held &= (1 << bits) - 1;
        }
    }
    (Cow::Owned(out), clean)
}

const fn sextet(byte: u8) -> Option<u32> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    } as u32)
}

fn quoted_printable(bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
    let mut out = Vec::with_capacity(bytes.len());
    let mut clean = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let content = line.trim_ascii_end();
        let (content, soft) = content.strip_suffix(b"=").map_or((content, false), |content| (content, true));
        clean &= unescape(content, &mut out);
        if !soft {
            let ending = if line.ends_with(b"\r\n") { &b"\r\n"[..] } else { &line[line.len() - usize::from(line.ends_with(b"\n"))..] };
            out.extend_from_slice(ending);
        }
    }
    (Cow::Owned(out), clean)
}

/// Replaces `=XX`; an escape that is none stays as it was written.
pub(crate) fn unescape(mut bytes: &[u8], out: &mut Vec<u8>) -> bool {
    let mut clean = true;
    while let Some(at) = memchr(b'=', bytes) {
        out.extend_from_slice(&bytes[..at]);
        match bytes.get(at + 1..at + 3).and_then(hex) {
            Some(byte) => {
                out.push(byte);
                bytes = &bytes[at + 3..];
            }
            None => {
                clean = false;
                out.push(b'=');
                bytes = &bytes[at + 1..];
            }
        }
    }
    out.extend_from_slice(bytes);
    clean
}

fn hex(pair: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(pair[at]).to_digit(16);
    u8::try_from(digit(0)? << 4 | digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_across_lines_and_past_what_does_not_belong() {
        assert_eq!(Transfer::Base64.unwrap(b"bWFy\r\naGFi\r\nYQ==\r\n").0.as_ref(), b"marhaba");
        let (bytes, clean) = Transfer::Base64.unwrap(b"bW!FyaGFiYQ");
        assert_eq!((bytes.as_ref(), clean), (&b"marhaba"[..], false));
    }

    #[test]
    fn quoted_printable_joins_soft_lines_and_keeps_hard_ones() {
        let (bytes, clean) = Transfer::QuotedPrintable.unwrap(b"a=3Db=\r\nc  \r\n=D8=A7\r\n");
        assert_eq!((bytes.as_ref(), clean), ("a=bc\r\nا\r\n".as_bytes(), true));
        assert_eq!(Transfer::QuotedPrintable.unwrap(b"50=% off").0.as_ref(), b"50=% off");
    }
}

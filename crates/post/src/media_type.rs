//! A content type or disposition with its parameters, as programs really write them: in pieces (RFC 2231), in encoded words, unquoted.

use crate::charset;
use crate::encoded_word;

/// The most parameters that are read.
const MOST: usize = 300;

/// `type/subtype; name=value; …`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MediaType {
    /// The whole value before the first `;`, in small letters: `text/plain`, `attachment`.
    pub(crate) value: String,
    parameters: Vec<(String, String)>,
}

/// A parameter as written: `name*0*=value`.
struct Piece {
    name: String,
    number: Option<usize>,
    escaped: bool,
    value: Vec<u8>,
}

impl MediaType {
    /// Reads a field's value. `hint` is the character set for bytes that claim none.
    pub(crate) fn read(value: &[u8], hint: Option<&str>) -> Self {
        let end = value.iter().position(|byte| *byte == b';').unwrap_or(value.len());
        let first = String::from_utf8_lossy(&value[..end]).chars().filter(|letter| letter.is_ascii_graphic()).take(120).collect::<String>();
        let mut pieces = pieces(&value[end..]);
        pieces.sort_by_key(|piece| piece.number.unwrap_or(0));
        let mut parameters: Vec<(String, String)> = Vec::new();
        for at in 0..pieces.len() {
            let name = &pieces[at].name;
            if !parameters.iter().any(|(known, _)| known == name) {
                parameters.push((name.clone(), joined(pieces.iter().filter(|piece| piece.name == *name), hint)));
            }
        }
        Self { value: first.to_ascii_lowercase(), parameters }
    }

    /// A parameter's value; `name` in small letters.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The part before the slash.
    pub(crate) fn kind(&self) -> &str {
        self.value.split('/').next().unwrap_or_default()
    }

    /// The part after the slash.
    pub(crate) fn subtype(&self) -> Option<&str> {
        self.value.split_once('/').map(|(_, subtype)| subtype).filter(|subtype| !subtype.is_empty())
    }
}

fn pieces(mut rest: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    while let Some(at) = rest.iter().position(|byte| *byte == b';').filter(|_| pieces.len() < MOST) {
        rest = rest[at + 1..].trim_ascii_start();
        let end = rest.iter().position(|byte| matches!(byte, b'=' | b';')).unwrap_or(rest.len());
        if rest.get(end) != Some(&b'=') {
            continue;
        }
        let written = String::from_utf8_lossy(rest[..end].trim_ascii()).to_ascii_lowercase();
        let (value, length) = value(rest[end + 1..].trim_ascii_start());
        rest = &rest[end + 1..].trim_ascii_start()[length..];
        let escaped = written.ends_with('*');
        let plain = written.trim_end_matches('*');
        let (name, number) = match plain.rsplit_once('*') {
            Some((name, number)) => (name, number.parse().ok()),
            None => (plain, None),
        };
        pieces.push(Piece { name: name.into(), number, escaped, value });
    }
    pieces
}

/// A value in quotes or without, and how many bytes it takes.
fn value(rest: &[u8]) -> (Vec<u8>, usize) {
    if rest.first() != Some(&b'"') {
        let end = rest.iter().position(|byte| *byte == b';').unwrap_or(rest.len());
        return (rest[..end].trim_ascii().to_vec(), end);
    }
    let mut value = Vec::new();
    let mut at = 1;
    while let Some(byte) = rest.get(at) {
        at += 1;
        match byte {
            b'"' => break,
            b'\\' if rest.get(at).is_some_and(|next| matches!(next, b'"' | b'\\')) => {
                value.push(rest[at]);
                at += 1;
            }
            _ => value.push(*byte),
        }
    }
    (value, at)
}

/// Joins the pieces before decoding them, because programs cut inside letters.
fn joined<'a>(pieces: impl Iterator<Item = &'a Piece>, hint: Option<&str>) -> String {
    let mut bytes = Vec::new();
    let mut charset = None;
    let mut escaped = false;
    // A plain value beside an escaped one is there for old programs.
    let mut pieces: Vec<_> = pieces.collect();
    if pieces.iter().any(|piece| piece.escaped || piece.number.is_some()) {
        pieces.retain(|piece| piece.escaped || piece.number.is_some());
    }
    for (number, piece) in pieces.into_iter().enumerate() {
        let mut value = piece.value.as_slice();
        if piece.escaped && number == 0 {
            let mut parts = value.splitn(3, |byte| *byte == b'\'');
            if let (Some(name), Some(_), Some(after)) = (parts.next(), parts.next(), parts.next()) {
                charset = std::str::from_utf8(name).ok().filter(|name| !name.is_empty());
                value = after;
            }
        }
        if piece.escaped {
            escaped = true;
            unescape(value, &mut bytes);
        } else {
            bytes.extend_from_slice(value);
        }
    }
    if escaped { charset::decode(&bytes, charset.or(hint)).text } else { encoded_word::text(&bytes, hint) }
}

fn unescape(value: &[u8], out: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(byte) = value.get(at) {
        let pair = value.get(at + 1..at + 3).filter(|pair| *byte == b'%' && pair.iter().all(u8::is_ascii_hexdigit));
        match pair.and_then(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(value: &str) -> String {
        MediaType::read(value.as_bytes(), None).parameter("filename").unwrap_or_default().to_owned()
    }

    #[test]
    fn a_name_is_read_in_each_way_it_is_written() {
        assert_eq!(name("attachment; filename=\"a \\\"b\\\".pdf\"; size=3"), "a \"b\".pdf");
        assert_eq!(name("attachment;filename=a b.pdf"), "a b.pdf");
        assert_eq!(name("attachment; filename=\"=?utf-8?B?2YXYsdit2KjYpw==?=\""), "مرحبا");
        assert_eq!(name("attachment; filename=x.pdf; filename*=windows-1256''%E3%D1%CD%C8%C7"), "مرحبا");
        assert_eq!(name("attachment; filename*1*=%B1%D8%AD; filename*0*=utf-8''%D9%85%D8"), "مرح");
        assert_eq!(name("attachment; filename*0=\"long\"; filename*1=\".pdf\""), "long.pdf");
        assert_eq!(name("attachment; filename=\"مرحبا.pdf\""), "مرحبا.pdf");
    }

    #[test]
    fn the_type_and_a_boundary_with_a_semicolon_are_read() {
        let read = MediaType::read(b"Multipart/Mixed ; boundary=\"a;b=c\"", None);
        assert_eq!((read.kind(), read.subtype(), read.parameter("boundary")), ("multipart", Some("mixed"), Some("a;b=c")));
    }
}

//! Encoded words in headers (RFC 2047), as they are really sent: split inside a letter, in any character set, in the middle of a token.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::charset;
use crate::transfer::Transfer;
use crate::transfer::unescape;

/// A stretch of a header's value.
enum Piece<'a> {
    Raw(&'a [u8]),
    Word { charset: &'a str, bytes: Vec<u8> },
}

/// The value of an unstructured field as text. `hint` is the character set of the message's body, for bytes that claim none.
pub(crate) fn text(value: &[u8], hint: Option<&str>) -> String {
    join(value, hint, |word, out| out.push_str(word))
}

/// The value of a structured field with its encoded words in UTF-8 only. They stay encoded, so that no letter in them acts as syntax.
pub(crate) fn in_utf8(value: &[u8], hint: Option<&str>) -> String {
    join(value, hint, |word, out| {
        out.push_str("=?utf-8?B?");
        STANDARD.encode_string(word, out);
        out.push_str("?=");
    })
}

fn join(value: &[u8], hint: Option<&str>, write_word: impl Fn(&str, &mut String)) -> String {
    let mut out = String::with_capacity(value.len());
    for piece in pieces(value) {
        match piece {
            Piece::Raw(bytes) if bytes.is_ascii() => out.push_str(&String::from_utf8_lossy(bytes)),
            Piece::Raw(bytes) => out.push_str(&charset::decode(bytes, std::str::from_utf8(bytes).map_or(hint, |_| None)).text),
            Piece::Word { charset, bytes } => write_word(&charset::decode(&bytes, Some(charset)).text, &mut out),
        }
    }
    out
}

/// Cuts a value into encoded words and the rest. Neighbouring words of one character set become one, because programs cut inside letters.
fn pieces(value: &[u8]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    // With no end ahead there is no further word either; looking for one each time would take quadratic time.
    let Some(last_end) = value.windows(2).rposition(|pair| pair == b"?=") else { return vec![Piece::Raw(value)] };
    let mut rest = value;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|ahead| ahead.windows(2).position(|pair| pair == b"=?")).map(|at| at + from) {
        if value.len() - rest.len() + at >= last_end {
            break;
        }
        let Some((charset, bytes, after)) = word(&rest[at..]) else {
            from = at + 2;
            continue;
        };
        push_raw(&mut pieces, &rest[..at], true);
        match pieces.last_mut() {
            Some(Piece::Word { charset: before, bytes: gathered }) if before.eq_ignore_ascii_case(charset) => gathered.extend(bytes),
            _ => pieces.push(Piece::Word { charset, bytes }),
        }
        rest = after;
        from = 0;
    }
    push_raw(&mut pieces, rest, false);
    pieces
}

/// White space between two words is not part of the text.
fn push_raw<'a>(pieces: &mut Vec<Piece<'a>>, raw: &'a [u8], before_word: bool) {
    let between = before_word && matches!(pieces.last(), Some(Piece::Word { .. }));
    let only_space = between && raw.trim_ascii().is_empty();
    if !raw.is_empty() && !only_space {
        pieces.push(Piece::Raw(raw));
    }
}

/// Reads one encoded word at the start: its character set, its bytes, and what follows.
fn word(bytes: &[u8]) -> Option<(&str, Vec<u8>, &[u8])> {
    let bytes = bytes.strip_prefix(b"=?")?;
    let end_of_name = bytes.iter().take(60).position(|byte| *byte == b'?')?;
    let name = std::str::from_utf8(&bytes[..end_of_name]).ok()?;
    let name = name.split('*').next().filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic()))?;
    let [encoding, b'?', text @ ..] = &bytes[end_of_name + 1..] else { return None };
    let in_base64 = match encoding.to_ascii_lowercase() {
        b'b' => true,
        b'q' => false,
        _ => return None,
    };
    let end = text.windows(2).position(|pair| pair == b"?=")?;
    let (content, after) = (&text[..end], &text[end + 2..]);
    let content = if in_base64 { Transfer::Base64.unwrap(content).0.into_owned() } else { unquoted(content) };
    Some((name, content, after))
}

fn unquoted(content: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> = content.iter().map(|byte| if *byte == b'_' { b' ' } else { *byte }).collect();
    let mut out = Vec::with_capacity(spaced.len());
    unescape(&spaced, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_cut_between_two_words_is_whole_again() {
        assert_eq!(text(b"=?utf-8?B?2YXYsdit?= =?UTF-8?B?2A==?=\t=?utf-8?B?qNin?= 12", None), "مرحبا 12");
    }

    #[test]
    fn each_character_set_is_read_also_utf7_and_windows_1256() {
        assert_eq!(text(b"=?windows-1256?Q?=E3=D1=CD=C8=C7?= =?utf-7?Q?+BkUGMQ-?=", None), "مرحبامر");
        assert_eq!(text(b"a =?utf-8?q?b_c?= d", None), "a b c d");
    }

    #[test]
    fn raw_bytes_without_a_word_are_read_by_the_hint() {
        assert_eq!(text(b"\xe3\xd1\xcd\xc8\xc7", Some("windows-1256")), "مرحبا");
        assert_eq!(text("مرحبا".as_bytes(), Some("windows-1256")), "مرحبا");
    }

    #[test]
    fn what_looks_like_a_word_and_is_none_stays() {
        for raw in ["=?utf-8?B?abc", "=?=?=?", "=??b?YQ==?=", "=?utf-8?x?a?="] {
            assert_eq!(text(raw.as_bytes(), None), raw);
        }
    }

    #[test]
    fn a_word_in_an_address_stays_one_token() {
        assert_eq!(in_utf8(b"=?windows-1256?Q?=E3,?= <a@b.example>", None), "=?utf-8?B?2YUs?= <a@b.example>");
    }
}

//! Writes header fields so that nothing in a value can begin another field: RFC 2047 and 2231 for all that is not plain ASCII.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::Address;
use crate::file_name::without_controls;

/// The bytes of UTF-8 in one encoded word, so that the word stays within 75 characters.
const WORD_BYTES: usize = 42;

/// Adds an unstructured field: a subject.
pub(crate) fn text(out: &mut String, name: &str, value: &str) {
    let value = without_controls(value);
    let value = if is_plain(&value) { fold(name.len(), &value) } else { words(&value) };
    push(out, name, &value);
}

/// Adds a field of addresses; none when there are none.
pub(crate) fn addresses(out: &mut String, name: &str, addresses: &[Address]) {
    let written: Vec<_> = addresses.iter().map(address).collect();
    if !written.is_empty() {
        push(out, name, &written.join(",\r\n "));
    }
}

/// Adds a field of message ids; what is no id is left out.
pub(crate) fn ids<'a>(out: &mut String, name: &str, ids: impl Iterator<Item = &'a str>) {
    let written: Vec<_> = ids.filter(|id| is_message_id(id)).map(|id| format!("<{id}>")).collect();
    if !written.is_empty() {
        push(out, name, &written.join("\r\n "));
    }
}

/// Adds a field whose value is already in its written form and comes from this crate alone.
pub(crate) fn push(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push_str(": ");
    out.push_str(value);
    out.push_str("\r\n");
}

/// A parameter of a content type or disposition, cut into pieces when it is long (RFC 2231).
pub(crate) fn parameter(name: &str, value: &str) -> String {
    let value = without_controls(value);
    if value.len() < 60 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-+ ".contains(&byte)) {
        return format!(";\r\n {name}=\"{value}\"");
    }
    let letters: Vec<char> = value.chars().collect();
    // Cut between letters, because many programs decode each piece by itself.
    let pieces: Vec<String> = letters.chunks(9).map(|piece| piece.iter().map(|letter| escaped(*letter)).collect()).collect();
    if let [whole] = pieces.as_slice() {
        return format!(";\r\n {name}*=utf-8''{whole}");
    }
    let piece = |(number, piece): (usize, &String)| format!(";\r\n {name}*{number}*={}{piece}", if number == 0 { "utf-8''" } else { "" });
    pieces.iter().enumerate().map(piece).collect()
}

fn escaped(letter: char) -> String {
    if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_') {
        return letter.into();
    }
    letter.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Whether a text can stand between angle brackets as a message id.
pub(crate) fn is_message_id(id: &str) -> bool {
    id.len() <= 900 && id.contains('@') && id.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>".contains(&byte))
}

fn address(address: &Address) -> String {
    let Some(name) = address.name.as_deref().map(without_controls).filter(|name| !name.trim().is_empty()) else {
        return address.address.clone();
    };
    let name =
        if is_plain(&name) && name.len() < 60 { format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")) } else { words(&name) };
    format!("{name}\r\n <{}>", address.address)
}

fn is_plain(value: &str) -> bool {
    value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) && !value.contains("=?") && value.trim() == value
}

/// Breaks at spaces before 76 columns; a longer stretch without a space stays whole.
fn fold(name: usize, value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut column = name + 2;
    for (number, word) in value.split(' ').enumerate() {
        if number > 0 {
            let breaks = column + word.len() > 75 && !word.is_empty();
            out.push_str(if breaks { "\r\n " } else { " " });
            column = if breaks { 1 } else { column + 1 };
        }
        out.push_str(word);
        column += word.len();
    }
    out
}

fn words(value: &str) -> String {
    let mut words = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let at = rest.floor_char_boundary(WORD_BYTES);
        words.push(format!("=?utf-8?B?{}?=", STANDARD.encode(&rest[..at])));
        rest = &rest[at..];
    }
    words.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_arabic_subject_stays_within_the_line_and_cuts_no_letter() {
        let mut out = String::new();
        text(&mut out, "Subject", &"موعد تجديد جواز السفر ".repeat(10));
        assert!(out.lines().all(|line| line.len() <= 90), "{out}");
        assert!(out.is_ascii());
    }

    #[test]
    fn a_value_cannot_begin_another_field() {
        let mut out = String::new();
        text(&mut out, "Subject", "a\r\nBcc: x@y.example\0");
        addresses(&mut out, "To", &[Address { name: Some("x\r\nBcc: <q@q>\"".into()), address: "a@b.example".into() }]);
        ids(&mut out, "References", ["ok@x", "bad\r\nBcc:@y", "<a@b>"].into_iter());
        let begun: Vec<_> = out.split("\r\n").filter(|line| !line.is_empty() && !line.starts_with(' ')).collect();
        assert_eq!(begun.len(), 3, "{out}");
        assert!(out.contains("<ok@x>") && !out.contains("bad"));
    }

    #[test]
    fn a_files_arabic_name_is_written_in_pieces() {
        let written = parameter("filename", "طلب تجديد جواز السفر.pdf");
        assert!(written.contains("filename*0*=utf-8''%D8%B7"), "{written}");
        assert_eq!(parameter("filename", "a b.pdf"), ";\r\n filename=\"a b.pdf\"");
    }
}

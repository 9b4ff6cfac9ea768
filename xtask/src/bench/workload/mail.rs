//! The same cases as RFC 5322 messages, in the forms and encodings that mail programs send.
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Case;
use super::case;
use super::received;
use super::words::Words;
use crate::bench::chance::Chance;

/// Bytes of a large attachment; every fifth message has one.
const LARGE: usize = 200 * 1024;

/// A message on its way in.
pub struct Mail {
    /// Who it says sent it.
    pub from: String,
    /// Whose mailbox it is for.
    pub to: String,
    /// The message with CRLF line ends.
    pub raw: Vec<u8>,
}

/// Message number `index` of a seed, to `to`, or to the department's own mailbox at desk.example.org.
///
/// Half are text with an HTML alternative, 40 % plain text, 10 % HTML alone. Arabic text is base64 (70 %), quoted-printable (25 %)
/// or windows-1256 (5 %). A fifth carries a 200 KiB file, a tenth a small one; half of the file names are Arabic.
pub fn mail(words: &Words, seed: u64, index: u64, to: Option<&str>) -> Mail {
    written(&case(words, seed, index), seed, index, to)
}

/// The same with a word at the end of its subject, by which it is found again.
pub fn marked(words: &Words, seed: u64, index: u64, (to, mark): (&str, &str)) -> Mail {
    let case = case(words, seed, index);
    written(&Case { subject: format!("{} {mark}", case.subject), ..case }, seed, index, Some(to))
}

fn written(case: &Case, seed: u64, index: u64, to: Option<&str>) -> Mail {
    let chance = &mut Chance::of(seed, "mail", index);
    let to = to.map_or_else(|| format!("{}@desk.example.org", case.queue), str::to_owned);
    let content = content(case, chance, index);
    let file = match chance.weighted(&[20, 10, 70]) {
        0 => Some(chance.bytes(LARGE)),
        1 => Some(chance.between(2048, 20_480)).map(|size| chance.bytes(size as usize)),
        _ => None,
    };
    let whole = match file {
        Some(bytes) => multipart("mixed", index, &[content, attachment(&bytes, chance, index)]),
        None => content,
    };
    let host = case.from_address.split_once('@').map_or("example.com", |(_, host)| host);
    let date =
        jiff::fmt::rfc2822::to_string(&received(index).to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(3)))).expect("a plain date");
    let raw = format!(
        "From: {} <{}>\r\nTo: {to}\r\nSubject: {}\r\nDate: {date}\r\nMessage-ID: <{:016x}.{index}@{host}>\r\nMIME-Version: 1.0\r\n{whole}",
        encoded_words(&case.from_name),
        case.from_address,
        encoded_words(&case.subject),
        chance.next(),
    );
    Mail { from: case.from_address.clone(), to, raw: raw.into_bytes() }
}

fn content(case: &Case, chance: &mut Chance, index: u64) -> String {
    let arabic = case.lang != "en";
    let way = if !arabic { Way::Quoted } else { [Way::Base64, Way::Quoted, Way::Windows][chance.weighted(&[70, 25, 5])] };
    let direction = if arabic { "rtl" } else { "ltr" };
    let html = case.body.replace("\n\n", "</p><p>").replace('\n', "<br>");
    let html = format!("<!doctype html><html><body dir=\"{direction}\"><p>{html}</p></body></html>");
    match chance.weighted(&[50, 40, 10]) {
        0 => multipart("alternative", index, &[text("plain", &case.body, way), text("html", &html, way)]),
        1 => text("plain", &case.body, way),
        _ => text("html", &html, way),
    }
}

#[derive(Clone, Copy)]
enum Way {
    Base64,
    Quoted,
    Windows,
}

fn text(kind: &str, content: &str, way: Way) -> String {
    let content = content.replace('\n', "\r\n");
    let (charset, encoding, body) = match way {
        Way::Base64 => ("utf-8", "base64", base64_lines(content.as_bytes())),
        Way::Quoted => ("utf-8", "quoted-printable", quoted_printable(&content)),
        Way::Windows => ("windows-1256", "base64", base64_lines(&encoding_rs::WINDOWS_1256.encode(&content).0)),
    };
    format!("Content-Type: text/{kind}; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n")
}

fn multipart(kind: &str, index: u64, parts: &[String]) -> String {
    let boundary = format!("=_workload_{index}_{kind}");
    let parts: String = parts.iter().map(|part| format!("--{boundary}\r\n{part}")).collect();
    format!("Content-Type: multipart/{kind}; boundary=\"{boundary}\"\r\n\r\n{parts}--{boundary}--\r\n")
}

fn attachment(bytes: &[u8], chance: &mut Chance, index: u64) -> String {
    let (ending, kind) = chance.pick(&[("pdf", "application/pdf"), ("jpg", "image/jpeg"), ("docx", "application/octet-stream")]);
    let name = if chance.percent(50) {
        format!("filename*=utf-8''{}-{index}.{ending}", percent_encoded("إيصال"))
    } else {
        format!("filename=\"receipt-{index}.{ending}\"")
    };
    format!(
        "Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; {name}\r\n\r\n{}\r\n",
        base64_lines(bytes)
    )
}

fn base64_lines(bytes: &[u8]) -> String {
    let whole = STANDARD.encode(bytes);
    let mut lines = String::with_capacity(whole.len() + whole.len() / 38 + 2);
    for start in (0..whole.len()).step_by(76) {
        lines += &whole[start..whole.len().min(start + 76)];
        lines += "\r\n";
    }
    lines.truncate(lines.trim_end().len());
    lines
}

fn quoted_printable(content: &str) -> String {
    content.split("\r\n").map(quoted_line).collect::<Vec<_>>().join("\r\n")
}

fn quoted_line(line: &str) -> String {
    let (mut out, mut width) = (String::with_capacity(line.len() * 2), 0);
    for byte in line.bytes() {
        let plain = (byte.is_ascii_graphic() && byte != b'=') || byte == b' ';
        let piece = if plain { char::from(byte).to_string() } else { format!("={byte:02X}") };
        if width + piece.len() > 75 {
            out += "=\r\n";
            width = 0;
        }
        width += piece.len();
        out += &piece;
    }
    out
}

fn percent_encoded(name: &str) -> String {
    name.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// RFC 2047 words of at most 75 characters, cut between letters and folded over lines.
fn encoded_words(header: &str) -> String {
    if header.is_ascii() {
        return header.to_owned();
    }
    let mut words = vec![String::new()];
    for letter in header.chars() {
        if words.last().is_some_and(|word| word.len() + letter.len_utf8() > 42) {
            words.push(String::new());
        }
        words.last_mut().expect("it starts with one").push(letter);
    }
    words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word))).collect::<Vec<_>>().join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::encoded_words;
    use super::mail;
    use super::quoted_line;
    use crate::bench::workload::words::Words;

    #[test]
    fn the_same_seed_gives_the_same_message() {
        let words = Words::read();
        assert_eq!(mail(&words, 7, 3, None).raw, mail(&words, 7, 3, None).raw);
        assert_ne!(mail(&words, 7, 3, None).raw, mail(&words, 8, 3, None).raw);
    }

    #[test]
    fn no_line_is_longer_than_mail_allows() {
        let words = Words::read();
        for index in 0..200 {
            let raw = mail(&words, 7, index, Some("info@gov.example")).raw;
            assert!(raw.split(|byte| *byte == b'\n').all(|line| line.len() <= 999), "message {index}");
        }
    }

    #[test]
    fn a_long_arabic_subject_is_cut_between_letters() {
        let header = encoded_words(&"متابعة ".repeat(20));
        assert!(header.split("\r\n ").all(|word| word.len() <= 75 && word.starts_with("=?utf-8?B?")));
    }

    #[test]
    fn a_quoted_line_stays_within_seventy_six() {
        assert!(quoted_line(&"ش".repeat(90)).split("\r\n").all(|line| line.len() <= 76));
    }
}

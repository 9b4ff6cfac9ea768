//! The lines of calendars and contacts (RFC 5545, 3.1; RFC 6350, 3.2): folded, with parameters, in any character set, and however long.

use crate::charset;
use crate::transfer::Transfer;

/// So much of a file is read.
const MOST_BYTES: usize = 1 << 20;
/// So many lines of it.
const MOST_LINES: usize = 10_000;
/// So much of a text is shown.
const LONGEST_TEXT: usize = 400;

/// A line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its name in capitals, without a group.
    pub(crate) name: String,
    /// Its parameters, names in capitals.
    parameters: Vec<(String, String)>,
    /// What stands behind the colon.
    value: String,
}

impl Line {
    /// The first value of a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value as it stands.
    pub(crate) fn raw(&self) -> &str {
        self.value.trim()
    }

    /// The value as text to be shown: on one line, no longer than a person reads, without what would turn other text around.
    pub(crate) fn text(&self) -> String {
        shown(&unescaped(&self.value))
    }

    /// The parts of a value that has several, each as text.
    pub(crate) fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut escaped = false;
        for letter in self.value.chars() {
            if letter == ';' && !escaped {
                parts.push(String::new());
            } else if let Some(part) = parts.last_mut() {
                part.push(letter);
            }
            escaped = letter == '\\' && !escaped;
        }
        parts.iter().take(20).map(|part| shown(&unescaped(part))).collect()
    }
}

/// Text of a stranger as it may stand among other text: on one line, no longer than a person reads, without what would turn other text around.
pub fn shown(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    let kept: String = text.chars().filter(|c| !turns(*c)).collect();
    let words: Vec<&str> = kept.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(LONGEST_TEXT).collect()
}

/// Reads the lines of a file.
pub(crate) fn read(bytes: &[u8]) -> Vec<Line> {
    let unfolded = unfolded(&bytes[..bytes.len().min(MOST_BYTES)]);
    let text = charset::decode(&unfolded, None).text;
    let mut lines: Vec<Line> = Vec::new();
    let mut is_soft = false;
    for raw in text.lines().take(MOST_LINES) {
        // A line of vCard 2.1 goes on behind its last sign of equality.
        if let Some(last) = lines.last_mut().filter(|_| is_soft) {
            last.value.pop();
            last.value.push_str(raw);
        } else if let Some(line) = line(raw) {
            lines.push(line);
        } else {
            continue;
        }
        is_soft = lines.last().is_some_and(|last| is_quoted_printable(last) && last.value.ends_with('='));
    }
    lines.iter_mut().filter(|line| is_quoted_printable(line)).for_each(decode_quoted_printable);
    lines
}

/// A fold is a line break with a space or a tab behind it; it may stand inside a letter of several bytes, so it is undone before they are read.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let fold = [b"\r\n ".as_slice(), b"\r\n\t", b"\n ", b"\n\t"].into_iter().find(|fold| rest.starts_with(fold));
        match fold {
            Some(fold) => at += fold.len(),
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

fn line(raw: &str) -> Option<Line> {
    let colon = outside_quotes(raw, ':').next()?;
    let (head, value) = (&raw[..colon], raw[colon + 1..].to_owned());
    let mut cuts: Vec<usize> = outside_quotes(head, ';').take(50).collect();
    cuts.push(head.len());
    let name = &head[..cuts[0]];
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name).trim().to_ascii_uppercase();
    let parameter = |pair: &[usize]| {
        let text = head[pair[0] + 1..pair[1]].trim();
        match text.split_once('=') {
            Some((name, value)) => (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned()),
            // vCard 2.1 writes the value alone.
            None if text.eq_ignore_ascii_case("quoted-printable") => ("ENCODING".into(), text.to_owned()),
            None => ("TYPE".into(), text.to_owned()),
        }
    };
    let parameters = cuts.windows(2).map(parameter).collect();
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')).then_some(Line { name, parameters, value })
}

fn outside_quotes(text: &str, wanted: char) -> impl Iterator<Item = usize> {
    let mut is_quoted = false;
    text.char_indices().filter_map(move |(at, letter)| {
        is_quoted ^= letter == '"';
        (letter == wanted && !is_quoted).then_some(at)
    })
}

fn is_quoted_printable(line: &Line) -> bool {
    line.parameter("ENCODING").is_some_and(|encoding| encoding.eq_ignore_ascii_case("quoted-printable"))
}

fn decode_quoted_printable(line: &mut Line) {
    let (bytes, _) = Transfer::named("quoted-printable").unwrap(line.value.as_bytes());
    line.value = charset::decode(&bytes, line.parameter("CHARSET")).text;
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_inside_a_letter_does_not_break_it() {
        let bytes = "SUMMARY:اجتماع".as_bytes();
        let folded = [&bytes[..9], b"\r\n ", &bytes[9..]].concat();
        assert_eq!(read(&folded)[0].text(), "اجتماع");
    }

    #[test]
    fn parameters_may_hold_in_quotes_what_divides_otherwise() {
        let lines = read(b"item1.ATTENDEE;CN=\"Salman; Mona: M.\";PARTSTAT=ACCEPTED:mailto:mona@x.example\r\n");
        assert_eq!(lines[0].name, "ATTENDEE");
        assert_eq!(lines[0].parameter("CN"), Some("Salman; Mona: M."));
        assert_eq!(lines[0].raw(), "mailto:mona@x.example");
    }

    #[test]
    fn old_contacts_are_read_across_their_soft_breaks() {
        let lines = read(b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D9=85=D9=86=\r\n=D9=89\r\nTEL;HOME:1\r\n");
        assert_eq!(lines[0].text(), "منى");
        assert_eq!((lines[1].parameter("TYPE"), lines[1].raw()), (Some("HOME"), "1"));
    }

    #[test]
    fn text_is_shown_on_one_line_and_turns_nothing_around() {
        assert_eq!(read("SUMMARY:a\\nb\\, \u{202e}c\\;\n".as_bytes())[0].text(), "a b, c;");
        assert_eq!(read(format!("SUMMARY:{}\n", "x".repeat(9000)).as_bytes())[0].text().len(), LONGEST_TEXT);
        assert_eq!(read(b"N:Salman;Mona\\;M;;\n")[0].parts(), ["Salman", "Mona;M", "", ""]);
    }
}

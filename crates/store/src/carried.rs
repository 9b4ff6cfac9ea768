//! Files that stand in a text in base64, as letters carry them: where they are, and that they are written back as the very same lines.
//! Nothing of letters is known here: lines that read as a file and are exactly how that file is written are one.

use std::ops::Range;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use memchr::memchr;

/// A file is worth a place of its own from so many bytes of base64 on.
const WORTH: usize = 64 << 10;
/// Lines of no lawful letter are longer (RFC 5322).
pub(crate) const LONGEST: usize = 998;

/// So many letters are read at a time: line by line takes several times as long.
const AT_ONCE: usize = 32 << 10;

/// How a file is written: the letters of each line but the last, and how each line ends but the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) line: usize,
    pub(crate) end: &'static str,
}

/// Lines of a text that may be a file, without the end of the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    pub(crate) at: Range<usize>,
    pub(crate) shape: Shape,
}

/// What may be a file in a text, first to last. Takes time in proportion to the text's length.
pub(crate) fn find(text: &[u8]) -> Vec<Lines> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let (lines, next) = lines_from(text, at);
        found.extend(lines.filter(|lines| lines.at.len() >= WORTH));
        // What is no file is passed over with all of its lines.
        at = next;
    }
    found
}

/// A line without its end, how it ends, and where the next one begins.
fn line(text: &[u8], at: usize) -> (&[u8], &'static str, usize) {
    let Some(length) = memchr(b'\n', &text[at..]) else { return (&text[at..], "", text.len()) };
    let whole = &text[at..at + length];
    match whole.strip_suffix(b"\r") {
        Some(bare) => (bare, "\r\n", at + length + 1),
        None => (whole, "\n", at + length + 1),
    }
}

/// The lines that are as long as the first with perhaps a last one that is shorter, and where the line behind them begins.
fn lines_from(text: &[u8], from: usize) -> (Option<Lines>, usize) {
    let (first, end, mut next) = line(text, from);
    if end.is_empty() || first.is_empty() || first.len() > LONGEST || !first.len().is_multiple_of(4) || !first.iter().all(is_letter) {
        return (None, next);
    }
    let mut lines = Lines { at: from..from + first.len(), shape: Shape { line: first.len(), end } };
    while next < text.len() {
        let (here, ends, behind) = line(text, next);
        // Where the letters in the middle are none, reading finds out.
        let is_full = here.len() == first.len() && here.first().is_some_and(is_letter) && here.last().is_some_and(is_letter);
        if !is_full && !is_last(here, first.len()) {
            break;
        }
        lines.at.end = next + here.len();
        next = behind;
        if !is_full || ends != end {
            break;
        }
    }
    (Some(lines), next)
}

fn is_letter(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// Whether a line may be the last of a file: no longer than the others, with what fills it up.
fn is_last(line: &[u8], longest: usize) -> bool {
    let bare = line.strip_suffix(b"==").or_else(|| line.strip_suffix(b"=")).unwrap_or(line);
    !line.is_empty() && line.len() <= longest && line.len().is_multiple_of(4) && bare.iter().all(is_letter)
}

impl Lines {
    /// The file, if its lines are exactly how it is written.
    pub(crate) fn read(&self, text: &[u8]) -> Option<Vec<u8>> {
        let lines = text.get(self.at.clone())?;
        let (mut bytes, mut at) = (Vec::with_capacity(lines.len() / 4 * 3), 0);
        let mut letters = Vec::with_capacity(AT_ONCE + LONGEST);
        while at < lines.len() {
            let (here, _, next) = line(lines, at);
            letters.extend_from_slice(here);
            at = next;
            if letters.len() >= AT_ONCE || at == lines.len() {
                BASE64_STANDARD.decode_vec(&letters, &mut bytes).ok()?;
                letters.clear();
            }
        }
        let mut left = lines;
        let is_same = self.shape.write(&bytes, |piece| match left.strip_prefix(piece) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        });
        (is_same && left.is_empty()).then_some(bytes)
    }
}

impl Shape {
    /// A shape that a file can have.
    pub(crate) fn new(line: usize, end: &str) -> Option<Self> {
        let end = ["\r\n", "\n"].into_iter().find(|known| *known == end)?;
        (line > 0 && line <= LONGEST && line.is_multiple_of(4)).then_some(Self { line, end })
    }

    /// Writes a file piece by piece, until somebody has seen enough; answers whether all of it was wanted.
    pub(crate) fn write(self, bytes: &[u8], mut see: impl FnMut(&[u8]) -> bool) -> bool {
        let mut letters = [0; LONGEST + 2];
        bytes.chunks(self.line / 4 * 3).enumerate().all(|(number, piece)| {
            let Ok(length) = BASE64_STANDARD.encode_slice(piece, &mut letters) else { return false };
            (number == 0 || see(self.end.as_bytes())) && see(&letters[..length])
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A file that says something else in each place.
    pub(crate) fn file(size: usize) -> Vec<u8> {
        (0..size).map(|at| (at * 7 % 251) as u8).collect()
    }

    /// A file in lines, without an end behind the last.
    pub(crate) fn written(bytes: &[u8], line: usize, end: &str) -> String {
        let mut out = Vec::new();
        Shape::new(line, end).unwrap().write(bytes, |piece| {
            out.extend_from_slice(piece);
            true
        });
        String::from_utf8(out).unwrap()
    }

    fn files(text: &str) -> Vec<Vec<u8>> {
        find(text.as_bytes()).iter().filter_map(|lines| lines.read(text.as_bytes())).collect()
    }

    #[test]
    fn files_are_found_however_long_their_lines_are_and_however_they_end() {
        for (line, end) in [(76, "\r\n"), (76, "\n"), (60, "\r\n"), (72, "\n"), (4, "\n"), (996, "\r\n")] {
            for size in [100_000, 100_001, 100_002, 57 * 2_000, 57 * 2_000 + 1] {
                let body = written(&file(size), line, end);
                let letter = format!("Subject: x{end}{end}--b{end}{end}{body}{end}--b{end}{end}{body}{end}--b--{end}");
                assert_eq!(files(&letter), [file(size), file(size)], "{line} {end:?} {size}");
                assert_eq!(files(&format!("x{end}{body}")), [file(size)], "the text ends with its file");
            }
        }
    }

    #[test]
    fn what_is_not_written_as_its_file_would_be_is_none() {
        let body = written(&file(200_000), 76, "\r\n");
        // Another end in the middle, a space behind lines, a letter that no reader reads, a line that is longer, one line alone.
        let middle = body.len() / 2;
        let strange = format!("{}!{}", &body[..middle / 78 * 78 + 20], &body[middle / 78 * 78 + 21..]);
        for odd in
            [body.replace("\r\n", " \r\n"), strange, body.replace("\r\n", ""), body.replace("\r\n", "\n\r\n"), body.replace('A', "-")]
        {
            assert!(files(&format!("x\r\n\r\n{odd}\r\n--b--\r\n")).is_empty(), "{}", &odd[..200]);
        }
        // Bits that a reader throws away would be lost: the last letter says more than the file.
        let loose = written(&file(57 * 2_700), 76, "\n") + "\nQR==\n";
        assert!(files(&loose).is_empty());
        for text in ["".into(), "\n".into(), "\r\n\r\n".into(), "A".repeat(300_000), "\u{0}".repeat(100_000), "AAAA\n".repeat(10_000)] {
            assert!(files(&text).is_empty(), "{} bytes", text.len());
        }
        assert!(files(&written(&file(48_000), 76, "\n")).is_empty(), "what is small stays where it stands");
    }
}

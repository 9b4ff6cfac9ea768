//! The bytes of a message between DATA and the lone dot. Only CR LF ends a line, and only CR LF dot CR LF ends the message.

use memchr::memchr2;

/// What was wrong with a message that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    TooLarge,
    LongLine,
    /// A CR or LF alone: the way to smuggle a second message past one server into another.
    BareBreak,
}

/// Where in a line the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Start,
    Dot,
    DotReturn,
    Middle,
    Return,
}

/// Collects a message, takes the doubled dots off its lines, and finds its end.
pub(super) struct Data {
    content: Vec<u8>,
    at: At,
    line: usize,
    received: usize,
    flaw: Option<Flaw>,
    largest: usize,
    longest_line: usize,
}

impl Data {
    /// What comes is put behind the head, which does not count.
    pub(super) fn new(head: Vec<u8>, largest: usize, longest_line: usize) -> Self {
        let largest = head.len() + largest;
        Self { content: head, at: At::Start, line: 0, received: 0, flaw: None, largest, longest_line }
    }

    /// Takes bytes; when the message ends in them, gives how many belonged to it.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            if self.take(byte) {
                self.received += at;
                return Some(at);
            }
            if self.at == At::Middle {
                // Within a line only a break matters: what stands before it is taken at once.
                let run = memchr2(b'\r', b'\n', &bytes[at..]).unwrap_or(bytes.len() - at);
                self.run(&bytes[at..at + run]);
                at += run;
            }
        }
        self.received += bytes.len();
        None
    }

    /// How many bytes came so far.
    pub(super) const fn received(&self) -> usize {
        self.received
    }

    /// The message behind its head, or what was wrong with it.
    pub(super) fn finish(self) -> Result<Vec<u8>, Flaw> {
        self.flaw.map_or(Ok(self.content), Err)
    }

    fn take(&mut self, byte: u8) -> bool {
        let at = match (self.at, byte) {
            (At::Start, b'.') => At::Dot,
            (At::Dot, b'\r') => At::DotReturn,
            (At::DotReturn, b'\n') => return true,
            (At::Start | At::Middle, b'\r') => At::Return,
            (At::Return, b'\n') => {
                self.push(b"\r\n");
                self.line = 0;
                At::Start
            }
            (At::Return | At::DotReturn, _) => {
                self.flaw(Flaw::BareBreak);
                if byte == b'\r' { At::Return } else { self.text(byte) }
            }
            _ => self.text(byte),
        };
        self.at = at;
        false
    }

    fn text(&mut self, byte: u8) -> At {
        if byte == b'\n' {
            self.flaw(Flaw::BareBreak);
        }
        self.run(&[byte]);
        At::Middle
    }

    /// Text within a line.
    fn run(&mut self, text: &[u8]) {
        self.line += text.len();
        if self.line > self.longest_line {
            self.flaw(Flaw::LongLine);
        }
        self.push(text);
    }

    fn push(&mut self, bytes: &[u8]) {
        if self.content.len() + bytes.len() > self.largest {
            self.flaw(Flaw::TooLarge);
        }
        if self.flaw.is_none() {
            self.content.extend_from_slice(bytes);
        }
    }

    /// Remembers the first flaw and lets go of what is not needed any more.
    fn flaw(&mut self, flaw: Flaw) {
        self.flaw.get_or_insert(flaw);
        self.content = Vec::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Option<usize>, Result<Vec<u8>, Flaw>) {
        let mut data = Data::new(Vec::new(), 50, 20);
        let end = data.feed(bytes);
        (end, data.finish())
    }

    #[test]
    fn a_message_ends_at_the_lone_dot_and_loses_doubled_ones() {
        assert_eq!(read(b"a\r\n..b\r\n.c\r\n.\r\nQUIT"), (Some(15), Ok(b"a\r\n.b\r\nc\r\n".to_vec())));
        assert_eq!(read(b".\r\n"), (Some(3), Ok(Vec::new())));
    }

    #[test]
    fn a_message_ends_the_same_however_its_bytes_are_cut() {
        let mut data = Data::new(Vec::new(), 50, 20);
        let ends: Vec<_> = b"a\r\n..\r\n.\r\n".iter().map(|byte| data.feed(&[*byte])).collect();
        assert_eq!(ends.iter().filter(|end| end.is_some()).count(), 1);
        assert_eq!(data.finish(), Ok(b"a\r\n.\r\n".to_vec()));
    }

    #[test]
    fn a_break_alone_ends_nothing_and_spoils_the_message() {
        for smuggled in [
            &b"a\n.\nMAIL FROM:<x@y>\r\n.\r\n"[..],
            b"a\r.\r\n\r\n.\r\n",
            b"a\r\n.\nb\r\n.\r\n",
            b"a\r\n.\rb\r\n.\r\n",
            b"a\n.\r\nb\r\n.\r\n",
        ] {
            let (end, content) = read(smuggled);
            assert_eq!((end, content), (Some(smuggled.len()), Err(Flaw::BareBreak)), "{smuggled:?}");
        }
    }

    #[test]
    fn a_large_message_and_a_long_line_are_read_to_the_end_and_refused() {
        assert_eq!(read(&[b"abcdefgh\r\n".repeat(10).as_slice(), b".\r\n"].concat()).1, Err(Flaw::TooLarge));
        assert_eq!(read(&[b"a".repeat(30).as_slice(), b"\r\n.\r\n"].concat()).1, Err(Flaw::LongLine));
    }
}

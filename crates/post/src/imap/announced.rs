//! Follows what a server announces, as the parser behind will understand it: a literal of more bytes than are wanted is refused before room
//! is made for it, and none can hide in something else.

/// Beside a message, nothing that comes in a literal is longer.
const SMALL: u64 = 16 * 1024;
/// No line is longer, without what stands in literals: it is read anew each time that more of it comes.
const LINE: u64 = 256 * 1024;
/// The beginning of a line is kept so far, to know what kind of line it is.
const BEGINNING: usize = 8;

/// How far the answer was followed.
#[derive(Debug, Default)]
pub(super) struct Announced {
    allowed: u64,
    /// So many bytes of a literal are still to come.
    inside: u64,
    line: u64,
    beginning: Vec<u8>,
    is_quoted: bool,
    is_escaped: bool,
    number: Number,
}

/// How much of a literal's announcement was read.
#[derive(Clone, Copy, Debug, Default)]
enum Number {
    #[default]
    None,
    Open(u64),
    Closed(u64),
    Returned(u64),
}

impl Announced {
    /// From here on, a literal of so many bytes may come.
    pub(super) fn allow(&mut self, bytes: u64) {
        self.allowed = bytes.max(SMALL);
    }

    /// Goes on with what came.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn follow(&mut self, mut came: &[u8]) -> Result<(), &'static str> {
        while let Some((byte, rest)) = came.split_first() {
            if self.inside > 0 {
                let step = usize::try_from(self.inside).unwrap_or(usize::MAX).min(came.len());
                self.inside -= step as u64;
                came = &came[step..];
            } else {
                self.read(*byte)?;
                came = rest;
            }
        }
        Ok(())
    }

    fn read(&mut self, byte: u8) -> Result<(), &'static str> {
        self.line += 1;
        if self.line > LINE {
            return Err("the server sends a line without end");
        }
        if self.is_quoted {
            return self.read_quoted(byte);
        }
        self.number = match (self.number, byte) {
            (Number::Returned(announced), b'\n') => return self.enter(announced),
            (_, b'\n') => {
                self.beginning.clear();
                self.line = 0;
                self.number = Number::None;
                return Ok(());
            }
            (_, b'{') => Number::Open(0),
            (Number::Open(number), b'0'..=b'9') => Number::Open(number.saturating_mul(10).saturating_add(u64::from(byte - b'0'))),
            (Number::Open(number), b'+') => Number::Open(number),
            (Number::Open(number), b'}') => Number::Closed(number),
            (Number::Closed(number), b'\r') => Number::Returned(number),
            _ => Number::None,
        };
        self.is_quoted = byte == b'"' && self.is_data();
        if self.beginning.len() < BEGINNING {
            self.beginning.push(byte);
        }
        Ok(())
    }

    /// No line ends inside of quotation marks.
    fn read_quoted(&mut self, byte: u8) -> Result<(), &'static str> {
        match byte {
            b'\r' | b'\n' => return Err("the server breaks a line inside of quotation marks"),
            b'"' if !self.is_escaped => self.is_quoted = false,
            _ => {}
        }
        self.is_escaped = byte == b'\\' && !self.is_escaped;
        Ok(())
    }

    fn enter(&mut self, announced: u64) -> Result<(), &'static str> {
        // A parser may see a literal where a server speaks of itself, and another may not: there is none.
        if announced > self.allowed || !self.is_data() {
            return Err("the server announces more than was asked for");
        }
        self.number = Number::None;
        self.inside = announced;
        Ok(())
    }

    /// Whether a line carries data: what a server says of itself is text to its end, whatever stands in it.
    fn is_data(&self) -> bool {
        let says = |word: &[u8]| self.beginning.get(..word.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(word));
        let is_said = [&b"* OK"[..], b"* NO", b"* BAD", b"* BYE", b"* PREA"].iter().any(|word| says(word));
        self.beginning.starts_with(b"* ") && !is_said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(pieces: &[&str]) -> Result<(), &'static str> {
        let mut announced = Announced::default();
        announced.allow(100_000);
        pieces.iter().try_for_each(|piece| announced.follow(piece.as_bytes()))
    }

    #[test]
    fn what_was_asked_for_comes_through_whatever_a_message_says() {
        let message = "{999999999}\r\n* 1 FETCH (BODY[] {999999999}\r\n\"";
        let answer = format!(
            "* 1 FETCH (UID 5 BODY[]<0> {{{}}}\r\n{message} FLAGS (\\Seen) X \"{{5}} \\\" \")\r\na1 OK {{999999999}} done\r\n",
            message.len()
        );
        assert_eq!(follow(&[&answer]), Ok(()));
        let bytes: Vec<String> = answer.chars().map(String::from).collect();
        assert_eq!(follow(&bytes.iter().map(String::as_str).collect::<Vec<_>>()), Ok(()), "byte by byte");
    }

    #[test]
    fn more_than_was_asked_for_is_refused_wherever_it_hides() {
        for answer in [
            "* 1 FETCH (BODY[] {100001}\r\n",
            "* 1 FETCH (BODY[] {99999999999999999999999999}\r\n",
            "* OK [BADCHARSET ({1000}\r\n",
            "* ok {1000}\r\n* 1 FETCH (BODY[] {2147483648}\r\n",
            "* 1 FETCH (BODY[] {3}\r\nabc FLAGS {2147483648+}\r\n",
            "* 1 FETCH (BODY[] \"x {1000}\r\n",
            &format!("* 1 FETCH (FLAGS ({}", "x".repeat(300_000)),
        ] {
            assert!(follow(&[answer]).is_err(), "{answer}");
        }
    }
}

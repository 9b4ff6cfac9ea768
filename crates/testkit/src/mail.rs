//! Another mail server that hands messages over, by SMTP or LMTP, and hears what is said of each.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

/// A connection over which messages are handed over.
pub struct Mailing {
    stream: BufReader<TcpStream>,
}

/// What the receiving server said: 250 only when the message is its own concern from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The code: 250 kept, 4xx to try again, 5xx never.
    pub code: u16,
    /// Its words.
    pub words: String,
}

impl Said {
    /// Whether the message was acknowledged.
    pub fn is_kept(&self) -> bool {
        self.code == 250
    }

    /// Whether it is to be tried again.
    pub fn is_later(&self) -> bool {
        (400..500).contains(&self.code)
    }
}

impl Mailing {
    /// Connects by SMTP.
    ///
    /// # Errors
    /// When nobody answers.
    pub fn smtp(to: SocketAddr) -> io::Result<Self> {
        Self::begin(to, "EHLO")
    }

    /// Connects by LMTP.
    ///
    /// # Errors
    /// When nobody answers.
    pub fn lmtp(to: SocketAddr) -> io::Result<Self> {
        Self::begin(to, "LHLO")
    }

    fn begin(to: SocketAddr, hello: &str) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&to, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut mailing = Self { stream: BufReader::new(stream) };
        mailing.hear()?;
        mailing.say(&format!("{hello} sender.example"))?;
        Ok(mailing)
    }

    /// Hands one message over; answers the first refusal, or what was said of the whole.
    ///
    /// # Errors
    /// When the connection breaks: nothing is known of the message then.
    pub fn deliver(&mut self, from: &str, to: &str, message: &str) -> io::Result<Said> {
        for (line, expected) in [(format!("MAIL FROM:<{from}>"), 250), (format!("RCPT TO:<{to}>"), 250), ("DATA".to_owned(), 354)] {
            let said = self.say(&line)?;
            if said.code != expected {
                self.say("RSET")?;
                return Ok(said);
            }
        }
        let mut data = String::new();
        for line in message.lines() {
            let dot = if line.starts_with('.') { "." } else { "" };
            data += &format!("{dot}{line}\r\n");
        }
        self.say(&format!("{data}."))
    }

    fn say(&mut self, line: &str) -> io::Result<Said> {
        self.stream.get_mut().write_all(format!("{line}\r\n").as_bytes())?;
        self.hear()
    }

    fn hear(&mut self) -> io::Result<Said> {
        let mut words = String::new();
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 || !line.ends_with('\n') {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            words += line.get(4..).unwrap_or("");
            if line.as_bytes().get(3) != Some(&b'-') {
                let code = line.get(..3).and_then(|code| code.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
                return Ok(Said { code, words: words.trim().to_owned() });
            }
        }
    }
}

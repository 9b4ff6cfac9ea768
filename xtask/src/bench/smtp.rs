//! A sender over SMTP or LMTP that keeps its connection and sends MAIL, RCPT and DATA together where the server allows it.
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::mail_in::Courier;
use super::workload::mail::Mail;

/// The two protocols for handing over a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// RFC 5321.
    Smtp,
    /// RFC 2033.
    Lmtp,
}

/// An open conversation.
pub struct Sender {
    stream: BufReader<TcpStream>,
    pipelining: bool,
}

impl Sender {
    /// Connects and greets.
    pub fn connect(server: SocketAddr, protocol: Protocol) -> Result<Self> {
        let stream = TcpStream::connect(server).with_context(|| format!("connecting to {server}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let mut sender = Self { stream: BufReader::new(stream), pipelining: false };
        sender.expect("220")?;
        sender.send(if protocol == Protocol::Lmtp { b"LHLO bench.example.org\r\n" } else { b"EHLO bench.example.org\r\n" })?;
        sender.pipelining = sender.expect("250")?.contains("PIPELINING");
        Ok(sender)
    }

    fn send(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.stream.get_mut().write_all(bytes)?)
    }

    /// Reads a whole answer, of one or more lines, that must have this code.
    fn expect(&mut self, code: &str) -> Result<String> {
        let mut answer = String::new();
        loop {
            let mut line = String::new();
            ensure!(self.stream.read_line(&mut line)? > 0, "the server hung up");
            answer += &line;
            if line.as_bytes().get(3) != Some(&b'-') {
                ensure!(line.starts_with(code), "wanted {code}, the server said {}", answer.trim_end());
                return Ok(answer);
            }
        }
    }

    fn envelope(&mut self, mail: &Mail) -> Result<()> {
        let steps = [
            (format!("MAIL FROM:<{}>\r\n", mail.from), "250"),
            (format!("RCPT TO:<{}>\r\n", mail.to), "250"),
            ("DATA\r\n".to_owned(), "354"),
        ];
        if self.pipelining {
            self.send(steps.iter().map(|(line, _)| line.as_str()).collect::<String>().as_bytes())?;
        }
        for (line, code) in steps {
            if !self.pipelining {
                self.send(line.as_bytes())?;
            }
            self.expect(code)?;
        }
        Ok(())
    }
}

impl Courier for Sender {
    fn deliver(&mut self, mail: &Mail) -> Result<()> {
        self.envelope(mail)?;
        let data = stuffed(&mail.raw);
        self.send(&data)?;
        self.expect("250").map(drop)
    }
}

/// The message with a dot doubled at the start of a line, and the end mark.
fn stuffed(raw: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(raw.len() + 16);
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            data.push(b'.');
        }
        data.extend_from_slice(line);
    }
    data.extend_from_slice(if raw.ends_with(b"\r\n") { b".\r\n" } else { b"\r\n.\r\n" });
    data
}

#[cfg(test)]
mod tests {
    use super::stuffed;

    #[test]
    fn a_dot_at_the_start_of_a_line_is_doubled() {
        assert_eq!(stuffed(b"a\r\n.b\r\n..\r\n"), b"a\r\n..b\r\n...\r\n.\r\n");
        assert_eq!(stuffed(b"a"), b"a\r\n.\r\n");
    }
}

//! A mail server that takes every letter and sends it to nobody; it remembers which letters came. While it is shut, it greets nobody.
use std::collections::BTreeSet;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;
use anyhow::bail;

/// How long the program may take to write down that the last letter was taken.
const WRITTEN_DOWN: Duration = Duration::from_millis(300);

/// The server; it runs as long as this program.
pub struct Outbox {
    server: SocketAddr,
    taken: Arc<Mutex<Taken>>,
    door: Arc<Door>,
}

/// Whoever comes while it is shut waits before it.
#[derive(Default)]
struct Door {
    is_shut: Mutex<bool>,
    moved: Condvar,
}

impl Door {
    fn set(&self, is_shut: bool) {
        *self.is_shut.lock().unwrap_or_else(PoisonError::into_inner) = is_shut;
        self.moved.notify_all();
    }

    fn wait(&self) {
        let is_shut = self.is_shut.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.moved.wait_while(is_shut, |is_shut| *is_shut));
    }
}

/// The letters that came.
#[derive(Clone, Default)]
struct Taken {
    letters: usize,
    ids: BTreeSet<String>,
}

impl Outbox {
    /// Listens on a free port of the loopback address.
    pub fn open() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let (server, taken, door) = (listener.local_addr()?, Arc::<Mutex<Taken>>::default(), Arc::<Door>::default());
        let (kept, entrance) = (taken.clone(), door.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (kept, entrance) = (kept.clone(), entrance.clone());
                // A sender that hangs up ends its own conversation and no other.
                thread::spawn(move || {
                    entrance.wait();
                    drop(talk(&stream, &kept));
                });
            }
        });
        Ok(Self { server, taken, door })
    }

    /// From now on whoever comes waits to be greeted: letters pile up where they come from.
    pub fn shut(&self) {
        self.door.set(true);
    }

    /// Greets those who wait, and whoever comes.
    pub fn let_in(&self) {
        self.door.set(false);
    }

    /// Where it listens.
    pub fn server(&self) -> SocketAddr {
        self.server
    }

    /// The settings with which Daleel hands its letters to it.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("DALEEL_MAIL__RELAY_HOST", self.server.ip().to_string()),
            ("DALEEL_MAIL__RELAY_PORT", self.server.port().to_string()),
            ("DALEEL_MAIL__RELAY_SECURITY", "none".to_owned()),
        ]
    }

    /// How many letters came.
    pub fn letters(&self) -> usize {
        self.taken().letters
    }

    /// How many came a second time.
    pub fn doubled(&self) -> usize {
        let taken = self.taken();
        taken.letters - taken.ids.len()
    }

    /// Waits until so many came in all and the program has written that down.
    pub fn wait_for(&self, letters: usize) -> Result<()> {
        let (mut since, mut came) = (Instant::now(), self.letters());
        while came < letters {
            if since.elapsed() > Duration::from_secs(60) {
                bail!("{came} of {letters} letters have left, and for a minute none");
            }
            thread::sleep(Duration::from_millis(5));
            let now = self.letters();
            if now > came {
                (since, came) = (Instant::now(), now);
            }
        }
        thread::sleep(WRITTEN_DOWN);
        Ok(())
    }

    fn taken(&self) -> Taken {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// One conversation, by RFC 5321 as far as a sender that keeps to it needs.
fn talk(stream: &TcpStream, taken: &Mutex<Taken>) -> Result<()> {
    stream.set_nodelay(true)?;
    let (mut ask, mut said) = (BufReader::new(stream), stream);
    said.write_all(b"220 outbox.example\r\n")?;
    let mut line = String::new();
    while ask.read_line(&mut line)? > 0 {
        let verb = line.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "DATA" => {
                said.write_all(b"354 go on\r\n")?;
                let id = letter(&mut ask)?;
                let mut taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
                taken.letters += 1;
                taken.ids.insert(id);
                drop(taken);
                said.write_all(b"250 taken\r\n")?;
            }
            "QUIT" => return Ok(said.write_all(b"221 goodbye\r\n")?),
            _ => said.write_all(b"250 outbox.example\r\n")?,
        }
        line.clear();
    }
    Ok(())
}

/// Reads a letter to the lone dot; answers its message id.
fn letter(ask: &mut impl BufRead) -> Result<String> {
    let (mut id, mut line) = (String::new(), Vec::new());
    // The end of a letter that never ends is the end of its connection.
    while ask.by_ref().read_until(b'\n', &mut line)? > 0 && line != b".\r\n" {
        let text = String::from_utf8_lossy(&line);
        if let Some((_, value)) = text.split_once(':').filter(|(name, _)| id.is_empty() && name.eq_ignore_ascii_case("message-id")) {
            value.trim().clone_into(&mut id);
        }
        line.clear();
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::SocketAddr;
    use std::net::TcpStream;
    use std::time::Duration;

    use super::Outbox;
    use crate::bench::mail_in::Courier;
    use crate::bench::smtp::Protocol;
    use crate::bench::smtp::Sender;
    use crate::bench::workload::mail::mail;
    use crate::bench::workload::words::Words;

    fn send(server: SocketAddr, number: u64) {
        let letter = mail(&Words::read(), 7, number, Some("someone@example.com"));
        Sender::connect(server, Protocol::Smtp).expect("it greets").deliver(&letter).expect("it takes every letter");
    }

    #[test]
    fn a_letter_that_comes_twice_is_seen() {
        let outbox = Outbox::open().expect("a free port");
        [1, 2, 2].into_iter().for_each(|number| send(outbox.server, number));
        outbox.wait_for(3).expect("three letters came");
        assert_eq!((outbox.letters(), outbox.doubled()), (3, 1));
    }

    #[test]
    fn who_comes_while_it_is_shut_is_greeted_once_it_is_open() {
        let outbox = Outbox::open().expect("a free port");
        outbox.shut();
        let mut stream = TcpStream::connect(outbox.server()).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_millis(50))).expect("a time");
        let mut greeting = [0; 3];
        assert!(stream.read_exact(&mut greeting).is_err(), "nobody is greeted");
        outbox.let_in();
        stream.set_read_timeout(None).expect("no time");
        stream.read_exact(&mut greeting).expect("a greeting");
        assert_eq!(&greeting, b"220");
    }
}

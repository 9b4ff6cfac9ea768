//! The window of an employee's browser: it hears what changes and fetches its page anew, as `live.js` does.
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;

use super::Stretch;
use super::employee::Deed;
use super::employee::Took;
use crate::bench::daleel::people::Person;
use crate::bench::http::Client;
use crate::bench::http::holds;
use crate::bench::http::wire;

/// Changes that come together are fetched together.
const PAUSE: Duration = Duration::from_millis(400);
/// What changes is heard of the whole entity.
const CHANGES: &str = "/en/live?topics=entity";

/// What is open in it.
pub struct Window {
    person: Person,
    page: Mutex<String>,
}

impl Window {
    /// Opens a page.
    pub fn new(person: Person, page: &str) -> Self {
        Self { person, page: Mutex::new(page.to_owned()) }
    }

    /// Somebody has gone on to another page.
    pub fn shows(&self, page: &str) {
        page.clone_into(&mut self.page.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Fetches the page anew whenever something has changed, until it is over.
    pub fn keep_up_to_date(&self, stretch: &Stretch) -> Result<Took> {
        let (mut took, mut client) = (Took::default(), Client::new(self.person.server, true));
        let (mut stream, mut heard) = (self.listen()?, None::<Instant>);
        while stretch.goes_on() {
            match hears(&mut stream) {
                Heard::Change => heard = heard.or_else(|| Some(Instant::now())),
                Heard::Nothing => {}
                Heard::End => stream = self.listen()?,
            }
            if heard.is_some_and(|since| since.elapsed() >= PAUSE) {
                let page = self.page.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let request = self.person.page(page, &["id=\"work\""]).with("Unattended", "yes");
                took.ask(&mut client, &request, (Deed::UpToDate, stretch.now()));
                heard = None;
            }
        }
        Ok(took)
    }

    fn listen(&self) -> Result<TcpStream> {
        let mut stream = TcpStream::connect(self.person.server)?;
        stream.set_read_timeout(Some(Duration::from_millis(100)))?;
        stream.write_all(&wire(&self.person.page(CHANGES, &[]).with("Accept", "text/event-stream"), self.person.server, true))?;
        Ok(stream)
    }
}

enum Heard {
    Change,
    Nothing,
    End,
}

/// Signs of life are no change.
fn hears(stream: &mut TcpStream) -> Heard {
    let mut bytes = [0; 16 * 1024];
    match stream.read(&mut bytes) {
        Ok(0) => Heard::End,
        Ok(read) if holds(&bytes[..read], b"changed") => Heard::Change,
        Ok(_) => Heard::Nothing,
        Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => Heard::Nothing,
        Err(_) => Heard::End,
    }
}

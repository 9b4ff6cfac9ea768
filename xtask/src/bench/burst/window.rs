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
use crate::bench::chance::Chance;
use crate::bench::daleel::people::Person;
use crate::bench::http::Client;
use crate::bench::http::holds;
use crate::bench::http::wire;

/// Changes that come together are fetched together.
const PAUSE: Duration = Duration::from_millis(400);
/// What follows the whole entity, as the list does, is fetched no more often than this,
const REST: Duration = Duration::from_secs(5);
/// and not by everybody at once.
const SPREAD_MS: u64 = 1_500;
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
    pub fn keep_up_to_date(&self, stretch: &Stretch, chance: &mut Chance) -> Result<Took> {
        let (mut took, mut client) = (Took::default(), Client::new(self.person.server, true));
        let (mut stream, mut due, mut rested, mut how) = (self.listen()?, None::<Instant>, Instant::now(), "later");
        while stretch.goes_on() {
            let page = self.page.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let now = Instant::now();
            match hears(&mut stream, &page) {
                Heard::Near => (due, how) = (Some(due.map_or(now + PAUSE, |due| due.min(now + PAUSE))), "yes"),
                Heard::Wide if due.is_none() => {
                    due = Some(rested.max(now + PAUSE + Duration::from_millis(chance.between(0, SPREAD_MS))));
                }
                Heard::Wide | Heard::Nothing => {}
                Heard::End => stream = self.listen()?,
            }
            if due.is_some_and(|due| due <= Instant::now()) {
                rested = Instant::now() + REST;
                let request = self.person.page(page, &["id=\"work\""]).with("Unattended", how);
                took.ask(&mut client, &request, (Deed::UpToDate, stretch.now()));
                (due, how) = (None, "later");
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
    /// Something of the case that is open.
    Near,
    /// Something else of the entity.
    Wide,
    Nothing,
    End,
}

/// Signs of life are no change, nor is who looks at a case.
fn hears(stream: &mut TcpStream, page: &str) -> Heard {
    let mut bytes = [0; 16 * 1024];
    match stream.read(&mut bytes) {
        Ok(0) => Heard::End,
        Ok(read) => what_of(&bytes[..read], page),
        Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => Heard::Nothing,
        Err(_) => Heard::End,
    }
}

fn what_of(told: &[u8], page: &str) -> Heard {
    let case = page.strip_prefix("/en/desk/cases/").and_then(|rest| rest.split_once('?'));
    match case {
        Some((id, _)) if holds(told, format!("data: case:{id},").as_bytes()) => Heard::Near,
        _ if holds(told, b"entity") => Heard::Wide,
        _ => Heard::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_told_from_the_rest() {
        let told = b"id: 7\nevent: changed\ndata: case:12,entity\n\n";
        assert!(matches!(what_of(told, "/en/desk/cases/12?view=mine"), Heard::Near));
        assert!(matches!(what_of(told, "/en/desk/cases/1?view=mine"), Heard::Wide));
        assert!(matches!(what_of(told, "/en/desk/cases?view=mine"), Heard::Wide));
        assert!(matches!(what_of(b"event: changed\ndata: presence-case:12\n\n", "/en/desk/cases/12?view=mine"), Heard::Nothing));
    }
}

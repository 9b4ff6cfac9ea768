//! The entity that is not flooded: its list, its notes, its mail, one after the other.
use std::net::SocketAddr;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use serde_json::Value;

use crate::bench::daleel::Serving;
use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::mail_in::Courier;
use crate::bench::smtp::Protocol;
use crate::bench::smtp::Sender;
use crate::bench::workload::mail::mail;
use crate::bench::workload::words::Words;

/// Between two things.
const PAUSE: Duration = Duration::from_millis(150);

/// The entity as one of its employees sees it.
pub struct Calm {
    http: SocketAddr,
    lmtp: SocketAddr,
    token: String,
    mailbox: String,
    case: String,
}

/// How long each thing took, in milliseconds, sorted.
#[derive(Default)]
pub struct Took {
    /// The list of cases.
    pub lists: Vec<f64>,
    /// A note, written and synced.
    pub notes: Vec<f64>,
    /// A message, acknowledged and synced.
    pub messages: Vec<f64>,
}

impl Took {
    /// How many things there were; none is nothing.
    pub fn things(&self) -> Option<usize> {
        Some(self.lists.len() + self.notes.len() + self.messages.len()).filter(|things| *things > 0)
    }
}

impl Calm {
    /// Looks up its mailbox, and a case that a message makes.
    pub fn open(serving: &Serving, token: String) -> Result<Self> {
        let mut calm = Self { http: serving.http, lmtp: serving.lmtp, token, mailbox: String::new(), case: String::new() };
        calm.mailbox = calm.first("/api/v1/mailboxes", "/items/0/address")?;
        // A fresh installation has no case of this entity yet.
        Sender::connect(calm.lmtp, Protocol::Lmtp)?.deliver(&mail(&Words::read(), 11, 1, Some(&calm.mailbox)))?;
        calm.case = calm.first("/api/v1/cases?limit=1", "/items/0/id")?;
        Ok(calm)
    }

    fn first(&self, path: &str, pointer: &str) -> Result<String> {
        let answer = Client::new(self.http, false).ask(&self.asking(Request::get(path, &[])))?;
        let value: Value = serde_json::from_slice(&answer.body).with_context(|| path.to_owned())?;
        let found = value.pointer(pointer).with_context(|| format!("nothing at {path}"))?;
        Ok(found.as_str().map_or_else(|| found.to_string(), str::to_owned))
    }

    fn asking(&self, request: Request) -> Request {
        request.with("Authorization", format!("Bearer {}", self.token))
    }

    /// Does one thing after the other for so long; the messages have numbers from `first` on.
    pub fn measure(&self, length: Duration, first: u64) -> Result<Took> {
        let (words, begun, mut took) = (Words::read(), Instant::now(), Took::default());
        let (mut client, mut sender) = (Client::new(self.http, true), Sender::connect(self.lmtp, Protocol::Lmtp)?);
        let list = self.asking(Request::get("/api/v1/cases?limit=50", &["\"items\":[{"]));
        let note = self.asking(self.note());
        let ask = |client: &mut Client, request: &Request| -> Result<()> {
            let answer = client.ask(request)?;
            ensure!(answer.is_right_for(request), "{} answered {}", request.path, answer.status);
            Ok(())
        };
        for number in first.. {
            if begun.elapsed() >= length {
                break;
            }
            took.lists.push(timed(|| ask(&mut client, &list))?);
            took.notes.push(timed(|| ask(&mut client, &note))?);
            let message = mail(&words, 11, number, Some(&self.mailbox));
            took.messages.push(timed(|| sender.deliver(&message))?);
        }
        for times in [&mut took.lists, &mut took.notes, &mut took.messages] {
            times.sort_by(f64::total_cmp);
        }
        Ok(took)
    }

    fn note(&self) -> Request {
        let body = r#"{"text":"Called back and told when it will be ready."}"#.as_bytes().to_vec();
        let path = format!("/api/v1/cases/{}/notes", self.case);
        Request { method: "POST", path, body, ..Request::default() }.with("Content-Type", "application/json")
    }
}

/// Does a thing after a pause; answers how many milliseconds it took.
fn timed(mut work: impl FnMut() -> Result<()>) -> Result<f64> {
    thread::sleep(PAUSE);
    let begun = Instant::now();
    work()?;
    Ok(begun.elapsed().as_secs_f64() * 1000.0)
}

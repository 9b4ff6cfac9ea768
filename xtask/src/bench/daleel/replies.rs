//! Replies to cases of Daleel: each case came by mail, is owned by whoever answers it and is answered once, and each reply leaves by mail.
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use serde_json::Value;
use serde_json::json;

use super::Serving;
use super::desk::Desk;
use super::people::Person;
use crate::bench::chance::Chance;
use crate::bench::figures::Subject;
use crate::bench::form;
use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::outbox::Outbox;
use crate::bench::product::Face;
use crate::bench::product::Product;
use crate::bench::product::Scenario;
use crate::bench::workload::answer;
use crate::bench::workload::words::Words;

/// A running Daleel whose letters go to an outbox, with cases that wait for a reply.
pub struct Replies<'a> {
    desk: &'a Desk,
    person: &'a Person,
    outbox: &'a Outbox,
    words: Words,
    waiting: Mutex<Vec<Waiting>>,
    /// The number of the next reply.
    next: AtomicU64,
    /// How many letters must have left once all is done.
    expected: AtomicUsize,
}

/// A case that waits for a reply.
struct Waiting {
    id: String,
    /// The composer as it opened, with the version of the case, the proposed subject and the customer's questions.
    composer: Vec<(String, String)>,
}

impl Waiting {
    fn field(&self, name: &str) -> &str {
        self.composer.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

impl<'a> Replies<'a> {
    /// Takes the cases over and opens each once, as whoever answers it does.
    pub fn prepare(serving: &Serving, desk: &'a Desk, person: &'a Person, outbox: &'a Outbox, cases: Vec<String>) -> Result<Self> {
        let mut client = Client::new(serving.http, true);
        let waiting = cases.into_iter().map(|id| take_over(&mut client, desk, person, id)).collect::<Result<Vec<_>>>()?;
        let (waiting, expected) = (Mutex::new(waiting), AtomicUsize::new(outbox.letters()));
        outbox.shut();
        Ok(Self { desk, person, outbox, words: Words::read(), waiting, next: AtomicU64::new(0), expected })
    }

    fn by_page(&self, case: &Waiting, text: &str) -> Request {
        let path = address(&case.id);
        let written = case.composer.iter().map(|(name, value)| {
            let value = if name == "body" { text } else { value };
            (name.clone(), value.to_owned())
        });
        // The script of the page has shown which questions stay open.
        let fields: Vec<_> = written.chain([("open_seen".to_owned(), "yes".to_owned())]).collect();
        self.person.sends(&format!("{path}/replies"), &format!("{path}?view=mine"), &fields)
    }

    fn by_program(&self, case: &Waiting, text: &str) -> Request {
        let version: i64 = case.field("version").parse().unwrap_or(0);
        let body = json!({"subject": case.field("subject"), "body": text, "lang": case.field("lang"), "version": version});
        self.desk.with_token(Request::json(format!("/api/v1/cases/{}/replies", case.id), &body, &["\"waits_for_look\":false"]))
    }
}

impl Product for Replies<'_> {
    fn subject(&self) -> &Subject {
        self.desk.subject()
    }

    fn server(&self) -> SocketAddr {
        self.desk.server()
    }

    fn keeps_connections(&self) -> bool {
        true
    }

    fn processes(&self) -> &[u32] {
        self.desk.processes()
    }

    fn operation(&self, scenario: Scenario, face: Face, _chance: &mut Chance) -> Vec<Request> {
        if scenario != Scenario::Reply {
            return Vec::new();
        }
        let Some(case) = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop() else { return Vec::new() };
        let text = answer(&self.words, case.field("lang") == "ar", self.next.fetch_add(1, Ordering::Relaxed));
        vec![if face == Face::Page { self.by_page(&case, &text) } else { self.by_program(&case, &text) }]
    }

    fn settled(&self, scenario: Scenario) -> Option<Scenario> {
        (scenario == Scenario::Reply).then_some(Scenario::Letter)
    }

    /// The letters leave once all are posted, so that what posting costs and what the way out costs are told apart.
    fn settle(&self, right: usize) -> Result<()> {
        let expected = self.expected.fetch_add(right, Ordering::Relaxed) + right;
        self.outbox.let_in();
        let left = self.outbox.wait_for(expected);
        self.outbox.shut();
        left?;
        let (letters, doubled) = (self.outbox.letters(), self.outbox.doubled());
        ensure!((letters, doubled) == (expected, 0), "{expected} replies became {letters} letters, {doubled} of them twice");
        Ok(())
    }
}

fn address(case: &str) -> String {
    format!("/en/desk/cases/{case}")
}

fn take_over(client: &mut Client, desk: &Desk, person: &Person, id: String) -> Result<Waiting> {
    let mut ask = |request: &Request| -> Result<Vec<u8>> {
        let answer = client.ask(request)?;
        let said = String::from_utf8_lossy(&answer.body);
        ensure!(answer.is_right_for(request), "{} answered {}: {said}", request.path, answer.status);
        Ok(answer.body)
    };
    let case: Value = serde_json::from_slice(&ask(&desk.with_token(Request::get(format!("/api/v1/cases/{id}"), &["\"version\""])))?)?;
    let owner = json!({"version": case["version"], "reason": "Measured with."});
    ask(&desk.with_token(Request::json(format!("/api/v1/cases/{id}/owner"), &owner, &["\"version\""])))?;
    let path = address(&id);
    let page = ask(&person.page(format!("{path}?view=mine"), &["composer"]))?;
    let composer = form::fields(&String::from_utf8_lossy(&page), &format!("{path}/replies")).context("a place to write a reply")?;
    Ok(Waiting { id, composer })
}

//! Request Tracker 5: pages as a browser gets them, and its REST 2 interface with the same session.
use std::net::SocketAddr;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use anyhow::Result;
use anyhow::ensure;

use super::chance::Chance;
use super::figures::Subject;
use super::http::Client;
use super::http::Request;
use super::http::percent;
use super::product::Face;
use super::product::Product;
use super::product::ROWS;
use super::product::Scenario;
use super::workload::answer;
use super::workload::words::Words;

/// A running Request Tracker that root has signed in to.
pub struct RequestTracker {
    subject: Subject,
    server: SocketAddr,
    processes: Vec<u32>,
    cookie: String,
    words: Words,
    /// How many replies were asked for.
    replies: AtomicU64,
}

impl RequestTracker {
    /// Signs in.
    pub fn sign_in(subject: Subject, server: SocketAddr, processes: Vec<u32>) -> Result<Self> {
        let mut client = Client::new(server, false);
        let form = Request::form("/NoAuth/Login.html", &[("user", "root"), ("pass", "password")]);
        let cookie = client.ask(&Request::get("/NoAuth/Login.html", &[]))?.cookies().join("; ");
        let renewed = client.ask(&form.with("Cookie", cookie.clone()))?.cookies().join("; ");
        let cookie = if renewed.is_empty() { cookie } else { renewed };
        let home = Request::get("/", &["Logout"]).with("Cookie", cookie.clone());
        ensure!(client.ask(&home)?.is_right_for(&home), "Request Tracker did not let root in");
        Ok(Self { subject, server, processes, cookie, words: Words::read(), replies: AtomicU64::new(0) })
    }

    fn get(&self, path: String, expect: &[&str]) -> Request {
        Request::get(path, expect).with("Cookie", self.cookie.clone())
    }

    /// A reply through its interface for programs; a page's form asks for much that a reply does not need.
    fn reply(&self, id: u64, face: Face) -> Vec<Request> {
        if face == Face::Page {
            return Vec::new();
        }
        let text = answer(&self.words, id % 5 < 3, id);
        let path = format!("/REST/2.0/ticket/{id}/correspond");
        let request = Request { method: "POST", body: text.into_bytes(), ..Request::get(path, &[]) };
        vec![request.with("Content-Type", "text/plain").with("Cookie", self.cookie.clone())]
    }

    fn find(&self, query: &str, face: Face) -> Vec<Request> {
        let query = percent(query);
        let (path, expect) = match face {
            Face::Page => (format!("/Search/Results.html?Query={query}&Rows={ROWS}&OrderBy=id&Order=DESC"), "class=\"list-item\""),
            Face::Api => (
                format!("/REST/2.0/tickets?query={query}&per_page={ROWS}&orderby=id&order=DESC&fields=Subject,Status,Created,Requestor"),
                "\"Subject\"",
            ),
        };
        vec![self.get(path, &[expect])]
    }

    fn case(&self, id: u64, face: Face) -> Vec<Request> {
        match face {
            Face::Page => vec![self.get(format!("/Ticket/Display.html?id={id}"), &["Transaction"])],
            Face::Api => vec![
                self.get(format!("/REST/2.0/ticket/{id}"), &["\"Subject\""]),
                self.get(format!("/REST/2.0/ticket/{id}/history?fields=Type,Created,Creator,Content&per_page={ROWS}"), &["\"Create\""]),
            ],
        }
    }
}

impl Product for RequestTracker {
    fn subject(&self) -> &Subject {
        &self.subject
    }

    fn server(&self) -> SocketAddr {
        self.server
    }

    fn keeps_connections(&self) -> bool {
        false
    }

    fn processes(&self) -> &[u32] {
        &self.processes
    }

    fn operation(&self, scenario: Scenario, face: Face, chance: &mut Chance) -> Vec<Request> {
        match scenario.term() {
            Some(term) => self.find(&format!("Content LIKE '{term}'"), face),
            // One case after the other: no two workers answer the same at a time.
            None if scenario == Scenario::Reply => self.reply(1 + self.replies.fetch_add(1, Ordering::Relaxed) % self.subject.cases, face),
            // Its letters are dropped inside: how it would bring them to a server was not set up.
            None if scenario == Scenario::Letter => Vec::new(),
            None if scenario == Scenario::List => self.find("Status = 'open'", face),
            None => self.case(chance.between(1, self.subject.cases + 1), face),
        }
    }
}

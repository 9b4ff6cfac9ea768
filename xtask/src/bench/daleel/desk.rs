//! Daleel asked through its interface for programs, with the token of an employee who sees every mailbox.
use std::net::SocketAddr;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;
use serde_json::Value;

use super::Serving;
use crate::bench::chance::Chance;
use crate::bench::figures::Subject;
use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::http::percent;
use crate::bench::product::Face;
use crate::bench::product::Product;
use crate::bench::product::ROWS;
use crate::bench::product::Scenario;

/// Pages of cases that are read to know which cases can be asked for.
const PAGES: usize = 40;

/// A running Daleel and the cases that it is asked for.
pub struct Desk {
    subject: Subject,
    server: SocketAddr,
    processes: Vec<u32>,
    token: String,
    cases: Vec<String>,
}

impl Desk {
    /// Reads which cases there are: the newest, and those that the searches find.
    pub fn open(subject: Subject, serving: &Serving, database: Option<u32>, token: String) -> Result<Self> {
        let processes = std::iter::once(serving.pid()).chain(database).collect();
        let mut desk = Self { subject, server: serving.http, processes, token, cases: Vec::new() };
        let terms = Scenario::ALL.into_iter().filter_map(Scenario::term);
        let queries = std::iter::once(String::new()).chain(terms.map(|term| format!("&q={}", percent(term))));
        let mut cases = Vec::new();
        for query in queries {
            desk.walk(&query, |id| {
                cases.push(id.to_owned());
                cases.len() % (PAGES * ROWS) > 0
            })?;
        }
        cases.sort();
        cases.dedup();
        ensure!(!cases.is_empty(), "there is no case to ask for");
        desk.cases = cases;
        Ok(desk)
    }

    /// The first mailbox's address.
    pub fn mailbox(&self) -> Result<String> {
        let list = self.json("/api/v1/mailboxes")?;
        let address = list.pointer("/items/0/address").and_then(Value::as_str);
        Ok(address.with_context(|| format!("a mailbox with an address in {list}"))?.to_owned())
    }

    /// The newest case's id.
    pub fn newest(&self) -> Result<String> {
        let mut newest = None;
        self.walk("", |id| {
            newest = Some(id.to_owned());
            false
        })?;
        newest.context("there is no case")
    }

    /// How many cases are newer than that one.
    pub fn newer_than(&self, id: &str) -> Result<i64> {
        let (mut newer, mut met) = (0, false);
        self.walk("", |other| {
            met = other == id;
            newer += i64::from(!met);
            !met
        })?;
        ensure!(met, "case {id} is no longer listed");
        Ok(newer)
    }

    /// The cases that are newer than that one.
    pub fn newer(&self, id: &str) -> Result<Vec<String>> {
        let mut newer = Vec::new();
        self.walk("", |other| {
            let met = other == id;
            newer.extend((!met).then(|| other.to_owned()));
            !met
        })?;
        Ok(newer)
    }

    /// Shows the ids that a query finds, newest first, until `more` says no.
    fn walk(&self, query: &str, mut more: impl FnMut(&str) -> bool) -> Result<()> {
        let mut before = String::new();
        loop {
            let page = self.json(&format!("/api/v1/cases?limit={ROWS}{query}{before}"))?;
            for item in page.pointer("/items").and_then(Value::as_array).context("items")? {
                if !more(&identity(item)?) {
                    return Ok(());
                }
            }
            let Some(next) = page.get("next").and_then(Value::as_str) else { return Ok(()) };
            before = format!("&before={}", percent(next));
        }
    }

    fn json(&self, path: &str) -> Result<Value> {
        let answer = Client::new(self.server, false).ask(&self.get(path.to_owned(), &[]))?;
        ensure!(answer.status == 200, "{path} answered {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        serde_json::from_slice(&answer.body).with_context(|| path.to_owned())
    }

    fn get(&self, path: String, expect: &[&str]) -> Request {
        self.with_token(Request::get(path, expect))
    }

    /// A request of the program that has the token.
    pub fn with_token(&self, request: Request) -> Request {
        request.with("Authorization", format!("Bearer {}", self.token))
    }
}

impl Product for Desk {
    fn subject(&self) -> &Subject {
        &self.subject
    }

    fn server(&self) -> SocketAddr {
        self.server
    }

    fn keeps_connections(&self) -> bool {
        true
    }

    fn processes(&self) -> &[u32] {
        &self.processes
    }

    fn operation(&self, scenario: Scenario, face: Face, chance: &mut Chance) -> Vec<Request> {
        let id = chance.pick(&self.cases);
        match (face, scenario, scenario.term()) {
            // Replies need cases that came by mail: `replies.rs`.
            (Face::Page, ..) | (_, Scenario::Reply | Scenario::Letter, _) => Vec::new(),
            (_, Scenario::SearchNothing, Some(term)) => {
                vec![self.get(format!("/api/v1/cases?limit={ROWS}&q={}", percent(term)), &["\"items\":[]"])]
            }
            (_, _, Some(term)) => vec![self.get(format!("/api/v1/cases?limit={ROWS}&q={}", percent(term)), &["\"items\":[{"])],
            (_, Scenario::List, _) => vec![self.get(format!("/api/v1/cases?limit={ROWS}"), &["\"items\":[{"])],
            _ => vec![
                self.get(format!("/api/v1/cases/{id}"), &[id]),
                self.get(format!("/api/v1/cases/{id}/entries?limit={ROWS}"), &["\"items\":[{"]),
            ],
        }
    }
}

/// An id is a number or a text.
fn identity(item: &Value) -> Result<String> {
    match item.get("id") {
        Some(Value::String(id)) => Ok(id.clone()),
        Some(Value::Number(id)) => Ok(id.to_string()),
        _ => bail!("a case without an id: {item}"),
    }
}

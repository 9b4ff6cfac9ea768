//! django-helpdesk: pages as a browser gets them (a list is its frame, then the rows it loads), and its REST interface.
use std::net::SocketAddr;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use serde_json::json;

use super::chance::Chance;
use super::figures::Subject;
use super::http::Client;
use super::http::Request;
use super::http::percent;
use super::product::Face;
use super::product::Product;
use super::product::ROWS;
use super::product::Scenario;

/// A running django-helpdesk that its agent has signed in to.
pub struct DjangoHelpdesk {
    subject: Subject,
    server: SocketAddr,
    processes: Vec<u32>,
    cookie: String,
}

impl DjangoHelpdesk {
    /// Signs in.
    pub fn sign_in(subject: Subject, server: SocketAddr, processes: Vec<u32>) -> Result<Self> {
        let mut client = Client::new(server, false);
        let form = client.ask(&Request::get("/login/", &[]))?;
        let page = String::from_utf8_lossy(&form.body).into_owned();
        let (_, rest) = page.split_once("csrfmiddlewaretoken\" value=\"").context("a sign-in form without its token")?;
        let token = rest.split('"').next().unwrap_or_default();
        let fields = [("username", "agent"), ("password", "agent-pass"), ("csrfmiddlewaretoken", token)];
        let answer = client.ask(&Request::form("/login/", &fields).with("Cookie", form.cookies().join("; ")))?;
        ensure!(answer.status == 302, "django-helpdesk did not let its agent in ({})", answer.status);
        Ok(Self { subject, server, processes, cookie: answer.cookies().join("; ") })
    }

    fn get(&self, path: String, expect: &[&str]) -> Request {
        Request::get(path, expect).with("Cookie", self.cookie.clone())
    }

    fn table(&self, frame: String, filtering: &Value, term: &str) -> Vec<Request> {
        let query = json!({"filtering": filtering, "filtering_null": {}, "sorting": "created", "sortreverse": true, "search_string": term});
        let columns = ["ticket", "id", "priority", "queue", "status", "created"];
        let columns: String = columns.iter().enumerate().map(|(at, name)| format!("&columns%5B{at}%5D%5Bdata%5D={name}")).collect();
        let order = "&order%5B0%5D%5Bcolumn%5D=1&order%5B0%5D%5Bdir%5D=desc";
        let query = STANDARD.encode(query.to_string());
        let rows = format!("/datatables_ticket_list/{query}?draw=1{columns}{order}&start=0&length={ROWS}&search%5Bvalue%5D=");
        vec![self.get(frame, &["ticketTable"]), self.get(rows, &["recordsTotal", "\"ticket\": \""])]
    }
}

impl Product for DjangoHelpdesk {
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
        let id = chance.between(1, self.subject.cases + 1);
        match (face, scenario, scenario.term()) {
            (Face::Page, _, Some(term)) => self.table(format!("/tickets/?q={}", percent(term)), &json!({}), term),
            (Face::Page, Scenario::List, _) => self.table("/tickets/?status=1".to_owned(), &json!({"status__in": [1]}), ""),
            (Face::Page, ..) => vec![self.get(format!("/tickets/{id}/"), &["Comment"])],
            // Its REST interface cannot search.
            (Face::Api, _, Some(_)) => Vec::new(),
            (Face::Api, Scenario::List, _) => vec![self.get(format!("/api/tickets/?status=1&page_size={ROWS}"), &["\"title\""])],
            (Face::Api, ..) => vec![self.get(format!("/api/tickets/{id}/"), &["\"description\""])],
        }
    }
}
